"""Openings that report symptoms: whether the leg check starts, and their findings are read."""

from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct

from skill.dialog.person import child_speaks, spoken_of
from skill.dialog.state import OpenTriage, Person
from skill.dialog.triage_findings import findings, with_what_follows
from skill.dialog.triage_known import Known
from skill.dialog.triage_predicates import child, chronic
from skill.knowledge.localise import Knowledge
from skill.knowledge.strict_yaml import read
from tests.understanding.hearing import Ear, Heard

_FILE = Path(__file__).parent.parent / "openings.yaml"


class Opening(Struct, frozen=True, forbid_unknown_fields=True):
    """A report: the findings that a careful listener reads in it, and those it denies."""

    say: str
    has: list[str]
    denies: list[str] = []
    danger: bool = False


def openings() -> list[Opening]:
    """All of tests/openings.yaml."""
    return read(_FILE, list[Opening])


@dataclass
class Readings:
    """Counts over all openings, with what went wrong."""

    landed: int = 0
    dangers: int = 0
    dangers_found: int = 0
    right: int = 0
    read: int = 0
    wanted: int = 0
    wrong: list[tuple[Opening, Heard, set[str]]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of the findings read, the share that is there."""
        return self.right / self.read

    @property
    def recall(self) -> float:
        """Of the findings there, the share that is read."""
        return self.right / self.wanted


def read_openings(ear: Ear, corpus: list[Opening]) -> Readings:
    """Hear them all."""
    found = Readings()
    for opening in corpus:
        heard = ear.hear(opening.say)
        _count(found, opening, heard, _present(heard, ear.knowledge))
    return found


def _present(heard: Heard, knowledge: Knowledge) -> set[str]:
    """The findings that the leg check reads as there, with what it knows of the person."""
    read = with_what_follows(findings(heard.event, knowledge), knowledge)
    return {name for name, there in read.items() if there} | _circumstances(heard, knowledge)


def _circumstances(heard: Heard, knowledge: Knowledge) -> set[str]:
    """What is kept with the person and not as a finding: age, stage of life, conditions."""
    known = Known(OpenTriage(), spoken_of(Person(), heard.event, knowledge), knowledge.triage)
    told = {
        "child": child(known),
        "long-illness": chronic(known),
        "cancer": "cancer" in known.person.conditions,
        known.person.stage or "": known.person.stage in ("pregnant", "after-birth"),
        "child-speaking": child_speaks(heard.event, knowledge),
    }
    return {name for name, there in told.items() if there}


def _count(found: Readings, opening: Opening, heard: Heard, present: set[str]) -> None:
    landed = (
        heard.escalated or heard.doubted or any(act.act.startswith("triage.") for act in heard.acts)
    )
    found.landed += landed
    found.dangers += opening.danger
    found.dangers_found += opening.danger and (heard.escalated or heard.doubted)
    wanted = set(opening.has)
    found.right += len(wanted & present)
    found.read += len(present)
    found.wanted += len(wanted)
    if not landed or wanted != present or (opening.danger and not heard.escalated):
        found.wrong.append((opening, heard, {str(one) for one in present}))
