"""Real envelopes with one thing changed in them."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.robust.door import intent, slot
from tests.web.conftest import APPLICATION, envelope

_REAL = "amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef"  # in tests/envelopes
WHOLE = intent(
    "YesAndIntent",
    {
        "yes_rest": slot("yes_rest", "my leg is swollen", "an-id"),
        "speech": slot("speech", "my leg is swollen"),
    },
)
LAUNCH = envelope()
WRONG: tuple[Any, ...] = (None, True, 0, -1.5, "", "x", [], [[]], {}, {"a": {}}, "x" * 10_000)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place of an envelope."""
    if path:
        yield path
    numbered = enumerate(value if isinstance(value, list) else ())
    for key, inner in value.items() if isinstance(value, dict) else numbered:
        yield from places(inner, (*path, key))


def _kinds() -> Iterator[Any]:
    """One envelope of each kind that Alexa sends, addressed to the tests' skill."""
    for path in sorted((Path(__file__).parents[1] / "envelopes").glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8").replace(_REAL, APPLICATION))


KINDS = tuple(_kinds())
# What is the same in each (session, context) is changed in these two alone.
PLACES = [(whole, path) for whole in (LAUNCH, WHOLE) for path in places(whole)]
PLACES += [(whole, path) for whole in KINDS for path in places(whole) if path[0] == "request"]


def of_alexas(whole: Any) -> list[tuple[Any, ...]]:
    """The places that Alexa fills. What stands within our attributes is ours.

    They come back within her signature; another shape of them is for test_made_up_requests.
    """
    inside = ("session", "attributes")
    return [path for path in places(whole) if path[:2] != inside or path == inside]


def fresh(whole: Any) -> Any:
    """A copy, sent now."""
    made = copy.deepcopy(whole)
    made["request"]["timestamp"] = envelope()["request"]["timestamp"]
    return made


def changed(whole: Any, path: tuple[Any, ...], *new: Any) -> Any:
    """The envelope without one place, or with another value in it."""
    made = fresh(whole)
    inner = made
    for key in path[:-1]:
        inner = inner[key]
    if new:
        inner[path[-1]] = new[0]
    else:
        del inner[path[-1]]
    return made
