"""What an open question waits for beside a yes or a no: somebody's age."""

from skill.dialog import events
from skill.dialog.events import Event, Slots
from skill.dialog.heard_slots import with_words
from skill.understanding.reading import Reading


def awaited(way: str, reading: Reading, heard: Slots) -> Event | None:
    """The event of what the open question waits for, where it was told."""
    if way == "person" and (age := _bare_age(reading)) is not None:
        return events.Reported(with_words(heard, own_age=f"{age:g}"))
    return None


def _bare_age(reading: Reading) -> float | None:
    """The last number that could be an age, where none says what it is: the last one mends."""
    bare = [one for one in reading.quantities if one.unit is None and "age" in one.roles]
    return bare[-1].low if bare and bare[-1].roles[0] != "age" else None
