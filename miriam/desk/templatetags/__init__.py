"""What the templates of the accompaniment say beside the components of the house."""
