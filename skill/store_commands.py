"""The commands about the store's file: a backup, and putting one back."""

from pathlib import Path

from skill.adapters.choose_store import store_file
from skill.adapters.sqlite_backup import back_up, put_back
from skill.assembly import clock
from skill.errors import OperatorError
from skill.settings import Settings


def back_up_store(settings: Settings, folder: Path | None) -> tuple[Path, int]:
    """Back up a SQLite store, beside it unless a folder is given; the file and its records.

    Raises OperatorError.
    """
    file = _file_of_store(settings)
    return back_up(file, folder or file.parent, clock(settings)())


def put_back_store(settings: Settings, backup: Path) -> int:
    """Put a backup in the place of the SQLite store; how many records. Raises OperatorError."""
    return put_back(_file_of_store(settings), backup, clock(settings)())


def _file_of_store(settings: Settings) -> Path:
    file = store_file(settings.store)
    if file is None:
        raise OperatorError(
            f"CRAMP_COACH_STORE is {settings.store}: only SQLite's file is backed up by us; of "
            "DynamoDB AWS keeps point-in-time recovery (template.yaml)"
        )
    return file
