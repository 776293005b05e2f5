"""What a look-up is asked, and what it gives."""

from msgspec import Struct

from skill.dialog.events import Event
from skill.dialog.replies import FactValue
from skill.dialog.state import Person
from skill.knowledge.localise import Knowledge


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


# Something that stands in no list of ours. It is named as what it was asked as, a food or a
# medicine: the words that somebody said live one turn, and an act goes home with the session.
UNKNOWN = Case("unknown")
