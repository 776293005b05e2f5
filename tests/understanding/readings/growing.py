"""`python -m tests.understanding.readings.growing [FIELD N]`: values in the lines to grow from.

Who, age, numbers and times of interaction_model/en/grow, by field. They are tuned on, so they are
no measure of strangers; they show what is left to do. With a field, its first N misses.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from skill.knowledge.load import load
from skill.settings import Settings
from skill.understanding.build import build_reader
from skill.understanding.reading import Reading
from tests.understanding.readings.lines import Line, Number
from tests.understanding.readings.values import age_right, numbers_right, who_right

_FOLDER = Path(__file__).parents[3] / "interaction_model/en/grow"
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
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    misses: list[Line] = []
    for field, line in lines():
        good = _CHECKS.get(field, numbers_right)(line, reader.read(line.text))
        right[field] += good
        of[field] += 1
        if not good and arguments[:1] in ([field], ["all"]):
            misses.append(line)
    for field in of:
        sys.stdout.write(
            f"{field:9} {right[field]:5} of {of[field]:5}  {right[field] / of[field]:.1%}\n"
        )
    for line in misses[: int(arguments[1]) if arguments[1:] else 20]:
        wanted = [line.who, line.age, *((one.value, one.unit) for one in line.numbers)]
        sys.stdout.write(f"{line.text}  <- {wanted}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
