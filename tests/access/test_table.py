"""table.txt as it stands: complete, readable again, and every door opens to somebody."""

from tests.access import table
from tests.access.personas import PERSONAS
from tests.access.routes import all_routes
from tests.access.table import TABLE, Column

# Behind a link that nobody was given, a key that nobody lost, a recording that her measure has not.
SHUT = {
    "desk:calendar",
    "measures:tablet_sound",
    "signin:arrive",
    "signin:link",
    "signin:lost_key",
    "signin:reset",
}


def test_the_table_has_everybody_and_every_door_and_nothing_else() -> None:
    text = TABLE.read_text(encoding="utf-8")
    assert table.written(table.read(text), [route.name for route in all_routes()]) == text


def shut_doors(columns: dict[str, Column]) -> set[str]:
    """Doors behind which nobody finds anything."""
    opened = {name for column in columns.values() for name, cell in column.items() if "yes" in cell}
    return {name for column in columns.values() for name in column} - opened


def test_every_door_opens_to_somebody() -> None:
    shut = shut_doors(table.read(TABLE.read_text(encoding="utf-8"))) - SHUT
    assert not shut, (
        f"nobody gets in at {sorted(shut)}: each parameter of an address needs a name that no "
        "other model uses, and an example of its own in tests/access/examples.py; then "
        "make access-table"
    )


def test_a_door_that_opens_to_nobody_is_found() -> None:
    assert shut_doors({"manager": {"a": "no", "b": "yes"}, "duo": {"a": "login", "b": "no"}}) == {
        "a"
    }


def test_a_door_with_a_long_name_is_written_and_read_again() -> None:
    name = "accompaniment:something_with_a_very_long_name"
    columns = {persona: {name: "no"} for persona in PERSONAS}
    assert table.read(table.written(columns, [name])) == columns
