"""What the rules know: words of things, cues of grammar, rules of findings.

Read from YAML by read_lexicon.py; a prebuilt file holds the same (prebuilt.py).
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

import msgspec

from .packed import Packed
from .phrases import Phrase, PhraseIndex, by_first
from .reading import Tier


class FindingEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding as lexicon/findings/ writes it.

    `say`: phrases that are it. `when`: entries that together are it ("leg + cold"; `!cause` must
    not stand in the sentence; "far" first: any distance). `maybe`, `ask`: the same for what is only
    suspected. `opposite`: phrases that deny it. `unless`: entries that make it nothing, wherever
    they stand. `bare`: phrases that are it where a question asks for it ("yes it is hot").
    `passed`: what it is when it is over: still present (a stroke sign, a fit), or asked about.
    `plain`: it makes no report of words that ask, or are about something else.
    `clear`: its words are said of nothing else, so that no second opinion is needed.
    `person`: somebody is it, and no part of a body: "my leg is acting funny" is no confusion.
    """

    tier: Tier = "body"
    say: list[str] = []
    when: list[str] = []
    maybe: list[str] = []
    ask: list[str] = []
    opposite: list[str] = []
    unless: list[str] = []
    bare: list[str] = []
    passed: Literal["present", "asked"] | None = None
    plain: bool = False
    clear: bool = False
    person: bool = False


class FindingRule(msgspec.Struct, frozen=True):
    """Entries that together are a finding, at most `reach` tokens between neighbours."""

    finding: str
    sure: bool
    needs: tuple[str, ...]
    absent: tuple[str, ...] = ()
    reach: int = 6


class Lexicon(msgspec.Struct, frozen=True, dict=True):
    """All of it. `rules`: by the entry that each begins with. `things`: entries to be mentioned.

    `levels`: how urgent a finding is, as far as that raises suspicion (read_levels.py).
    `background`: entries that may be past, and count all the same. `parts`: of the body.
    `packed`: in a prebuilt file the phrases, by what they may begin with.
    """

    phrases: list[Phrase]
    rules: Mapping[str, tuple[FindingRule, ...]]
    findings: Mapping[str, FindingEntry]
    things: frozenset[str]
    background: frozenset[str]
    levels: Mapping[str, str] = {}
    parts: frozenset[str] = frozenset()
    packed: dict[str, bytes] = {}

    @cached_property
    def index(self) -> PhraseIndex:
        """The phrases, ready to be found."""
        kind = list[Phrase]
        return PhraseIndex(Packed(self.packed, kind) if self.packed else by_first(self.phrases))
