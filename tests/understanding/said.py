"""The test sentences that are seen as numbers, through our reader: which of them come out right.

tests/utterances and tests/fresh.yaml name the topic of a sentence, or the first edition's intent
that steers routine or reminder; tests/openings.yaml the findings that a report holds.
"""

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from skill.dialog.state import State
from skill.knowledge.strict_yaml import read
from tests.understanding.corpus import DANGER, Sentence, fresh, sentences
from tests.understanding.readings.outcomes import Outcome, Way, outcome
from tests.understanding.readings.sameness import same_finding
from tests.understanding.readings.taken import House

_GRAVE = ("alarm", "asked back")
# A row of a table is looked up by one of these answers.
_LOOK_UPS = {
    "medicine-causes": "med:",
    "magnesium-with-medicines": "med:",
    "condition-causes": "cond:",
    "home-remedy": "remedy:",
    "magnesium-in-food": "food:",
}
_LEG_CHECK = ("when-to-see-doctor", "blood-clot")  # which the leg check answers as well
_CONTROLS = {
    "RoutineIntent": ("routine-start",),
    "ShorterIntent": ("routine-shorter", "routine-start"),
    "SeatedIntent": ("routine-seated", "routine-start"),
    "SkipIntent": ("routine-skip", "routine-next"),
    "HurtsIntent": ("routine-hurts", "routine-skip"),
    "PauseForIntent": ("routine-pause",),
    "CarryOnIntent": ("routine-resume",),
    "HowManyLeftIntent": ("routine-left",),
    "HowLongIntent": ("routine-how-long",),
    "RemindMeIntent": ("reminders-set",),
    "MoveReminderIntent": ("reminders-move",),
    "WhichReminderIntent": ("reminders-which",),
    "CancelReminderIntent": ("reminders-cancel",),
}

_BY_WAY: Mapping[str, Callable[[Way], bool]] = {
    DANGER: lambda way: way in _GRAVE,
    "any": lambda way: way != "alarm",
    "none": lambda way: way == "refused",
}


class Opening(Struct, frozen=True, forbid_unknown_fields=True):
    """A report: the findings that a careful listener reads in it, and those it denies."""

    say: str
    has: list[str]
    denies: list[str] = []
    danger: bool = False


def openings() -> list[Opening]:
    """All of tests/openings.yaml."""
    return read(Path(__file__).parent.parent / "openings.yaml", list[Opening])


def all_said() -> dict[str, list[Sentence] | list[Opening]]:
    """File → its sentences; those that tell a danger stand apart, as `…danger`."""
    found: dict[str, list[Sentence] | list[Opening]] = {**sentences()}
    for apart in (True, False):
        ending = f"-{DANGER}" if apart else ""
        found[f"fresh{ending}"] = [one for one in fresh() if (one.topic == DANGER) is apart]
        found[f"openings{ending}"] = [one for one in openings() if one.danger is apart]
    return found


def name_of(words: str) -> str:
    """What a sentence is called in the ratchet, so that nobody learns it by heart there."""
    return sha256(words.encode()).hexdigest()[:6]


def passing(house: House) -> dict[str, list[str]]:
    """File → the sentences that come out right, by name."""
    reader = house.parts.reader()

    def hear(words: str) -> Outcome:
        return outcome(reader.read(words), State(), house.knowledge)

    return {
        file: [name_of(one.say) for one in lines if right(one, hear(one.say), house)]
        for file, lines in all_said().items()
    }


def right(one: Sentence | Opening, came: Outcome, house: House) -> bool:
    """Whether a sentence came out as what it is."""
    if isinstance(one, Opening):
        return _taken_up(one, came)
    if one.intent:
        return any(f"controls:{each}" in came.subjects for each in _CONTROLS[one.intent])
    if one.topic in _BY_WAY:
        return _BY_WAY[one.topic](came.way)
    if came.way in (*_GRAVE, "refused", "offered"):
        return False
    return any(_is(said, one.topic, house) for said in came.subjects) or _checked(one, came)


def _is(said: str, topic: str, house: House) -> bool:
    row = _LOOK_UPS.get(topic)
    return house.sets.right(said, topic) or bool(row and said.startswith(row))


def _checked(one: Sentence, came: Outcome) -> bool:
    check = came.way == "reported" or "controls:check-start" in came.subjects
    return check and one.topic in _LEG_CHECK


def _taken_up(one: Opening, came: Outcome) -> bool:
    """A danger is raised; another report starts the leg check, and nothing is turned round."""
    if one.danger:
        return came.way in _GRAVE
    turned = any(same_finding(a, b) for a in one.denies for b in came.present)
    return not turned and came.way in ("reported", *_GRAVE)
