"""What leaves, and how it is written, without Django."""
