"""What a turn needs from outside: the knowledge and voice of each locale, and the clock."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from skill.knowledge.localise import ELSEWHERE, Knowledge
from skill.screens import Screens
from skill.speech import Speech


@dataclass(frozen=True)
class Place:
    """One locale: what is true there, and how it is said."""

    knowledge: Knowledge
    speech: Speech


@dataclass(frozen=True)
class World:
    """All places by locale (with `elsewhere`), `now`, which gives aware UTC, and the screens."""

    places: Mapping[str, Place]
    now: Callable[[], datetime]
    screens: Screens = field(default_factory=Screens)

    def place(self, locale: str | None) -> Place:
        """The place of a locale; `elsewhere` for one that we don't have."""
        return self.places.get(locale or ELSEWHERE) or self.places[ELSEWHERE]
