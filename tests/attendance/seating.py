"""Helpers: more women in the group."""

from miriam.groups.models import Group
from miriam.groups.services import places
from miriam.people.models import File
from tests.world import World, make_file


def seated(world: World, group: Group, many: int) -> list[File]:
    """So many more women of the same case manager in the group."""
    files = [make_file(world.case_manager, f"Exemple {number:02}") for number in range(many)]
    with world.case_manager.at_work(*files) as by:
        for file in files:
            places.take(group, file=file, by=by)
    return files
