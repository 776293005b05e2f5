"""What is remembered of a person, through the SDK's persistence adapter; faults cost no answer."""

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
from ask_sdk_core.exceptions import AskSdkException
from ask_sdk_core.handler_input import HandlerInput

from skill.dialog.preferences import Preferences

_log = logging.getLogger("cramp_coach.kept")
Upgrade = Callable[[dict[str, Any]], dict[str, Any]]

# Each brings a record from one version of the layout to the next. A new field with a default
# needs none; a field that changes its meaning does.
UPGRADES: tuple[Upgrade, ...] = ()
VERSION = len(UPGRADES) + 1


def recall(handler_input: HandlerInput) -> Preferences:
    """The record, or a fresh one for a new person, a store out of reach, or a broken record."""
    try:
        record = dict(handler_input.attributes_manager.persistent_attributes or {})
    except AskSdkException as fault:
        _log.warning("what is remembered could not be read: %s", type(fault).__name__)
        return Preferences()
    try:
        return msgspec.convert(upgraded(record), Preferences)
    except msgspec.ValidationError:
        _log.warning("a record of another shape was set aside")
        return Preferences()


def upgraded(record: Mapping[str, Any], upgrades: Sequence[Upgrade] = UPGRADES) -> dict[str, Any]:
    """The record in today's layout, from whichever version it was written in."""
    fields = dict(record)
    written = fields.pop("version", 1)
    for upgrade in upgrades[max(written, 1) - 1 :] if isinstance(written, int) else ():
        fields = upgrade(fields)
    return fields


def remember(handler_input: HandlerInput, preferences: Preferences) -> bool:
    """Store the record; whether it was stored."""
    record: dict[str, Any] = {"version": VERSION, **msgspec.to_builtins(preferences)}
    manager = handler_input.attributes_manager
    try:
        manager.persistent_attributes = record
        manager.save_persistent_attributes()
    except AskSdkException as fault:
        _log.warning("what is remembered could not be stored: %s", type(fault).__name__)
        return False
    return True


def forget(handler_input: HandlerInput) -> bool:
    """Delete the record; whether it is gone."""
    try:
        handler_input.attributes_manager.delete_persistent_attributes()
    except AskSdkException as fault:
        _log.warning("what is remembered could not be deleted: %s", type(fault).__name__)
        return False
    return True
