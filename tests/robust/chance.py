"""Random conversations: anything that Alexa could send, in any order, and some that it could not.

Everything is drawn from a `random.Random`, so that a seed plays the same again, and Hypothesis
can draw and shrink it as well.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from skill.alexa.slots import said
from skill.dialog.events import Event, NotUnderstood, SlotValue
from skill.dialog.preferences import DISCLAIMER, Once, Preferences, ReachedStep, Reminder
from skill.handlers.intents import ToEvent, event_table
from skill.knowledge.content import Content
from skill.knowledge.routine import Length

ODD = (
    "", " ", "?", "0", "-1", "7", "70", "400", "1e9", "99999999999999999999", "½", "٣", "²",
    "<break time='10s'/>", "</speak>", "&", "&amp;", "&#0;", "<", ">", '"', "'", "]]>", "<!--",
    "{{ 7 * 7 }}", "{% for x in range(9) %}a{% endfor %}", "{amount}", "{fact-id}", "{}", "{0}",
    "%s", "\\", "\x00", "\x07", "\ud800", "\ufffe", "\u202e", "e\u0301", "🦵", "名前",
    "مرحبا",
    "no chest pain", "my chest hurts and i can't breathe", "chest pain", "x" * 5000, "a " * 300,
    "line\nbreak", "tab\tstop", "null", "None", "true", "[]", "../../etc/passwd", "' or 1=1 --",
)  # fmt: skip


@dataclass(frozen=True)
class Model:
    """What Alexa may send: the slots of each intent, and the values and ids of each type."""

    intents: Mapping[str, Mapping[str, str]]
    values: Mapping[str, tuple[SlotValue, ...]]

    @property
    def all_values(self) -> tuple[SlotValue, ...]:
        """Every value of every type."""
        return tuple(word for words in self.values.values() for word in words)


def read_model(folder: Path, language: str = "en") -> Model:
    """The committed interaction model."""
    text = (folder / f"{language}.json").read_text(encoding="utf-8")
    model: Any = json.loads(text)["interactionModel"]["languageModel"]
    return Model(
        {
            one["name"]: {slot["name"]: slot["type"] for slot in one.get("slots", [])}
            for one in model["intents"]
        },
        {one["name"]: tuple(_values(one)) for one in model["types"]},
    )


def _values(kind: Mapping[str, Any]) -> list[SlotValue]:
    return [
        SlotValue(said, (value["id"],) if value.get("id") else ())
        for value in kind["values"]
        for said in (value["name"]["value"], *value["name"].get("synonyms", []))
    ]


class Chance:
    """Draws events. `model`: what Alexa may send; `content`: which names mean which event."""

    def __init__(self, model: Model, content: Content) -> None:
        self._model = model
        self._table: Mapping[str, ToEvent] = event_table(content)
        self._names = sorted({*self._table, *model.intents, "AMAZON.NewIntent"})
        self._talk = ["AMAZON.YesIntent", "AMAZON.NoIntent", "UnsureIntent", "TellIntent"]
        self._any = model.all_values

    @property
    def names(self) -> list[str]:
        """The names of all intents, and one that nobody knows."""
        return self._names

    def event(self, chance: Random) -> tuple[str, Event]:
        """An intent's (or request's) name and its event; often one that goes on with the talk."""
        return self.drawn(
            chance, chance.choice(self._talk if chance.random() < 0.4 else self._names)
        )

    def drawn(self, chance: Random, name: str) -> tuple[str, Event]:
        """The event of this name, with something in its slots."""
        slots = {
            slot: tuple(self.word(chance, kind) for _ in range(chance.choice((1, 1, 1, 2, 3))))
            for slot, kind in self._model.intents.get(name, {}).items()
            if chance.random() < 0.5
        }
        return name, self._table.get(name, NotUnderstood)(slots)

    def named(self, name: Any) -> Event:
        """What an intent means with nothing heard, as a touch sends it."""
        return self._table.get(name, NotUnderstood)({})

    def word(self, chance: Random, kind: str) -> SlotValue:
        """What a slot of this type heard: mostly what its type lists, now and then anything."""
        luck = chance.random()
        listed = self._model.values.get(kind)
        if listed and luck < 0.7:
            return chance.choice(listed)
        if luck < 0.8:
            return SlotValue(str(chance.randint(0, 130)))
        if luck < 0.9:
            return SlotValue(chance.choice(self._any).heard)
        return SlotValue(said(chance.choice(ODD)) or "x")


def preferences(chance: Random, now: datetime) -> Preferences:
    """A record as an earlier visit may have left it, or an earlier version of the routine."""

    def maybe(value: Any) -> Any:
        return value if chance.random() < 0.5 else None

    ago = int(now.timestamp()) - chance.choice((0, 60, 1800, 1801, 90_000, -60))
    length: Length = chance.choice(("two", "five"))
    clock = f"{chance.randrange(24):02}:{chance.randrange(60):02}"
    refused = now.date() - timedelta(days=chance.choice((0, 6, 7, 400, -1)))
    return Preferences(
        visits=chance.choice((0, 1, 2, 10**6)),
        disclaimer=chance.choice((0, DISCLAIMER, DISCLAIMER + 1)),
        length=maybe(length),
        seated=chance.random() < 0.3,
        step=maybe(
            ReachedStep(length, chance.choice((0, 1, 5, 99)), chance.choice((0, 1, 9)), ago)
        ),
        reminder=maybe(Reminder("nightly", clock, chance.choice(("daily", "weekdays")))),
        once=maybe(Once("once", int(now.timestamp()) + chance.choice((-60, 30, 3600)))),
        refused=maybe(refused.isoformat()),
    )
