"""`python -m tests.understanding.readings.growing [FIELD N]`: values in the lines to grow from.

Who, age, numbers and times of interaction_model/en/grow, by field. They are tuned on, so they are
no measure of strangers; they show what is left to do. With a field, its first N misses.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from skill.dialog.expected import topic
from skill.knowledge.load import load
from skill.knowledge.localise import localise
from skill.settings import Settings
from skill.understanding.build import build_reader
from skill.understanding.reading import Reading
from tests.understanding.readings.lines import Level, Line, Number, Told
from tests.understanding.readings.outcomes import outcome
from tests.understanding.readings.questions import opened
from tests.understanding.readings.sameness import read_sets
from tests.understanding.readings.values import age_right, numbers_right, who_right
from tests.understanding.readings.verdicts import judge

_FOLDER = Path(__file__).parents[3] / "interaction_model/en/grow"
_SUBJECTS = Path(__file__).parents[3] / "docs/understanding/subjects.yaml"
_GENERAL = ("older people", "man", "woman", "stranger", "people")
_BLANK: Mapping[str, Any] = {
    "kind": "report",
    "asked": None,
    "subject": None,
    "form": None,
    "things": (),
    "findings": (),
    "level": None,
    "tier": None,
    "openness": None,
}
_LEVELS = get_args(Level)
Check = Callable[[Line, Reading], bool]


def lines() -> Iterator[tuple[str, Line]]:
    """Each value as a line of its own: (field, line)."""
    for path in sorted(_FOLDER.glob("*.jsonl")):
        for text in path.read_text(encoding="utf-8").splitlines():
            yield from _of(json.loads(text))


def _of(row: Mapping[str, Any]) -> Iterator[tuple[str, Line]]:
    told = row.get("resolves") or row
    own, age = None, None
    if "before" not in row:  # there a person may be carried over from an earlier turn
        own = _who(row)
        yield "who", Line(text=row["text"], who=own, age=None, numbers=(), **_BLANK)
    for number in told.get("numbers") or ():
        if number["kind"] == "age":
            age = number["value"] if number.get("unit") in (None, "years") else None
            if age is not None:
                yield "age", Line(text=row["text"], who=own, age=age, numbers=(), **_BLANK)
        else:
            one = Number(number["kind"], number["value"], number.get("unit"))
            yield one.kind, Line(text=row["text"], who=own, age=None, numbers=(one,), **_BLANK)


_REPLIES = {
    "reply-yes": "yes",
    "reply-no": "no",
    "denial": "no",
    "unsure": "unsure",
    "reply-value": "value",
    "correction": "value",
}


def replies() -> Iterator[Line]:
    """What was said to a question of ours, as a line to be judged as a reply."""
    for path in sorted(_FOLDER.glob("told-*.jsonl")):
        for text in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(text)
            if row.get("asked") and row["kind"] in _REPLIES:
                yield _reply(row)


def _reply(row: Mapping[str, Any]) -> Line:
    told = tuple(
        Told(one["id"].replace(" ", "-"), one["polarity"])
        for one in row.get("findings") or ()
        if one["polarity"] in ("affirmed", "denied") and one["id"] != "which leg"
    )
    numbers = tuple(
        Number(one["kind"], one["value"], one.get("unit"))
        for one in row.get("numbers") or ()
        if one["kind"] != "age"
    )
    ages = [one["value"] for one in row.get("numbers") or () if one["kind"] == "age"]
    own = {"kind": "reply", "asked": row["asked"], "reply": _REPLIES[row["kind"]]}
    own |= {"findings": told, "level": row["level"] if row["level"] in _LEVELS else "none"}
    values = {"who": _who(row), "age": ages[-1] if ages else None, "numbers": numbers}
    return Line(text=row["text"], **{**_BLANK, **own, **values})


def _who(row: Mapping[str, Any]) -> str | None:
    """The person labelled, or whose the findings are."""
    owners = [one.get("who") or "me" for one in row.get("findings") or ()]
    who = (row.get("person") or {}).get("relation") or next(iter(owners), None)
    return "anyone" if who in _GENERAL else who and str(who).replace(" ", "-")


_CHECKS: Mapping[str, Check] = {"who": who_right, "age": age_right}


def main(arguments: list[str]) -> int:
    """Print the share read right, by field; or misses of one field."""
    settings = Settings()
    content = load(settings.content, settings.interaction_model)
    reader = build_reader(settings.interaction_model, settings.content, content)
    knowledge, sets = localise(content, "en-US"), read_sets(_SUBJECTS)
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    misses: list[str] = []

    def add(field: str, line: Line, why: str) -> None:
        right[field] += not why
        of[field] += 1
        if why and arguments[:1] in ([field], ["all"]):
            wanted = [line.who, line.age, *((one.value, one.unit) for one in line.numbers)]
            misses.append(f"{line.text}  <- {line.asked or ''} {line.reply or wanted}: {why}")

    for field, line in lines() if arguments[:1] != ["reply"] else ():
        good = _CHECKS.get(field, numbers_right)(line, reader.read(line.text))
        add(field, line, "" if good else "not read")
    for line in replies():
        after = opened(line.asked, reader.read, knowledge)
        came = outcome(reader.read(line.text, asked=topic(after.state)), after.state, knowledge)
        verdict = judge(line, came, sets)
        add("reply", line, verdict.why)
        add(f"reply, {line.reply}", line, verdict.why)
    for field in of:
        share = right[field] / of[field]
        sys.stdout.write(f"{field:14} {right[field]:5} of {of[field]:5}  {share:.1%}\n")
    sys.stdout.writelines(f"{one}\n" for one in misses[: int((arguments[1:] or ["20"])[0])])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
