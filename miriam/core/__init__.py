"""What every module stands on and what knows no domain: time, names of rows, refusals, looks."""
