"""Alexa's slots → what was heard. Empty and missing slots are alike; lists give several words."""

import re
from collections.abc import Iterator
from typing import Any

from skill.dialog.events import Slots, SlotValue

_MATCH = "ER_SUCCESS_MATCH"
_UNSAID = re.compile(
    r'[<>{}\[\]#;\\"`'  # markup, of SSML and of templates
    r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"  # control characters, no characters
    r"\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # invisible, or turning the text round
)
_LONGEST = 200  # characters of a value that are read; people don't say more in one slot


def read(slots: dict[str, Any] | None) -> Slots:
    """The filled slots of an SDK intent (`Intent.slots`), by name."""
    filled = {name: tuple(_words(slot)) for name, slot in (slots or {}).items() if slot}
    return {name: words for name, words in filled.items() if words}


def said(text: str) -> str:
    """The words in a slot's value: what can be spoken, without markup or control characters.

    Alexa hears words; what else stands there was put there to see what we do with it. "" also for
    "?", which is a number that Alexa did not understand.
    """
    spoken = _UNSAID.sub(" ", text[:_LONGEST]).strip()
    return "" if spoken == "?" else spoken


def _words(slot: Any) -> Iterator[SlotValue]:
    several = getattr(slot.slot_value, "values", None)
    for value in _there(several) if several else [slot]:
        heard = said(getattr(value, "value", None) or "")
        if heard:
            yield SlotValue(heard, tuple(_ids(getattr(value, "resolutions", None))))


def _ids(resolutions: Any) -> Iterator[str]:
    for authority in _there(resolutions and resolutions.resolutions_per_authority):
        code = authority.status.code if authority.status else None
        if getattr(code, "value", code) == _MATCH:
            values = (found.value for found in _there(authority.values))
            yield from (value.id for value in values if value and value.id)


def _there(items: list[Any] | None) -> Iterator[Any]:
    """The items of a list that may be missing, and may hold nulls."""
    return (item for item in items or [] if item)
