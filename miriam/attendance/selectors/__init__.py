"""What the team of a group reads about who answers and who comes."""
