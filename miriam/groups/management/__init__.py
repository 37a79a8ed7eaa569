"""What an installation can call by hand or by its clock."""
