"""What a turn needs from outside: the knowledge and voice of each locale, and the clock."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Protocol

from msgspec import Struct, field

from skill.knowledge.localise import ELSEWHERE, Knowledge
from skill.screens import Screens
from skill.speech import Speech
from skill.understanding.reading import Reading
from skill.understanding.routes import Routes


class Read(Protocol):
    """What reads words (skill/understanding/read.py)."""

    def __call__(self, words: str, *, complete: bool = True, asked: str = "") -> Reading:
        """The Reading of one sentence; `complete`: whether its route can't have cut it.

        `asked`: the question that is open, by its id.
        """


class LocaleBundle(Struct, frozen=True):
    """One locale: what is true there, how it is said, and what reads words there."""

    knowledge: Knowledge
    speech: Speech
    read: Read


class LocaleBundles(Mapping[str, LocaleBundle]):
    """Locale → bundle, made when it is first asked for, and then kept.

    Two threads that ask at once may both make one; either will do.
    """

    def __init__(self, locales: Iterable[str], make: Callable[[str], LocaleBundle]) -> None:
        self._locales = tuple(locales)
        self._make = make
        self._made: dict[str, LocaleBundle] = {}

    def make_all(self) -> None:
        """Make them now: what is wrong with one shows at the start."""
        for locale in self._locales:
            self[locale]

    def __getitem__(self, locale: str) -> LocaleBundle:
        if locale not in self._locales:
            raise KeyError(locale)
        if locale not in self._made:
            self._made[locale] = self._make(locale)
        return self._made[locale]

    def __iter__(self) -> Iterator[str]:
        return iter(self._locales)

    def __len__(self) -> int:
        return len(self._locales)


class TurnParts(Struct, frozen=True):
    """All bundles by locale (with `elsewhere`), `now`, which gives aware UTC, and the screens.

    `routes`: by which intents words arrive.
    """

    bundles: Mapping[str, LocaleBundle]
    now: Callable[[], datetime]
    routes: Routes
    screens: Screens = field(default_factory=Screens)

    def bundle(self, locale: str | None) -> LocaleBundle:
        """The bundle of a locale; `elsewhere` for one that we don't have."""
        return self.bundles.get(locale or ELSEWHERE) or self.bundles[ELSEWHERE]
