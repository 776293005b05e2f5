"""What a look-up is asked, and what it gives."""

from msgspec import Struct

from skill.dialog.events import Event, SlotValue
from skill.dialog.replies import FactValue
from skill.dialog.state import Person
from skill.knowledge.localise import Knowledge

_LONGEST_HEARD = 60  # characters of a heard word that we say back


class LookUp(Struct, frozen=True):
    """An answer asked for: its id, what was heard, about whom, and the last number spoken of."""

    answer: str
    event: Event
    person: Person
    knowledge: Knowledge
    number: int | None = None


class Case(Struct, frozen=True):
    """Which words of the answer to say ("" = its own), their placeholders, the number they name.

    `instead` is the answer of its own that the thing looked up has.
    """

    name: str = ""
    values: dict[str, FactValue] = {}
    number: int | None = None
    instead: str | None = None


def unknown(word: SlotValue) -> Case:
    """The words for something that stands in no list of ours, naming what was heard."""
    return Case("unknown", {"heard": word.heard[:_LONGEST_HEARD]})
