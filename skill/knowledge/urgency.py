"""How urgent a finding is and what is said of it: the shapes of content/urgency.yaml.

The one table of urgency: no other place holds a level. What a finding is stands in findings.yaml.
"""

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct, field

from skill.knowledge.models import ALARMS, LEVELS, Level, Localised

# Whom to call at once, below an emergency. The last four open with the row's own line.
Door = Literal[
    "now", "maternity", "poison", "cancer", "dialysis", "crisis", "ask", "adult", "sugar", "cool"
]
HARMLESS = "plain-cramp"  # where a check ends that found nothing
# What a rule may name beside findings: what is known of the person.
ABOUT_THEM = ("child", "expecting", "kidney")
OWN_LINE: tuple[Door, ...] = ("ask", "adult", "sugar", "cool")
BESIDE = "-beside"  # first words for who stands beside


class Urgency(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row: how urgent, whom to call, and what to do until help is there.

    `yourself` (`self` in the file) is said to the ill person, `beside` to who stands beside;
    {them} and {their} stand for the ill person there. `reason` is half a sentence why.
    `never` is what must not be said, offered or done with it. `decides` False: the row is the end
    of a check only where a rule or a question says so, not by the finding alone. `unless`: nor
    where one of these is there. `slowly` and `creeping` are the findings that it is where it came
    over weeks or longer, or little by little.
    """

    level: Level
    door: Door | None = None
    yourself: str = field(name="self", default="")
    beside: str | None = None
    reason: str | None = None
    never: list[str] = []
    unless: list[str] = []
    decides: bool = True
    slowly: str | None = None
    creeping: str | None = None

    @property
    def at_once(self) -> bool:
        """Whether it is said as soon as it is told, in any state."""
        return self.level in ALARMS or self.door is not None

    @property
    def opens(self) -> str:
        """The door or the level whose words open what is said of it."""
        return self.door or self.level

    @property
    def gravity(self) -> tuple[int, bool]:
        """The gravest first: by level, and within one what can't wait before what can."""
        return LEVELS.index(self.level), self.door is None

    @property
    def texts(self) -> Iterator[str]:
        """All that may be said of it."""
        yield from filter(None, (self.yourself, self.beside, self.reason))


class UrgencyTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The rows by finding, and the first words of each level and door, by locale.

    `for_signs`: what opens a list of signs of a level or door. `danger_signs` and `safety_net` are
    what is named where no answer is told: when a check was stopped, and at its end.
    """

    first_words: dict[str, Localised]
    for_signs: dict[str, Localised]
    danger_signs: list[str]
    safety_net: list[str]
    rows: Mapping[str, Urgency]

    def level(self, finding: str) -> Level | None:
        """The level that a plain report of it gets; None where only the check decides."""
        row = self.rows.get(finding)
        return row.level if row else None

    def at_once(self, finding: str) -> bool:
        """Whether a plain report of it is answered at once, in any state."""
        row = self.rows.get(finding)
        return row is not None and row.at_once

    def alarms(self, finding: str) -> bool:
        """Whether a plain report of it sends to the emergency number or department."""
        return self.level(finding) in ALARMS

    def opening(self, finding: str, *, beside: bool = False) -> str:
        """The first words for a finding, in a table of one place; empty where its line opens."""
        row = self.rows[finding]
        if row.door in OWN_LINE:
            return ""
        words = self.first_words.get(f"{row.opens}{BESIDE}") if beside else None
        return next(iter((words or self.first_words[row.opens]).values()))
