"""What a play expects of a turn, one class an expectation."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from simulator.device.turn import Turn
from simulator.wire.reply import Act

Wanted = str | list[str]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """What was looked at, and both sides of it as text."""

    what: str
    expected: str
    got: str


class Expectation(Protocol):
    """Something that a turn must fulfil."""

    def check(self, turn: Turn) -> Mismatch | None:
        """None when the turn is as expected."""


@dataclass(frozen=True, slots=True)
class ActPattern:
    """An act by name, with those of its facts that matter; values are compared as text."""

    act: str
    facts: Mapping[str, Wanted]

    def fits(self, act: Act | None) -> bool:
        """Whether an act has this name and these facts."""
        return act is not None and act.act == self.act and self.facts == _texts(act, self.facts)

    def __str__(self) -> str:
        return _shown(self.act, self.facts)


@dataclass(frozen=True, slots=True)
class IntentIs:
    """The intent understood, or the type of a request that is none."""

    name: str

    def check(self, turn: Turn) -> Mismatch | None:
        """By name."""
        return None if turn.sent == self.name else Mismatch("intent", self.name, str(turn.sent))


@dataclass(frozen=True, slots=True)
class Says:
    """The acts that tell, all of them, in order."""

    acts: Sequence[ActPattern]

    def check(self, turn: Turn) -> Mismatch | None:
        """As many acts, each as its pattern says."""
        got = turn.reply.acts
        same = len(got) == len(self.acts)
        if same and all(map(ActPattern.fits, self.acts, got)):
            return None
        expected = ", ".join(map(str, self.acts)) or "nothing"
        shown = ", ".join(_shown(act.act, act.facts) for act in got) or "nothing"
        return Mismatch("says", expected, shown)


@dataclass(frozen=True, slots=True)
class Asks:
    """The one act that asks, or None for a reply that asks nothing."""

    act: ActPattern | None

    def check(self, turn: Turn) -> Mismatch | None:
        """By name and facts."""
        got = turn.reply.asks
        if self.act.fits(got) if self.act else got is None:
            return None
        shown = _shown(got.act, got.facts) if got else "nothing"
        return Mismatch("asks", str(self.act or "nothing"), shown)


@dataclass(frozen=True, slots=True)
class Ends:
    """Whether the session is over."""

    over: bool

    def check(self, turn: Turn) -> Mismatch | None:
        """As the device sees it."""
        if turn.ends == self.over:
            return None
        return Mismatch("ends", str(self.over).lower(), str(turn.ends).lower())


@dataclass(frozen=True, slots=True)
class Contains:
    """Words that must be spoken; capitals don't matter."""

    texts: Sequence[str]

    def check(self, turn: Turn) -> Mismatch | None:
        """Each of them."""
        missing = [text for text in self.texts if not _spoken(text, turn)]
        return Mismatch("contains", _quoted(missing), _quoted([turn.speech])) if missing else None


@dataclass(frozen=True, slots=True)
class Lacks:
    """Words that must not be spoken; capitals don't matter."""

    texts: Sequence[str]

    def check(self, turn: Turn) -> Mismatch | None:
        """None of them."""
        there = [text for text in self.texts if _spoken(text, turn)]
        unwanted = f"no {_quoted(there)}"
        return Mismatch("lacks", unwanted, _quoted([turn.speech])) if there else None


@dataclass(frozen=True, slots=True)
class Reminders:
    """The reminders that are set then, like "daily 21:30 Europe/London", in any order."""

    texts: Sequence[str]

    def check(self, turn: Turn) -> Mismatch | None:
        """All of them, and no other."""
        got = turn.around.reminders
        if sorted(got) == sorted(self.texts):
            return None
        return Mismatch("reminders", _listed(self.texts), _listed(got))


@dataclass(frozen=True, slots=True)
class Rings:
    """What rang, in order: a label, or with its local time before it; see `Rung`."""

    texts: Sequence[str]

    def check(self, turn: Turn) -> Mismatch | None:
        """All of them, and no other."""
        got = tuple(map(str, turn.around.rings))
        if len(got) == len(self.texts) and all(map(_rang, got, self.texts)):
            return None
        return Mismatch("rings", _listed(self.texts), _listed(got))


def _rang(rung: str, text: str) -> bool:
    return f" {rung}".endswith(f" {text}")


def _listed(texts: Sequence[str]) -> str:
    return "; ".join(texts) or "nothing"


def _spoken(text: str, turn: Turn) -> bool:
    return " ".join(text.split()).casefold() in turn.speech.casefold()


def _texts(act: Act, keys: Mapping[str, Wanted]) -> dict[str, Wanted]:
    """The facts of these names as a play writes them: every value is text."""
    return {key: _text(act.facts[key]) for key in keys if key in act.facts}


def _text(value: Any) -> Wanted:
    if isinstance(value, list):
        return [str(_text(item)) for item in value]
    return value if isinstance(value, str) else json.dumps(value)


def _shown(name: str, facts: Mapping[str, Any]) -> str:
    return f"{name} {json.dumps(facts, ensure_ascii=False)}" if facts else name


def _quoted(texts: Sequence[str]) -> str:
    return ", ".join(f'"{text}"' for text in texts)
