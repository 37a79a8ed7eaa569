"""What can be done: begin a drawing, change it, say that it stands, take it away."""
