"""The test sentences of tests/utterances: written from the topics' titles alone, never tuned on."""

from pathlib import Path

from msgspec import Struct

from skill.knowledge.strict_yaml import read

FOLDER = Path(__file__).parent.parent / "utterances"
OUT = "out-of-domain"
DANGER = "danger"
NOT_DANGER = "not-danger"


class Sentence(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence, its topic (an answer, `danger`, `none` or `any`), and the words of its slots.

    One that steers the routine or the reminder has an `intent` in place of a topic.
    """

    say: str
    topic: str = ""
    intent: str = ""
    slots: dict[str, str] = {}
    near: bool = False
    level: str | None = None


def sentences() -> dict[str, list[Sentence]]:
    """File name without its ending → its sentences."""
    return {path.stem: read(path, list[Sentence]) for path in sorted(FOLDER.glob("*.yaml"))}


def fresh() -> list[Sentence]:
    """A second set, written after the samples were grown, and looked at by nobody since."""
    return read(FOLDER.parent / "fresh.yaml", list[Sentence])
