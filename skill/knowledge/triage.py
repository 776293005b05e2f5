"""The shapes of content/triage/leg-pain.yaml: questions in order, and rules by name.

The table decides or goes on; it holds no expressions. Where it ends is a row of urgency.yaml. Where
several findings count together, a rule names a predicate of dialog/triage_predicates.py.
"""

from msgspec import Struct
from msgspec.structs import asdict

GO_ON = "go-on"


class Question(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question of the check, with a decision for yes, no and unsure: `go-on` or a row's name.

    `findings` answer it when volunteered (one there: yes; all denied: no). `clears` are
    findings that answer it with no ("I can't stand" to "can you stand?"). `choices` makes it a
    "which is it" question, answered by naming one of these findings. `when` names the predicate
    that must hold for it to be asked. `checks_again`: a first unsure is asked again, reworded.
    `settled_by`: of its things those that settle it when told unasked, where others leave the
    graver one open; all of them do where it is empty.
    `opposites`: signs that mean no where they are told in answer to it; they take nothing back.
    `sudden`: it asks for what came suddenly, so that a yes to what crept up is a no.
    `upgrades`: still asked when an urgent level is certain, since it may raise it.
    """

    id: str
    ask: str
    ask_other: str | None = None
    reword: str
    reword_other: str | None = None
    explain: str
    why: str
    findings: list[str] = []
    clears: list[str] = []
    choices: list[str] = []
    when: str = "always"
    yes: str = GO_ON
    no: str = GO_ON
    unsure: str = GO_ON
    checks_again: bool = False
    upgrades: bool = False
    sudden: bool = False
    opposites: list[str] = []
    settled_by: list[str] = []
    basis: list[str]


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row reached as soon as one of `findings` is there, and the predicate `when` holds."""

    findings: list[str] = []
    when: str | None = None
    outcome: str
    basis: list[str]


class FindingGroups(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The groups of findings that predicates ask for; a file that lacks one stops the start."""

    ill: list[str]
    puffed: list[str]
    legs_swollen: list[str]
    child_leg_changed: list[str]
    injury: list[str]
    fluid_loss: list[str]
    set_off: list[str]
    ache: list[str]
    sore: list[str]
    weak: list[str]
    weak_or_unsteady: list[str]
    weakness_fast: list[str]
    stays_between: list[str]
    only_often: list[str]
    long: list[str]
    beside_cramps: list[str]
    expecting: list[str]
    medicines: list[str]


class Terms(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """content/triage/terms.yaml: the numbers and lists of the predicates, and each in plain words.

    `child_age` and `frail_age` are years; `chronic` are ids of tables/conditions.yaml, `findings`
    groups of findings. In `words` `{child_age}`, `{frail_age}`, `{chronic}` and `{a group}` stand
    for them.
    """

    child_age: int
    frail_age: int
    chronic: list[str]
    findings: FindingGroups
    words: dict[str, str]

    def in_words(self, predicate: str) -> str:
        """What a predicate asks, for a reviewer, with its numbers and lists."""
        return self.words[predicate].format(**self.values())

    def values(self) -> dict[str, str]:
        """What may stand in words: name → the number, or the list as text."""
        numbers = {"child_age": str(self.child_age), "frail_age": str(self.frail_age)}
        lists = {"chronic": self.chronic, **asdict(self.findings)}
        return numbers | {name: ", ".join(ids) for name, ids in lists.items()}


class TriageRows(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands in leg-pain.yaml."""

    questions: list[Question]
    rules: list[Rule]


class TriageTable(TriageRows, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of triage: the rows, and the terms of their predicates."""

    terms: Terms
