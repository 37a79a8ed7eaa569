"""What sees everything: settings, addresses, the server's entry point and the command line."""
