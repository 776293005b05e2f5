"""The shapes of content/relief/coach.yaml: the steps of the relief coach, and in which order."""

from collections.abc import Iterator

from msgspec import Struct

CALF = "calf"  # whose steps a part gets that has none
_ANY = "any"


class First(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What goes before any step, the question whether it is done, and its drawing."""

    say: str
    ask: str
    drawing: str


class ReliefStep(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to do: to the ill one, to who stands `beside`, `gently`; a `|` is a pause.

    `drawing`: of responses/screens/drawings/, for devices with a screen.
    """

    title: str
    say: str
    which: str
    beside: str | None = None
    gently: str | None = None
    cannot: str | None = None
    drawing: str
    basis: list[str]
    sources: list[str]
    unconfirmed: list[str] = []

    def words(self, manner: str) -> str:
        """The words of a manner, or those to the ill one; gentle ones stand for those beside."""
        if manner == "gently":
            return self.gently or self.say
        return (self.beside or self.gently if manner == "beside" else None) or self.say


class Relief(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The coach: part → its steps in order, up to three; other ones in a circumstance.

    `places`: a part that is named → the part whose steps it gets. `first`: by where somebody is.
    `signs`: findings that are heard without their part, as the leg is talked of.
    `watch`: what is said → circumstance → findings of urgency.yaml that end it.
    """

    hold_seconds: int
    signs: list[str]
    parts: dict[str, list[str]]
    places: dict[str, str]
    gentle: list[str]
    otherwise: dict[str, dict[str, list[str]]]
    first: dict[str, First]
    steps: dict[str, ReliefStep]
    eased: str
    worse: str
    long: str
    watch: dict[str, dict[str, list[str]]]

    def plan(self, part: str, circumstances: tuple[str, ...]) -> list[str]:
        """The steps for a part in the first circumstance that has steps of its own for it."""
        own = (self.otherwise.get(one, {}).get(part) for one in circumstances)
        return next(filter(None, own), self.parts[part])

    def watched(self, said: str, part: str, circumstances: tuple[str, ...]) -> list[str]:
        """What to watch for, of a part that has its own, else in these circumstances."""
        lists = self.watch.get(part) or self.watch[said]
        return next((lists[one] for one in circumstances if one in lists), lists[_ANY])

    def plans(self) -> Iterator[tuple[str, list[str]]]:
        """Every order of steps, with where it stands."""
        yield from self.parts.items()
        for name, parts in self.otherwise.items():
            yield from ((f"{name} {part}", steps) for part, steps in parts.items())
