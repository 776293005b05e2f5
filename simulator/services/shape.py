"""Reads JSON that somebody else wrote, or refuses it and says where."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from simulator.services.refusal import bad_request

Json = Mapping[str, Any]


def mapping(parent: Json, key: str) -> Json:
    """An object that must be there."""
    value = parent.get(key)
    if not isinstance(value, Mapping):
        raise bad_request(f"{key}: an object is wanted")
    return value


def text(parent: Json, key: str) -> str:
    """A text that must be there, and say something."""
    value = parent.get(key)
    if not isinstance(value, str) or not value.strip():
        raise bad_request(f"{key}: a text is wanted")
    return value


def choice(parent: Json, key: str, *known: str) -> str:
    """One of these words."""
    value = text(parent, key)
    if value not in known:
        raise bad_request(f"{key}: {' or '.join(known)} is wanted")
    return value


def time(parent: Json, key: str) -> datetime:
    """A time in ISO 8601."""
    try:
        return datetime.fromisoformat(text(parent, key))
    except ValueError:
        raise bad_request(f"{key}: a time in ISO 8601 is wanted") from None


def local_time(parent: Json, key: str) -> datetime:
    """A local time: without a zone, which stands in timeZoneId."""
    value = time(parent, key)
    if value.tzinfo is not None:
        raise bad_request(f"{key}: a local time is wanted, without a zone or Z")
    return value


def number(parent: Json, key: str) -> int:
    """A whole number above zero."""
    value = parent.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise bad_request(f"{key}: a whole number above zero is wanted")
    return value


def items(parent: Json, key: str) -> list[Any]:
    """A list that is not empty."""
    value = parent.get(key)
    if not isinstance(value, list) or not value:
        raise bad_request(f"{key}: a list is wanted, and not an empty one")
    return value
