"""The file of figures: written a figure a line, read back, and a step back from it is named."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.understanding.__main__ import main
from tests.understanding.figures.compare import remarks, steps_back, tolerances
from tests.understanding.figures.crossed import gap
from tests.understanding.figures.grown import sample
from tests.understanding.figures.record import FIGURES, read_record, write_record
from tests.understanding.readings.tally import Count

ALLOWED = {"subject / right": (1.0, 2.0), "harmless / alarm": (0.3, 0.5)}


def record(subject: float, alarm: float, rough: float = 70.0, digest: str = "a") -> dict[str, Any]:
    """One set with two figures."""
    figures = {
        "subject / right": {"percent": subject, "rough mean": rough},
        "harmless / alarm": {"percent": alarm, "rough mean": 1.0},
    }
    return {"digests": {"ear": digest}, "sets": {"check": {"digest": "d", "figures": figures}}}


@pytest.mark.parametrize(
    ("then", "now", "named"),
    [
        (record(80.0, 1.0), record(80.0, 1.0), []),
        (record(80.0, 1.0), record(79.0, 1.3), []),
        (record(80.0, 1.0), record(90.0, 0.0), []),
        (record(80.0, 1.0), record(78.9, 1.0), ["check: subject / right (whole)"]),
        (record(80.0, 1.0), record(80.0, 1.4), ["check: harmless / alarm (whole)"]),
        (record(80.0, 1.0), record(80.0, 1.0, 67.0), ["check: subject / right (rough, mean)"]),
        ({}, record(1.0, 99.0), []),
    ],
)
def test_a_step_back_is_named(then: Any, now: Any, named: list[str]) -> None:
    found = [
        one.partition(":")[0] + ":" + one.split(":")[1] for one in steps_back(then, now, ALLOWED)
    ]
    assert found == named


def test_other_lines_are_not_compared_and_an_older_ear_is_said() -> None:
    then, now = record(80.0, 1.0), record(10.0, 1.0, digest="b")
    now["sets"]["check"]["digest"] = "e"
    assert list(steps_back(then, now, ALLOWED)) == []
    said = "\n".join(remarks(then, now))
    assert "other ear" in said
    assert "lines of check are others" in said


def test_a_gap_of_more_than_eight_points_is_said() -> None:
    inside = {"subject / right": Count(75, 100)}
    assert gap(inside, "check", {"subject / right": {"percent": 82.0}}) is None
    assert "8.5 points above" in (
        gap(inside, "check", {"subject / right": {"percent": 83.5}}) or ""
    )
    assert "9.0 points below" in (
        gap(inside, "check", {"subject / right": {"percent": 66.0}}) or ""
    )


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Each figure on a line of its own."""
    written = {"digests": {"ear": "a"}, **record(80.0, 1.0), "blind": {}}
    write_record(tmp_path / "figures.json", written)
    text = (tmp_path / "figures.json").read_text(encoding="utf-8")
    assert read_record(tmp_path / "figures.json") == written
    assert '"harmless / alarm": {"percent": 1.0, "rough mean": 1.0}\n' in text
    assert read_record(tmp_path / "none.json") == {}


def test_each_figure_that_may_not_fall_is_one_of_those_committed() -> None:
    """Else its name is wrong, and it would never be compared."""
    committed = read_record(FIGURES)["sets"].values()
    assert set(tolerances()) <= {name for each in committed for name in each["figures"]}


def test_a_line_of_ours_is_labelled_as_the_page_says(tmp_path: Path) -> None:
    told = {"text": "he's out cold", "kind": "danger-body", "level": "ask", "modelled_on": "own"}
    told["findings"] = [{"id": "hard to wake", "polarity": "past", "who": "he"}]  # type: ignore[assignment]
    asked = {"text": "salt any good", "form": "is-it-true", "subject": "salt", "modelled_on": "own"}
    vague = {"text": "carry on", "kind": "command", "level": "none", "modelled_on": "own"}
    path = tmp_path / "hand.jsonl"
    path.write_text("\n".join(map(json.dumps, (told, asked, vague))), encoding="utf-8")
    found = {line.kind: line for line in sample(path, 10)}
    assert set(found) == {"danger-body", "question"}
    assert found["danger-body"].findings[0].id == "hard-to-wake"
    assert (found["danger-body"].level, found["danger-body"].asked_back) == ("urgent", True)
    assert found["question"].form == "does-it-help"


def test_what_cannot_be_read_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--crossed", str(tmp_path)]) == 2
    assert "asked-1.ear" in capsys.readouterr().err
