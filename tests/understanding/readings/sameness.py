"""What counts as the same: sets of subjects, findings and forms of which either is right."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from msgspec import Struct

from skill.knowledge.strict_yaml import read

SUBJECTS = Path(__file__).parents[3] / "docs/understanding/subjects.yaml"
ROWS = ("med", "cond", "remedy", "food")
# labels.md, end of section 5.3.
_FINDINGS = (
    {"fainted", "feels-faint", "dizzy-standing"},
    {"leg-gone-numb", "numbness"},
    {"leg-gone-weak", "weakness"},
    {"hot-leg", "discoloured-leg"},
    {"one-leg-ache", "lasting-ache"},
    {"overdose", "swallowed-lots", "swallowed-well", "took-too-much-magnesium", "swallowed-child"},
    {"frequent-cramps", "wakes-me"},
    {"self-harm-thoughts", "self-harm-veiled"},
    {"child-speaking", "child"},
)
# labels.md, end of section 3.
_BARE = {"does-it-help", "what-is", "does-it-cause", "statement"}
_PAIRS = ({"can-i", "should-i"}, {"why", "is-it-sign"})
_NAMED_REMEDY = {"how-to", "does-it-help"}
_BARE_WORDS = 2


class Sets(Struct, frozen=True):
    """The `same` of subjects.yaml, and its folding of forms."""

    same: tuple[tuple[str, ...], ...]
    forms: dict[str, str]

    def right(self, said: str, wanted: str) -> bool:
        """Whether a subject is the wanted one, or stands in one set with it."""
        return said == wanted or any(_in(said, one) and _in(wanted, one) for one in self.same)

    def roughly(self, said: str, wanted: str) -> bool:
        """As `right`, for the ear, which names a row by its table alone ("med")."""
        both = {said, _kind(wanted)}
        return said == _kind(wanted) or any(both <= set(map(_kind, one)) for one in self.same)

    def form_right(self, said: str | None, wanted: str, text: str, things: Sequence[str]) -> bool:
        """Whether a form is right, with the pairs of which either is."""
        said = "statement" if said in (None, "report") else self.forms.get(said or "", said)
        allowed = [pair for pair in _PAIRS if wanted in pair]
        if wanted in _NAMED_REMEDY and any(one.startswith("remedy:") for one in things):
            allowed.append(_NAMED_REMEDY)
        if wanted in _BARE and len(text.split()) <= _BARE_WORDS:
            allowed.append(_BARE)
        return said == wanted or any(said in one for one in allowed)


def read_sets(path: Path) -> Sets:
    """The sets of docs/understanding/subjects.yaml."""
    return read(path, Sets)


def same_finding(one: str, other: str) -> bool:
    """Whether two findings are one, or stand in one set."""
    return one == other or any({one, other} <= each for each in _FINDINGS)


def _in(subject: str, members: Sequence[str]) -> bool:
    return any(fnmatchcase(subject, member) for member in members)


def _kind(subject: str) -> str:
    kind = subject.partition(":")[0]
    return kind if kind in ROWS else subject
