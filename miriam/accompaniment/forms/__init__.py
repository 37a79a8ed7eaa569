"""What is typed about an encounter, a plan, a theme, and which part of the thread to show."""
