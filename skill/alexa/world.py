"""What a turn needs from outside: the knowledge and voice of each locale, and the clock."""

from collections.abc import Callable, Mapping
from datetime import datetime

from msgspec import Struct, field

from skill.knowledge.localise import ELSEWHERE, Knowledge
from skill.screens import Screens
from skill.speech import Speech


class Place(Struct, frozen=True):
    """One locale: what is true there, and how it is said."""

    knowledge: Knowledge
    speech: Speech


class World(Struct, frozen=True):
    """All places by locale (with `elsewhere`), `now`, which gives aware UTC, and the screens."""

    places: Mapping[str, Place]
    now: Callable[[], datetime]
    screens: Screens = field(default_factory=Screens)

    def place(self, locale: str | None) -> Place:
        """The place of a locale; `elsewhere` for one that we don't have."""
        return self.places.get(locale or ELSEWHERE) or self.places[ELSEWHERE]
