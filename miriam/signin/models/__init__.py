"""What coming in keeps."""

from miriam.signin.models.guess import Guess

__all__ = ["Guess"]
