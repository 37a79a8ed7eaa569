"""What the pages cost, measured: run by hand or with `make bench`, never by a test."""
