"""What is remembered of a person, behind the SDK's persistence port; faults cost no answer."""

import logging
from collections.abc import Collection
from typing import Any

import msgspec
from ask_sdk_core.attributes_manager import AbstractPersistenceAdapter
from ask_sdk_core.exceptions import AskSdkException
from ask_sdk_model import RequestEnvelope
from msgspec.structs import asdict, replace

from skill.alexa.upgrades import Upgrade, newer, upgraded
from skill.conflict import ConflictError
from skill.dialog.preferences import Preferences
from skill.store_time import StoreTime

_log = logging.getLogger("cramp_coach.preferences")


# Each brings a record from one version of the layout to the next. A new field with a default
# needs none; a field that changes its meaning does.
def _one_list(fields: dict[str, Any]) -> dict[str, Any]:
    """The nightly reminder and the one that rings once, each in a field of its own, in one list."""
    nightly, once = fields.pop("reminder", None), fields.pop("once", None)
    kept = [nightly, {"clock": "", "days": "once"} | once if isinstance(once, dict) else None]
    return fields | {"reminders": [one for one in kept if one]}


UPGRADES: tuple[Upgrade, ...] = (_one_list,)
VERSION = len(UPGRADES) + 1
_FIELDS = frozenset(Preferences.__struct_fields__)
_TRIES = 3  # another device of the same person may have written in between


class PreferenceKeeper:
    """The memory of one person for the length of a turn; read once, and only when asked for.

    store: None remembers nothing, and so does a request that names no user.
    """

    def __init__(self, envelope: RequestEnvelope, store: AbstractPersistenceAdapter | None):
        self._envelope = envelope
        self._store = store if _names_somebody(envelope) else None
        self._read: Preferences | None = None
        self._record: dict[str, Any] = {}  # as it is stored, in today's layout
        self._revision = 0
        self._writable = self._store is not None
        self._time = StoreTime()

    @property
    def keeps(self) -> bool:
        """Whether there is a store, and somebody to remember."""
        return self._store is not None

    def recall(self) -> Preferences:
        """The record, or a fresh one: for a new person, a store out of reach, a broken record."""
        if self._read is None:
            self._read = self._load()
        return self._read

    def remember(self, preferences: Preferences) -> bool:
        """Store what has changed since it was read; whether it is stored, or was so already.

        What could not be read is not written over, nor what a newer release wrote. What another
        device changed meanwhile stays, and so do fields that we don't know.
        """
        before = asdict(self.recall())
        changed = {
            name: value for name, value in asdict(preferences).items() if value != before[name]
        }
        for _ in range(_TRIES if changed else 0):
            latest = self.recall()
            if self._store is None or not self._writable or not self._time.left:
                return False
            try:
                self._save(self._store, replace(latest, **changed), changed)
            except ConflictError:
                self._read = None  # it is read again; a store that fails is not asked again
            except AskSdkException:
                self._writable = False
                return False
            else:
                return True
        return not changed and (self._writable or not self.keeps)

    def forget(self) -> bool:
        """Delete the record; whether it is gone."""
        if self._store is None:
            return True
        try:
            with self._time.spent():
                self._store.delete_attributes(self._envelope)
        except AskSdkException:
            return False
        self._read, self._record, self._revision = Preferences(), {}, 0
        return True

    def _load(self) -> Preferences:
        if self._store is None:
            return Preferences()
        try:
            with self._time.spent():
                record: dict[str, Any] = dict(self._store.get_attributes(self._envelope))
        except AskSdkException:
            self._writable = False
            return Preferences()
        self._revision = int(record.pop("revision", 0))
        self._writable = not newer(record, UPGRADES)
        self._record = {}
        try:
            fields = upgraded(record, UPGRADES)
            read = msgspec.convert(fields, Preferences)
        except msgspec.ValidationError:
            _log.warning("a record of another shape is begun anew")
            return Preferences()
        self._record = fields
        return read

    def _save(
        self, store: AbstractPersistenceAdapter, preferences: Preferences, changed: Collection[str]
    ) -> None:
        """Only what changed is written into the record: what else stands there stays."""
        ours = msgspec.to_builtins(preferences)  # without what is as by default
        gone = {*changed, *(_FIELDS - ours.keys())}
        kept = {name: value for name, value in self._record.items() if name not in gone}
        record = kept | {name: ours[name] for name in changed if name in ours}
        revised = {"version": VERSION, **record, "revision": self._revision}
        with self._time.spent():
            store.save_attributes(self._envelope, revised)


def _names_somebody(envelope: Any) -> bool:
    user = envelope.context.system.user
    return bool(user and user.user_id)
