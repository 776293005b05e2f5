"""Alexa's slots → what was heard. Empty and missing slots are alike; lists give several words."""

from collections.abc import Iterator
from typing import Any

from skill.dialog.events import Slots, Word

_MATCH = "ER_SUCCESS_MATCH"
_LONGEST = 200  # characters of a value that are read; people don't say more in one slot


def read(slots: dict[str, Any] | None) -> Slots:
    """The filled slots of an SDK intent (`Intent.slots`), by name."""
    filled = {name: tuple(_words(slot)) for name, slot in (slots or {}).items() if slot}
    return {name: words for name, words in filled.items() if words}


def _words(slot: Any) -> Iterator[Word]:
    several = getattr(slot.slot_value, "values", None)
    for value in several if several else [slot]:
        heard = (value.value or "").strip()[:_LONGEST]
        if heard and heard != "?":  # "?" is a number that Alexa did not understand
            yield Word(heard, tuple(_ids(value.resolutions)))


def _ids(resolutions: Any) -> Iterator[str]:
    for authority in (resolutions and resolutions.resolutions_per_authority) or []:
        code = authority.status.code if authority.status else None
        if getattr(code, "value", code) == _MATCH:
            yield from (found.value.id for found in authority.values or [] if found.value.id)
