"""`stored`: one person's record, shown and deleted, against a real SQLite file."""

from pathlib import Path

import pytest
from ask_sdk_model import Context, RequestEnvelope, User
from ask_sdk_model.interfaces.system import SystemState

from skill.assembly import build_store
from skill.errors import OperatorError
from skill.settings import Settings
from workshop.stored import stored

_USER = "amzn1.ask.account.SOMEBODY"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A store with a record of one person."""
    settings = Settings(store=f"sqlite:{tmp_path}/preferences.sqlite3", pepper=b"x" * 32)
    store = build_store(settings)
    assert store is not None
    somebody = RequestEnvelope(context=Context(system=SystemState(user=User(user_id=_USER))))
    store.save_attributes(somebody, {"opened": 3})
    return settings


def test_it_shows_and_deletes_a_record(settings: Settings) -> None:
    """And afterwards there is none."""
    assert '"opened": 3' in next(stored(settings, _USER, delete=False))
    assert list(stored(settings, _USER, delete=True))[-1] == "deleted"
    assert list(stored(settings, _USER, delete=False)) == ["nothing is stored"]


def test_another_person_is_another_record(settings: Settings) -> None:
    """Nobody sees somebody else's."""
    assert list(stored(settings, "amzn1.ask.account.ELSE", delete=False)) == ["nothing is stored"]


def test_without_a_store_there_is_nothing_to_show() -> None:
    """It says so."""
    with pytest.raises(OperatorError, match="nothing is stored of anybody"):
        list(stored(Settings(store="none"), _USER, delete=False))


def test_a_store_that_does_not_answer_is_named(tmp_path: Path) -> None:
    """A folder is no database."""
    settings = Settings(store=f"sqlite:{tmp_path}", pepper=b"x" * 32)
    with pytest.raises(OperatorError, match="the store does not answer"):
        list(stored(settings, _USER, delete=False))
