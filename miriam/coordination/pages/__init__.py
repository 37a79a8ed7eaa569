"""What a group is answered for with, in sentences and as a document."""
