"""Patients in their own words: a story, and what they say to whatever the leg check asks them.

tests/patients/*.yaml holds them. Their words were written from the topics alone, by hands
that knew no code and no phrasing; their level was set from the table of urgency beforehand.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct

from simulator.device.echo import Echo
from simulator.device.turn import Turn
from skill.knowledge.models import Level
from skill.knowledge.strict_yaml import read

FOLDER = Path(__file__).parent.parent / "patients"
_MOST_TURNS = 30
_ASK_FOR_CHECK = "check my leg"
_ENDS = ("danger.alert", "mind.crisis", "triage.outcome")


class Vignette(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody with a leg that worries them, or who is worried about somebody.

    `rows` of content/urgency.yaml decide the `level`. `replies`: topic → words; `topic+`: those
    when it is asked again; `sure` answers whether what the opening seemed to say is so.
    `otherwise`: ways to say a true no to all other questions, taken in turn.
    """

    id: str
    locale: str
    teller: Literal["self", "relative"]
    level: Level
    rows: list[str]
    unsure: bool
    story: str
    opening: str
    tell: str
    replies: dict[str, str]
    otherwise: list[str]


class Visit(Struct, frozen=True):
    """How a check went: the level that it ended with ("none" for no level), and what was said."""

    vignette: Vignette
    level: str
    turns: list[Turn]

    @property
    def asked(self) -> Iterator[str]:
        """The questions of the check, in order."""
        for turn in self.turns:
            if turn.reply.asks and turn.reply.asks.act == "triage.question":
                yield str(turn.reply.asks.facts["question"])


def vignettes(folder: Path = FOLDER) -> list[Vignette]:
    """All patients of a folder."""
    return [one for path in sorted(folder.glob("*.yaml")) for one in read(path, list[Vignette])]


def visit(vignette: Vignette, echo: Echo) -> Visit:
    """Play a patient to the end of the check, or to an alarm.

    Whose opening was taken for a question, and answered, asks for the check once.
    """
    patient = _Patient(vignette)
    turns = [echo.hear(vignette.opening)]
    while level_of(turns[-1]) is None and len(turns) < _MOST_TURNS:
        said = patient.reply(turns[-1])
        if said is None:
            break
        turns.append(echo.hear(said))
    return Visit(vignette, level_of(turns[-1]) or "none", turns)


class _Patient:
    """What a patient says next; remembers how often each topic was asked."""

    def __init__(self, vignette: Vignette) -> None:
        self._vignette = vignette
        self._asked: list[str] = []
        self._wants_check = True
        self._noes = 0

    def reply(self, turn: Turn) -> str | None:
        """The words; None for who has nothing more to say."""
        asked = turn.reply.asks
        act = asked.act if asked else ""
        if act == "triage.question" and asked:
            return self._answer(str(asked.facts["question"]))
        if act == "danger.check":
            return self._answer(self._asked[-1] if self._asked else "sure")
        if act in ("mind.ask", "mind.safe"):
            return self._vignette.replies.get("mind", "no")
        wants, self._wants_check = self._wants_check, False
        return _ASK_FOR_CHECK if wants else None

    def _answer(self, topic: str) -> str:
        if topic == "opening":
            return self._vignette.tell
        again = topic in self._asked
        if topic != "sure":
            self._asked.append(topic)
        replies = self._vignette.replies
        words = replies.get(f"{topic}+") if again else None
        return words or replies.get(topic) or self._no()

    def _no(self) -> str:
        self._noes += 1
        return self._vignette.otherwise[self._noes % len(self._vignette.otherwise)]


def level_of(turn: Turn) -> str | None:
    """The level of an alert or an outcome in this turn's reply."""
    for act in turn.reply.acts:
        if act.act in _ENDS:
            return str(act.facts.get("level", "urgent"))
    return None
