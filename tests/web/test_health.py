"""GET /health over the whole application, with a store that works, is none, or is out of reach."""

from pathlib import Path

import pytest

from skill.settings import Settings
from skill.web import create_app


@pytest.mark.parametrize(
    ("store", "state"),
    [
        ("sqlite:{folder}/preferences.sqlite3", "ok"),
        ("sqlite:{folder}/file/x", "failing"),
        ("none", "none"),
    ],
)
def test_the_store_is_told_and_is_no_fault(tmp_path: Path, store: str, state: str) -> None:
    """Answers are given without it."""
    (tmp_path / "file").write_text("in the way of a folder")
    settings = Settings(
        application_id="amzn1.ask.skill.test",
        store=store.format(folder=tmp_path),
        pepper=b"a pepper of more than thirty-two characters",
    )
    answer = create_app(settings).test_client().get("/health")
    assert answer.status_code == 200
    assert answer.json
    assert answer.json["store"] == state
    assert answer.json["status"] == "ok"
