"""Which store remembers preferences, by its setting: sqlite:FILE, dynamodb:TABLE or none.

Only what is chosen is imported: Lambda needs no SQLite.
"""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from skill.adapters.guarded_store import GuardedStore
from skill.adapters.record_store import RecordStore, Table
from skill.errors import OperatorError

_SHORTEST_PEPPER = 32  # characters


def choose_store(
    chosen: str, pepper: bytes, endpoint: str | None, now: Callable[[], datetime]
) -> GuardedStore | None:
    """The store; None for none. `endpoint`: another address of DynamoDB. Raises OperatorError."""
    kind, where = _read(chosen)
    if kind == "none":
        return None
    if len(pepper) < _SHORTEST_PEPPER:
        raise OperatorError(
            "CRAMP_COACH_PEPPER must be a secret of at least 32 characters that never changes; "
            'make one with: python -c "import secrets; print(secrets.token_hex(32))"'
        )
    table = _sqlite(where) if kind == "sqlite" else _dynamo(where, endpoint)
    return GuardedStore(RecordStore(table, pepper, now), time.monotonic)


def store_file(chosen: str) -> Path | None:
    """The file of a SQLite store; None for another kind. Raises OperatorError."""
    kind, where = _read(chosen)
    return Path(where) if kind == "sqlite" else None


def _read(chosen: str) -> tuple[str, str]:
    kind, _, where = chosen.partition(":")
    if kind != "none" and (kind not in ("sqlite", "dynamodb") or not where):
        raise OperatorError(
            f"CRAMP_COACH_STORE is {chosen!r}; it must be sqlite:FILE, dynamodb:TABLE or none"
        )
    return kind, where


def _sqlite(where: str) -> Table:
    from skill.adapters.sqlite_table import SqliteTable  # noqa: PLC0415

    return SqliteTable(Path(where))


def _dynamo(name: str, endpoint: str | None) -> Table:
    from skill.adapters.dynamo_settings import make_client  # noqa: PLC0415
    from skill.adapters.dynamo_table import DynamoTable  # noqa: PLC0415

    return DynamoTable(make_client(endpoint), name)
