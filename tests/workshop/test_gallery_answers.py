"""What the simulator's gallery is told of the answers."""

from datetime import date
from hashlib import sha256
from pathlib import Path

from workshop.simulator_plugin.answers import review_state


def test_the_review_state_follows_the_file(tmp_path: Path) -> None:
    """A signature is for these bytes, until a date."""
    file = tmp_path / "answers" / "a.yaml"
    file.parent.mkdir()
    file.write_text("title: A\n", encoding="utf-8")
    signed = {
        "file": "answers/a.yaml",
        "digest": sha256(file.read_bytes()).hexdigest(),
        "signed_by": "N N",
        "signed_on": "2026-01-01",
        "due": "2027-01-01",
    }
    today = date(2026, 11, 25)
    assert review_state(tmp_path, file, [], today) == "unsigned"
    assert review_state(tmp_path, file, [signed], today) == "signed by N N on 2026-01-01"
    assert review_state(tmp_path, file, [signed], date(2028, 1, 1)).startswith("due again")
    file.write_text("title: B\n", encoding="utf-8")
    assert review_state(tmp_path, file, [signed], today) == "changed since it was signed"
