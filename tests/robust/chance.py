"""Random conversations: anything that Alexa could send, in any order, and some that it could not.

Everything is drawn from a `random.Random`, so that a seed plays the same again, and Hypothesis
can draw and shrink it as well.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from skill.dialog.preferences import DISCLAIMER, Preferences, ReachedStep, Reminder
from skill.dialog.subject_events import CONTROLS
from skill.knowledge.content import Content
from skill.knowledge.routine import Length
from skill.knowledge.strict_yaml import read
from skill.understanding.build import read_routes
from skill.understanding.read_material import Types, read_types
from skill.understanding.routes import Routes
from tests.robust.sentences import framed, overheard

ODD = (
    "", " ", "?", "0", "-1", "7", "70", "400", "1e9", "99999999999999999999", "½", "٣", "²",
    "<break time='10s'/>", "</speak>", "&", "&amp;", "&#0;", "<", ">", '"', "'", "]]>", "<!--",
    "{{ 7 * 7 }}", "{% for x in range(9) %}a{% endfor %}", "{amount}", "{fact-id}", "{}", "{0}",
    "%s", "\\", "\x00", "\x07", "\ud800", "\ufffe", "\u202e", "e\u0301", "🦵", "名前",
    "مرحبا",
    "no chest pain", "my chest hurts and i can't breathe", "chest pain", "x" * 5000, "a " * 300,
    "line\nbreak", "tab\tstop", "null", "None", "true", "[]", "../../etc/passwd", "' or 1=1 --",
)  # fmt: skip


_SLOT = re.compile(r"\{(\w+)\}")
_NEVER = "AMAZON.NewIntent"  # an intent that nobody knows
_REPLIES = ("yes", "no", "i'm not sure", "i don't know", "next", "stop", "why do you ask")


class Said(NamedTuple):
    """An intent as Alexa sends it: its name, and what was heard in its slots."""

    intent: str
    slots: Mapping[str, str]


class Chance:
    """Draws what is said, and how it arrives.

    `routes`: by which intents; `things`: kind → id → names; `lines`: what people say, with slots.
    """

    def __init__(self, routes: Routes, things: Types, lines: list[str]) -> None:
        self._routes = routes
        self._lines = lines
        self._names = {kind: [one for names in ids.values() for one in names]
                       for kind, ids in things.items()}  # fmt: skip

    @property
    def touches(self) -> list[str]:
        """The commands that a screen can send, and one that nobody knows."""
        return [*CONTROLS, "no-such-command"]

    def anything(self, chance: Random) -> Said:
        """Any intent, often with a reply that goes on with the talk."""
        return self.breath(chance)[0]

    def breath(self, chance: Random) -> tuple[Said, ...]:
        """The same; two where a pause ends the turn, and the rest comes in the next."""
        luck = chance.random()
        if luck < 0.35:
            return (self.arriving(chance, chance.choice(_REPLIES)),)
        if luck < 0.85:
            turns = overheard(chance, framed(chance, self.sentence(chance)))
            return tuple(self.arriving(chance, words) for words in turns)
        if luck < 0.95:
            return (self.arriving(chance, chance.choice(ODD)),)
        names = [*self._routes.built_in, *self._routes.open_ended, "AMAZON.FallbackIntent", _NEVER]
        return (Said(chance.choice(names), {}),)

    def sentence(self, chance: Random) -> str:
        """Something that is asked or told; now and then two of them in a breath."""
        said = _SLOT.sub(lambda slot: self._value(chance, slot[1]), chance.choice(self._lines))
        return f"{said} and {self.sentence(chance)}" if chance.random() < 0.15 else said

    def arriving(self, chance: Random, words: str) -> Said:
        """By any route that could take the words."""
        ways = [*self._ways(words)]
        return chance.choice(ways)

    def _ways(self, words: str) -> Iterator[Said]:
        for name, closed in self._routes.built_in.items():
            if words in (closed.words, *closed.also):
                yield Said(name, {})
        for name, samples in self._routes.open_ended.items():
            for sample in samples:
                begins, _, slot = sample[:-1].partition("{")
                if words.startswith(begins):
                    yield Said(name, {slot: words.removeprefix(begins)})

    def _value(self, chance: Random, slot: str) -> str:
        if chance.random() < 0.1:
            return chance.choice(ODD)
        names = self._names.get("person" if slot == "subject" else slot)
        return chance.choice(names) if names else str(chance.randint(0, 130))


def read_chance(folder: Path, content: Content) -> Chance:
    """All that people say and name: interaction_model/ (`folder`) and the content."""
    commands = read(folder / "en" / "commands.yaml", dict[str, list[str]])
    told = [one for each in content.told.values() for one in (*each.said, *each.denied)]
    reported = [one for each in content.told.values() for one in each.reports]
    asked = [one for lines in content.asked.values() for one in lines]
    steered = [one for lines in commands.values() for one in lines]
    return Chance(
        read_routes(folder), read_types(folder, content), [*told, *reported, *asked, *steered]
    )


def preferences(chance: Random, now: datetime) -> Preferences:
    """A record as an earlier visit may have left it, or an earlier version of the routine."""

    def maybe(value: Any) -> Any:
        return value if chance.random() < 0.5 else None

    ago = int(now.timestamp()) - chance.choice((0, 60, 1800, 1801, 90_000, -60))
    length: Length = chance.choice(("two", "five"))
    clock = f"{chance.randrange(24):02}:{chance.randrange(60):02}"
    refused = now.date() - timedelta(days=chance.choice((0, 6, 7, 400, -1)))
    nightly = Reminder("nightly", clock, chance.choice(("daily", "weekdays", "alternate")))
    once = Reminder("once", "", "once", int(now.timestamp()) + chance.choice((-60, 30, 3600)))
    return Preferences(
        visits=chance.choice((0, 1, 2, 10**6)),
        disclaimer=chance.choice((0, DISCLAIMER, DISCLAIMER + 1)),
        length=maybe(length),
        seated=chance.random() < 0.3,
        step=maybe(
            ReachedStep(length, chance.choice((0, 1, 5, 99)), chance.choice((0, 1, 9)), ago)
        ),
        reminders=tuple(filter(None, (maybe(nightly), maybe(once)))),
        refused=maybe(refused.isoformat()),
    )
