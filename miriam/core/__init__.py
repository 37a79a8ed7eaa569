"""The ground of every module; knows no domain: time, public names, secrecy, refusals."""
