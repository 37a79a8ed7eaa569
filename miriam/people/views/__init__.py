"""The pages about a woman and her file."""
