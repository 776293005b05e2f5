"""What is remembered of people: one JSON record a person, under a key that names nobody.

The SDK's AbstractPersistenceAdapter over a small table of ours (SQLite or DynamoDB). The key is
an HMAC of the user id with a secret pepper: whoever has the table alone can't tell whose a record
is. A record is written only over the revision that was read, so that two devices of one person
don't undo each other. It expires some time after the last visit (docs/decisions/0007).
"""

import hmac
import json
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Protocol

from ask_sdk_core.attributes_manager import AbstractPersistenceAdapter
from ask_sdk_core.exceptions import PersistenceException
from ask_sdk_model import RequestEnvelope
from msgspec import Struct

from skill.conflict import ConflictError

_log = logging.getLogger("cramp_coach.store")
LIFETIME = timedelta(days=400)  # since the last change; longer than a year of rare visits
_SET_ASIDE = "broken."  # before the key of a record that could not be read
_PROBE = "health"  # the key of a row that is nobody's: people's are longer, and hexadecimal
_PROBE_LASTS = 24 * 60 * 60  # seconds


class StoredRow(Struct, frozen=True):
    """A stored record: its JSON text, how often it was written, when it expires (epoch seconds)."""

    text: str
    revision: int
    expires_at: int


class Table(Protocol):
    """Where rows are. Each method raises PersistenceException when the place can't be reached."""

    def read(self, key: str) -> StoredRow | None:
        """The row, expired or not; None where there is none."""

    def write(self, key: str, row: StoredRow, now: int) -> bool:
        """Put a row in place of its revision before (or of none, or an expired one).

        False when another revision is there.
        """

    def remove(self, key: str) -> None:
        """Delete the row, where there is one."""


class RecordStore(AbstractPersistenceAdapter):
    """Records in a table. `attributes` are plain JSON values with their `revision` (0: new)."""

    def __init__(self, table: Table, pepper: bytes, now: Callable[[], datetime]) -> None:
        self._table = table
        self._pepper = pepper
        self._now = now

    def get_attributes(self, request_envelope: RequestEnvelope) -> dict[str, Any]:
        """The person's record with its revision; {} for a new one. Raises PersistenceException."""
        key = self._key(request_envelope)
        row = self._table.read(key)
        if row is None or row.expires_at <= self._seconds():
            return {}
        record = _record(row.text)
        if record is None:
            self._set_aside(key, row)
            return {}
        return record | {"revision": row.revision}

    def save_attributes(
        self, request_envelope: RequestEnvelope, attributes: dict[str, Any]
    ) -> None:
        """Write the record over the revision in it.

        Raises ConflictError when another was written since, PersistenceException when nothing
        could be written.
        """
        record = dict(attributes)
        revision = int(record.pop("revision", 0)) + 1
        expires = self._seconds() + int(LIFETIME.total_seconds())
        row = StoredRow(json.dumps(record, separators=(",", ":")), revision, expires)
        if not self._table.write(self._key(request_envelope), row, self._seconds()):
            raise ConflictError("the record was changed meanwhile")

    def delete_attributes(self, request_envelope: RequestEnvelope) -> None:
        """Delete the person's record, and one that was set aside. Raises PersistenceException."""
        key = self._key(request_envelope)
        self._table.remove(key)
        self._table.remove(_SET_ASIDE + key)

    def probe(self) -> None:
        """Write a row that is nobody's, and read it back. Raises PersistenceException.

        So a disk that is full and a table that may only be read show, too.
        """
        now = self._seconds()
        before = self._table.read(_PROBE)
        revision = before.revision + 1 if before and before.expires_at > now else 1
        row = StoredRow("{}", revision, now + _PROBE_LASTS)
        if not self._table.write(_PROBE, row, now):
            return  # another worker wrote its own meanwhile
        back = self._table.read(_PROBE)
        if back is None or back.revision < revision:
            raise PersistenceException("what was written is not there")

    def _key(self, envelope: Any) -> str:
        user = str(envelope.context.system.user.user_id).encode("utf-8", "surrogatepass")
        return hmac.digest(self._pepper, user, "sha256").hex()

    def _seconds(self) -> int:
        return int(self._now().timestamp())

    def _set_aside(self, key: str, row: StoredRow) -> None:
        """Keep what can't be read for whoever looks into it; the person begins anew."""
        _log.error("a stored record could not be read; it was set aside")
        aside = StoredRow(row.text, 1, row.expires_at)
        self._table.remove(_SET_ASIDE + key)
        self._table.write(_SET_ASIDE + key, aside, self._seconds())
        self._table.remove(key)


def _record(text: str) -> dict[str, Any] | None:
    try:
        record = json.loads(text)
    except ValueError:
        return None
    return record if isinstance(record, dict) else None
