"""A ring: the key of one subject at one depth, in one generation."""

from django.db import models

from miriam.core.models import Record
from miriam.core.secrecy import classify
from miriam.vault.domain import Depth


class Ring(Record):
    """A random key, of which only holders of a grant have a copy.

    The public half of the ring's own pair lets somebody who may write but not read drop something
    in. When a holder leaves, a new generation is made; it carries the key of the one before.
    """

    subject = models.UUIDField()
    centre = models.UUIDField()
    depth = models.CharField(max_length=20)
    generation = models.PositiveSmallIntegerField(default=1)
    public_key = models.BinaryField(max_length=32)
    sealed_private_key = models.BinaryField()
    sealed_previous_key = models.BinaryField(null=True)
    # Somebody who held it has left; the next holder who opens her vault makes a new generation.
    left_by_someone = models.BooleanField(default=False)

    secrecy = classify(
        operational="subject centre depth generation public_key sealed_private_key "
        "sealed_previous_key left_by_someone"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "depth", "generation"], name="vault_ring_generation"
            )
        ]

    @property
    def how_deep(self) -> Depth:
        """Its depth as the value that the code compares."""
        return Depth(self.depth)

    @property
    def place(self) -> bytes:
        """Where the ring's own keys belong: they open nowhere else."""
        return f"ring|{self.centre}|{self.subject}|{self.depth}|{self.generation}".encode()

    @property
    def private_place(self) -> bytes:
        """Where the private half belongs: beside the public one that was made with it."""
        return self.place + b"|" + bytes(self.public_key)
