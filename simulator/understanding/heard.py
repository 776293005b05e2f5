"""What the understanding engine gives back: an intent, its slots, and how sure it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

# "posted": the words were handed over by a route that could take them, and nothing was guessed.
How = Literal["exact", "guessed", "fallback", "posted"]


@dataclass(frozen=True, slots=True)
class SlotValue:
    """One value in a slot.

    `heard`: the words as said; `value`: what Alexa sends as "value" (ISO 8601 or digits for
    built-in types, the heard words for custom ones); `resolutions`: (id, canonical name) of each
    listed value that fits, empty for Alexa's ER_SUCCESS_NO_MATCH.
    """

    heard: str
    value: str
    resolutions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A filled slot; more than one value only where the model enables multiple values."""

    name: str
    type: str
    values: tuple[SlotValue, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """What a sentence was taken for.

    `score`: 0 to 1, to be read as a confidence (1 for exact, 0 where nothing was guessed);
    `next`: the intent weighed second and its score; `weighed`: all intents that a guess weighed,
    the best first; `sample`: the sample matched, when exact; `overlooked`: (type, id, heard) of
    values of the watched types that stand in the sentence but in no filled slot, which Alexa may
    miss, so they are shown and never sent.
    """

    intent: str
    slots: Mapping[str, Slot]
    how: How
    score: float
    next: tuple[str, float] | None = None
    weighed: tuple[tuple[str, float], ...] = ()
    sample: str | None = None
    overlooked: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Launch:
    """The skill was opened; `utterance` is what came along in a one-shot, or None."""

    utterance: str | None = None
