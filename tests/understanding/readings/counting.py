"""Which figures a judged line counts towards: "group / name" → so many of so many."""

from collections.abc import Mapping
from typing import get_args

from tests.understanding.readings.dangers import (
    raised,
    read_as,
    read_as_denied,
    read_as_present,
    too_high,
)
from tests.understanding.readings.lines import ASKING, DANGERS, HARMLESS, Kind, Line
from tests.understanding.readings.outcomes import Outcome
from tests.understanding.readings.sameness import Sets
from tests.understanding.readings.tally import Count, Tally
from tests.understanding.readings.values import VALUES, who_right
from tests.understanding.readings.verdicts import WORDS, Verdict, subject_right

_RAISED = ("stated", "leg check", "asked back", "too low", "missed")
_BACK = ("asked back", "offered")
# Names of which few is good: the worst of some seeds is the highest.
FEWER = frozenset(
    {
        "alarm",
        "asked",
        "asked back",
        "missed",
        "not read",
        "opposite",
        "read as denied",
        "read as present",
        "refused",
        "sentences",
        "too high",
        "too low",
        "wrong",
    }
)
# In this order they are printed: what comes of a kind first.
_ORDER = ("all kinds", *get_args(Kind), "subject", "form", "values", "ours", "near", "far")
_LATER = ("danger", "negative", "absent", "harmless", "polarity", "asked back")


def ordered(counts: Mapping[str, Count]) -> list[tuple[str, Count]]:
    """The figures by group, in the order in which they are printed."""
    groups = (*_ORDER, *_LATER)
    return sorted(counts.items(), key=lambda one: (groups.index(_group(one[0])), _of_group(one[0])))


def _group(name: str) -> str:
    return name.partition(" / ")[0].partition(",")[0]


def _of_group(name: str) -> str:
    return name.partition(" / ")[0]


def count(tally: Tally, line: Line, came: Outcome, verdict: Verdict, sets: Sets) -> None:
    """Add one line to all figures that it has a part in."""
    for word in WORDS:
        tally.add(f"{line.kind} / {word}", verdict.word == word)
    for word in WORDS:
        tally.add(f"all kinds / {word}", verdict.word == word)
    needless = came.way in _BACK and not line.asked_back
    tally.add("asked back / sentences", needless and line.kind not in DANGERS)
    if line.kind in ASKING:
        _ours(tally, line, came, sets)
    elif line.kind in ("near", "far"):
        _outside(tally, line, came, sets)
    elif line.kind in DANGERS:
        _danger(tally, line, came)
    if line.kind in HARMLESS:
        for name in ("harmless", f"harmless, {line.kind}"):
            tally.add(f"{name} / alarm", came.way == "alarm")
            tally.add(f"{name} / asked back", came.way == "asked back" and not line.asked_back)
    _polarity(tally, line, came)


def _ours(tally: Tally, line: Line, came: Outcome, sets: Sets) -> None:
    tally.add("ours / refused", came.way == "refused")
    if not line.wanted:
        return
    right = subject_right(line, came, sets)
    tally.add("subject / right", right and came.way != "offered")
    tally.add("subject / right or offered", right)
    if not right:
        return
    if line.form:
        good = sets.form_right(came.reading.form, line.form, line.text, line.things)
        tally.add("form / right", good)
    read = {name: check(line, came.reading) for name, check in VALUES.items()}
    tally.add("values / all", all(read.values()))
    for name, good in read.items():
        if name == "who" or getattr(line, name):
            tally.add(f"values / {name}", good)


def _outside(tally: Tally, line: Line, came: Outcome, sets: Sets) -> None:
    refused = came.way == "refused"
    if line.kind == "far":
        tally.add("far / refused in any way", refused)
        return
    near = refused and any(one.startswith("near:") for one in came.subjects)
    tally.add("near / named as near", near)
    tally.add("near / by its own name", near and subject_right(line, came, sets))


def _danger(tally: Tally, line: Line, came: Outcome) -> None:
    how = raised(line, came)
    groups = ["danger", f"danger, tier {line.tier}", f"danger, level {line.level}"]
    groups += [f"danger, {line.openness}"] if line.openness else []
    groups += ["danger, a negative"] if line.negative else []
    for group in groups:
        for name in _RAISED:
            tally.add(f"{group} / {name}", how == name)
        tally.add(f"{group} / too high", too_high(line, came))
    tally.add("danger / person right", who_right(line, came.reading))


def _polarity(tally: Tally, line: Line, came: Outcome) -> None:
    """By mention: read with its polarity, of those read; and the two faults, by sentence."""
    for _, polarity, right in read_as(line, came.reading):
        tally.add("polarity / not read", right is None)
        if right is not None:
            tally.add("polarity / right", right)
            tally.add(f"polarity / {polarity} right", right)
    if line.negative:
        tally.add("negative / read as denied", read_as_denied(line, came.reading))
    absent = {one.polarity for one in line.findings} - {"affirmed", "unsure"}
    if absent and line.kind in HARMLESS:
        present = read_as_present(line, came.reading)
        tally.add("absent / read as present", present)
        for polarity in sorted(absent):
            tally.add(f"absent, {polarity} / read as present", present)
