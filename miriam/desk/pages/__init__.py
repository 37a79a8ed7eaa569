"""What is shown on the gathering pages: in sentences and chips, from what the selectors found."""
