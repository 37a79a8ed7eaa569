"""What a page says."""


def words(response: object) -> str:
    """All the page says, with plain spaces."""
    return " ".join(response.content.decode().replace("\u00a0", " ").split())  # type: ignore[attr-defined]
