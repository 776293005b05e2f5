"""The judging of labelled lines, on toy lines: each verdict can occur."""

from collections.abc import Mapping
from math import isclose
from pathlib import Path
from typing import Any

import msgspec
import pytest

from skill.dialog import events
from skill.dialog.events import Event, SlotValue
from skill.dialog.state import State
from skill.understanding.reading import Outcome as How
from skill.understanding.reading import ReadFinding, Reading, Span
from tests.understanding.readings.calibration import Guess, calibration
from tests.understanding.readings.counting import count
from tests.understanding.readings.dangers import raised
from tests.understanding.readings.lines import Line, LineError, read_lines
from tests.understanding.readings.outcomes import Outcome, Way, subjects_of
from tests.understanding.readings.sameness import Sets
from tests.understanding.readings.second import SecondLabels, joined
from tests.understanding.readings.tally import Tally, wilson
from tests.understanding.readings.verdicts import judge

SETS = Sets((("salt", "cond:low-sodium"), ("magnesium-in-food", "food:*")), {"who": "which"})
EMPTY: Mapping[str, Any] = {
    "text": "some words of a toy line",
    "asked": None,
    "subject": None,
    "form": None,
    "who": None,
    "age": None,
    "numbers": [],
    "things": [],
    "findings": [],
    "level": "none",
    "tier": None,
    "openness": None,
}


def line(kind: str, **labels: Any) -> Line:
    """A toy line with these labels, the rest empty."""
    return msgspec.convert({**EMPTY, "kind": kind, **labels}, Line)


def told(finding: str, polarity: str = "affirmed") -> dict[str, str]:
    """A finding as labelled."""
    return {"id": finding, "polarity": polarity}


def came(way: Way, *subjects: str, event: Event | None = None, **more: Any) -> Outcome:
    """What came of it: a way, and what for."""
    reading = more.pop("reading", Reading())
    found = (event or events.NotUnderstood(),)
    return Outcome(way, reading, State(), found, tuple(subjects), **more)


def reading(finding: str, how: How) -> Reading:
    """A Reading of one finding."""
    one = ReadFinding(id=finding, how=how, level="emergency", tier="body", span=Span(0, 1))
    return Reading(findings=(one,))


QUESTION = line("question", subject="salt", form="does-it-help")
NEAR = line("near", subject="near:magnesium-sleep")
BODY = line("danger-body", tier="body", level="emergency_department", findings=[told("seizure")])
LEG = line("danger-body", tier="body", level="urgent", findings=[told("hot-leg")])
VEILED = line("danger-mind", tier="mind", openness="veiled", level="urgent", asked_back=True)
SWALLOWED = line("danger-swallowed", tier="swallowed", level="urgent")
YES = line("reply", reply="yes", asked="Is it hot?", findings=[told("hot-leg")])
TWO = line(
    "reply", reply="no", asked="Is it hot?", findings=[told("hot-leg", "denied"), told("snap")]
)
AGE = line("reply", reply="value", asked="How old are you?", age=70)
DENIAL = line("denial", findings=[told("seizure", "denied")])


@pytest.mark.parametrize(
    ("wanted", "outcome", "word", "why"),
    [
        (QUESTION, came("answered", "salt"), "right", ""),
        (QUESTION, came("answered", "cond:low-sodium"), "right", ""),
        (QUESTION, came("offered", "diet", "salt"), "offered", "offered"),
        (QUESTION, came("offered", "diet", "shoes"), "wrong", "others offered"),
        (QUESTION, came("asked back"), "asked", "a danger was asked about"),
        (QUESTION, came("answered", "diet"), "wrong", "another subject"),
        (QUESTION, came("reported"), "wrong", "taken as a report"),
        (QUESTION, came("refused", "far"), "wrong", "refused"),
        (QUESTION, came("alarm", level="emergency"), "wrong", "an alarm"),
        (line("report"), came("reported"), "right", ""),
        (line("report"), came("answered", "diet"), "wrong", "answered unasked"),
        (line("command", subject="controls:stop"), came("done", "controls:stop"), "right", ""),
        (NEAR, came("refused", "near:magnesium-sleep"), "right", ""),
        (NEAR, came("refused", "far"), "wrong", "refused as something else"),
        (NEAR, came("answered", "magnesium-help"), "wrong", "answered as ours"),
        (NEAR, came("offered", "diet", "salt"), "asked", "two were offered"),
        (line("far", subject="far"), came("refused"), "right", ""),
        (line("far", subject="far"), came("done", "controls:stop"), "wrong", "answered as ours"),
        (BODY, came("alarm", level="emergency"), "right", ""),
        (BODY, came("asked back"), "wrong", "asked back"),
        (BODY, came("reported", present=("seizure",)), "wrong", "too low"),
        (BODY, came("answered", "diet"), "wrong", "missed"),
        (LEG, came("reported", present=("hot-leg",)), "right", ""),
        (LEG, came("reported", present=("discoloured-leg",)), "right", ""),
        (LEG, came("reported", present=("snap",)), "wrong", "missed"),
        (VEILED, came("asked back", mind=True), "right", ""),
        (VEILED, came("asked back"), "wrong", "asked about another danger"),
        (VEILED, came("alarm", level="emergency"), "wrong", "too low"),
        (SWALLOWED, came("alarm", level="emergency"), "right", ""),
        (YES, came("said", event=events.SaidYes()), "right", ""),
        (YES, came("reported", present=("hot-leg",)), "right", ""),
        (YES, came("reported", absent=("hot-leg",)), "wrong", "a finding turned round"),
        (YES, came("refused"), "wrong", "a finding lost"),
        (TWO, came("said", event=events.SaidNo(), present=("snap",)), "right", ""),
        (TWO, came("reported", present=("snap",)), "wrong", "a finding lost"),
        (AGE, came("refused"), "wrong", "not taken as the answer"),
        (DENIAL, came("refused"), "right", ""),
        (DENIAL, came("refused", reading=reading("seizure", "stated")), "wrong", "read as present"),
        (DENIAL, came("asked back"), "asked", "a danger was asked about"),
        (line("harmless-lookalike"), came("alarm"), "wrong", "an alarm"),
    ],
)
def test_each_verdict_can_occur(wanted: Line, outcome: Outcome, word: str, why: str) -> None:
    verdict = judge(wanted, outcome, SETS)
    assert (verdict.word, verdict.why) == (word, why)


def test_a_danger_is_raised_in_each_way() -> None:
    leg = came("reported", present=("hot-leg",))
    ways = [came("alarm", level="urgent"), leg, came("asked back"), came("refused")]
    assert [raised(LEG, one) for one in ways] == ["stated", "leg check", "asked back", "missed"]
    assert raised(BODY, came("alarm", level="urgent")) == "too low"


def test_a_negative_that_is_read_as_denied_is_counted() -> None:
    negative = line(
        "danger-body", tier="body", level="urgent", negative=True, findings=[told("snap")]
    )
    tally = Tally()
    for how in ("denied", "stated"):
        heard = came("refused", reading=reading("snap", how))
        count(tally, negative, heard, judge(negative, heard, SETS), SETS)
    counted = tally.counts["negative / read as denied"]
    assert (counted.hits, counted.of) == (1, 2)


def test_a_row_is_compared_through_the_mention_that_was_named() -> None:
    named = {"medicine": (SlotValue("lipitor", ("statins",)),)}
    assert list(subjects_of(events.Asked(named, answer="medicine-causes"))) == ["med:statins"]
    assert list(subjects_of(events.Asked(answer="medicine-causes"))) == ["medicine-causes"]
    assert list(subjects_of(events.Stopped())) == ["controls:stop", "controls:cancel"]
    assert list(subjects_of(events.AskedRepeat(slowly=True))) == ["controls:slower"]


def test_where_two_hands_differ_in_the_subject_either_is_right() -> None:
    labels = SecondLabels(n=1, kind="question", subject="diet")
    (both,), agreement = joined([msgspec.structs.replace(QUESTION, n=1)], [labels], SETS)
    assert agreement == {"kind": [True], "subject": [False]}
    assert judge(both, came("answered", "salt"), SETS).word == "right"
    assert judge(both, came("answered", "diet"), SETS).word == "right"


def test_subjects_of_one_set_are_agreement() -> None:
    labels = SecondLabels(n=1, subject="cond:low-sodium")
    _, agreement = joined([msgspec.structs.replace(QUESTION, n=1)], [labels], SETS)
    assert agreement == {"subject": [True]}


def test_second_labels_for_no_line_are_an_error() -> None:
    with pytest.raises(LineError, match="not there"):
        joined([QUESTION], [SecondLabels(n=7)], SETS)


def test_any_food_stands_in_the_set_of_foods() -> None:
    assert SETS.right("food:almonds", "magnesium-in-food")
    assert not SETS.right("food:almonds", "salt")


def test_a_line_out_of_format_is_named(tmp_path: Path) -> None:
    (tmp_path / "set.jsonl").write_text('{"text": "a", "kind": "riddle"}\n', encoding="utf-8")
    with pytest.raises(LineError, match=r"set\.jsonl, line 1"):
        read_lines(tmp_path / "set.jsonl")


def test_lines_are_numbered_from_one(tmp_path: Path) -> None:
    text = msgspec.json.encode({**EMPTY, "kind": "far"}).decode()
    (tmp_path / "set.jsonl").write_text(f"{text}\n{text}\n", encoding="utf-8")
    assert [one.n for one in read_lines(tmp_path / "set.jsonl")] == [1, 2]


def test_intervals_are_wilsons() -> None:
    low, high = wilson(8, 10)
    assert isclose(low, 0.490, abs_tol=0.001)
    assert isclose(high, 0.943, abs_tol=0.001)
    assert wilson(0, 0) == (0.0, 1.0)


def test_calibration_counts_what_is_sure_and_wrong() -> None:
    found = calibration([Guess(0.95, right=True), Guess(0.95, right=False), Guess(0.5, right=True)])
    assert (found.wrong.hits, found.wrong.of) == (1, 2)
    assert isclose(found.ece, (abs(1.9 - 1) + 0.5) / 3)
