"""What a sentence asks for: a question, a command, a thing named alone, two near answers."""

from collections.abc import Iterator, Sequence

from nlu.forms import question_form
from nlu.wordlists import word_set
from skill.dialog import events
from skill.dialog.events import Event, Slots
from skill.dialog.expected_findings import listed_findings
from skill.dialog.heard_slots import with_findings, with_words
from skill.dialog.outside_events import is_outside, outside
from skill.dialog.subject_events import meant, named_row, unlisted_row
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Candidate, Reading

FLOOR = 0.5  # below it nothing is answered: cross-validation of the ear (training.md)

_REMIND, _WHEN = ("remind", "me"), ("time", "since", "days")
_BEFORE_FOOD = ("of", "a", "an", "the", "some", "my", "one", "cooked", "raw")
_NEAR = 0.2  # of a candidate that may be offered beside another
_PAIR = 2
_SHORT = 4  # tokens of a bare thing: "and my mother"
_ASKING = word_set(
    "what how why does do did can could is are should which when who will would tell where"
)
_JOINING = frozenset(("and", "but", "so", "also", "then", "just", "please", "well"))


def asked(reading: Reading, heard: Slots, knowledge: Knowledge) -> Iterator[Event]:
    """A question or a command; what was named alone; two answers that are near."""
    best = best_of(reading)
    if best is None and reading.tokens[:2] == _REMIND and not heard.keys().isdisjoint(_WHEN):
        yield events.AskedReminder(heard)
    elif food := _unlisted_food(reading, heard):
        yield events.Asked(with_words(heard, food=food), "magnesium-in-food", reading.form)
    elif best is not None and (made := meant(best.subject, reading, heard)):
        yield made
    elif is_outside(reading):
        yield outside(reading, heard, knowledge)
    elif unlisted := unlisted_row(reading, heard):
        yield unlisted
    elif _names_alone(reading, heard):
        yield events.AskedAbout(heard, question_form(reading.form))
    elif row := named_row(reading, heard):
        yield row
    elif best is None and (told := listed_findings(reading, knowledge)):
        yield events.Reported(with_findings(heard, told))
    elif two := _two(reading, knowledge):
        yield events.Doubted(heard, *two, question_form(reading.form))


def best_of(reading: Reading) -> Candidate | None:
    """What the words are about, where that is likely enough."""
    best = reading.candidates[0] if reading.candidates else None
    return best if best and best.p >= FLOOR else None


def asks(tokens: Sequence[str], start: int = 0) -> bool:
    """Whether a question begins there, behind words that join."""
    while start < len(tokens) and tokens[start] in _JOINING:
        start += 1
    return start < len(tokens) and tokens[start] in _ASKING


def _two(reading: Reading, knowledge: Knowledge) -> tuple[str, str] | None:
    """The two answers that are nearest, where none is near enough and nothing else is nearer."""
    near = [one for one in reading.candidates[:2] if one.p >= _NEAR]
    ours = [one.subject for one in reading.candidates if one.subject in knowledge.answers]
    if not near or near[0].subject not in knowledge.answers or len(ours) < _PAIR:
        return None
    return ours[0], ours[1]


def _unlisted_food(reading: Reading, heard: Slots) -> str | None:
    """How much magnesium is in … what no list has: it is named, to say that we don't know it."""
    if reading.form != "how-much" or "magnesium" not in reading.tokens:
        return None
    before, _, behind = " ".join(reading.tokens).rpartition(" in ")
    listed = heard["food"][0].heard if "food" in heard else ""
    left = behind.removesuffix(listed).split()
    known = listed and behind.endswith(listed) and (not left or left[-1] in _BEFORE_FOOD)
    return behind if before and not known else None


def _names_alone(reading: Reading, heard: Slots) -> bool:
    return "subject" in heard and len(reading.tokens) <= _SHORT
