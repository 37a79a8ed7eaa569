"""What is typed around a measure: answers, a sheet, her own words."""
