"""A simulated person who answers the leg check from what is true of them."""

from pathlib import Path

from msgspec import Struct

from simulator.device.echo import Echo
from simulator.device.turn import Turn
from skill.knowledge.content import Content
from skill.knowledge.models import Level
from skill.knowledge.strict_yaml import read
from skill.knowledge.triage import Question

_FILE = Path(__file__).parent.parent / "triage_vignettes.yaml"
_MOST_TURNS = 30
_AT_ONCE = ("emergency", "emergency_department")


class Vignette(Struct, frozen=True, forbid_unknown_fields=True):
    """A person with a leg that worries them; see the head of tests/triage_vignettes.yaml."""

    id: str
    locale: str
    story: str
    opening: str
    expect: Level
    source: str
    has: list[str] = []
    answers: dict[str, str] = {}


def vignettes() -> list[Vignette]:
    """All of tests/triage_vignettes.yaml."""
    return read(_FILE, list[Vignette])


class Patient:
    """Answers as the vignette says; everything else is no."""

    def __init__(self, vignette: Vignette, content: Content) -> None:
        self._vignette = vignette
        self._content = content

    def check(self, echo: Echo) -> tuple[str, list[Turn]]:
        """The level that the check ends with ("none" for no level), and the turns.

        Whose opening was taken for a question, and answered, asks for the check once; not so in
        an emergency, where the first words must be enough.
        """
        turns = [echo.hear(self._vignette.opening)]
        if turns[0].ends and level_of(turns[0]) is None and self._vignette.expect not in _AT_ONCE:
            turns.append(echo.hear("check my leg"))
        while level_of(turns[-1]) is None and not turns[-1].ends and len(turns) < _MOST_TURNS:
            turns.append(echo.hear(self._reply(turns[-1])))
        return level_of(turns[-1]) or "none", turns

    def _reply(self, turn: Turn) -> str:
        asked = turn.reply.asks
        if asked is not None and asked.act == "danger.check":
            return "yes" if asked.facts["finding"] in self._vignette.has else "no"
        if asked is None or asked.act != "triage.question":
            return "check my leg"
        name = str(asked.facts["question"])
        if name == "opening":
            return self._tell()
        return self._vignette.answers.get(name) or self._answer(self._question(name))

    def _question(self, name: str) -> Question:
        return next(one for one in self._content.triage.questions if one.id == name)

    def _answer(self, question: Question) -> str:
        has = set(self._vignette.has)
        if question.id == "adult":
            return "no" if has & {"child", "pregnant", "after-birth"} else "yes"
        for choice in question.choices:
            if choice in has:
                return self._content.told[choice].said[0]
        if has & set(question.clears):
            return self._content.told[next(iter(has & set(question.clears)))].said[0]
        return "yes" if has & set(question.findings) else "no"

    def _tell(self) -> str:
        """What is told after "tell me in a few words": the first thing that no question finds."""
        asked = {
            name
            for one in self._content.triage.questions
            for name in (*one.findings, *one.choices, *one.clears)
        }
        untold = [name for name in self._vignette.has if name not in asked]
        return self._content.told[untold[0]].said[0] if untold else "it cramps"


def level_of(turn: Turn) -> str | None:
    """The level of an alert or an outcome in this turn's reply."""
    for act in turn.reply.acts:
        if act.act in ("danger.alert", "triage.outcome"):
            return str(act.facts["level"])
    return None
