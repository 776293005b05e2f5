"""The places by locale, each made when it is first asked for, and then kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from skill.alexa.world import Place


class Places(Mapping[str, Place]):
    """Locale → place. Two threads that ask at once may both make one; either will do."""

    def __init__(self, locales: Iterable[str], make: Callable[[str], Place]) -> None:
        self._locales = tuple(locales)
        self._make = make
        self._made: dict[str, Place] = {}

    def make_all(self) -> None:
        """Make them now: what is wrong with one shows at the start."""
        for locale in self._locales:
            self[locale]

    def __getitem__(self, locale: str) -> Place:
        if locale not in self._locales:
            raise KeyError(locale)
        if locale not in self._made:
            self._made[locale] = self._make(locale)
        return self._made[locale]

    def __iter__(self) -> Iterator[str]:
        return iter(self._locales)

    def __len__(self) -> int:
        return len(self._locales)
