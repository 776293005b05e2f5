"""What our questions expect, and what people say to them: interaction_model/en/replies.yaml."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

ANY = "any"
ALONE = ".alone"  # behind a meaning: it is meant where nothing more is said


class Replies(Struct, frozen=True):
    """What is expected, and how it is said.

    `expects`: act, or act/question → a way of asking; `said`: way → phrase → meaning, those of
    `ANY` for every way that doesn't say otherwise; `anywhere`: the same, wherever they stand.

    A phrase is its tokens, joined. `bare`: a yes or no in one word. `leads` may stand before a
    reply ("well", "to be honest"), `ends` behind it ("love", "thank you"), `mends` between one and
    another that takes its place, `excepts` between a no and what is there all the same; `harmless`
    are the words of which such an exception is none ("no, apart from my leg"), `good` tell of a leg
    that is well, and `over` behind a sign that it was. `around` are words that may stand around a
    command ("strewth", "for us"), `leaving` ends a visit at the end of what was said ("see ya").
    Behind `repairs` stands what was meant ("no i said …"), before `repaired` too ("… was what i
    meant").
    """

    expects: Mapping[str, str]
    said: dict[str, dict[str, str]]
    anywhere: dict[str, dict[str, str]]
    bare: frozenset[str]
    leads: frozenset[str]
    ends: frozenset[str]
    mends: frozenset[str]
    excepts: frozenset[str] = frozenset()
    harmless: frozenset[str] = frozenset()
    good: frozenset[str] = frozenset()
    over: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    leaving: frozenset[str] = frozenset()
    repairs: frozenset[str] = frozenset()
    repaired: frozenset[str] = frozenset()

    def of_any(self) -> "Replies":
        """What holds for every question, without the rest."""
        return replace(self, expects={}, said={ANY: self.said[ANY]}, anywhere={})
