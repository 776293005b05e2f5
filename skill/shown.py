"""What a device with a screen shows of a reply: a document's name and the data for it.

A template that wants to be seen sets `screen` (a document of responses/screens/) and names such
as `screen_title`: the document finds that one as `title`. `screen_pages` are shown one after the
other, each in its time (skill/track_pages.py); `screen_waits` is set by what stands back where
another act of the reply wants to be seen.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from skill.markup import plain, tidy

Value = str | int | list[dict[str, str | int]]
_OF_SCREEN = "screen_"
_LONG = 200  # characters of a text; a longer one is drawn smaller
_SMALL = 150  # the same, of a page's


class Screen(Struct, frozen=True):
    """A document's name, and plain data for it: texts without SSML, numbers, rows of them."""

    name: str
    data: Mapping[str, Value]


def screen_names(names: Mapping[str, Any]) -> dict[str, Any]:
    """Of the names that a template set: `screen`, and the others' plain data as `screen_data`."""
    data = {
        name.removeprefix(_OF_SCREEN): _value(value)
        for name, value in names.items()
        if name.startswith(_OF_SCREEN)
    }
    document = str(names.get("screen", ""))
    return {"screen": document, "screen_data": data} if document or data else {}


def screen_of(rendered: Sequence[Mapping[str, Any]]) -> Screen | None:
    """The screen of a reply, from what the acts' templates set (`screen_names`), the ask's last.

    The last that names a document is shown, one that waits only where there is no other; what
    later acts add goes onto it: an offer of more puts its hint onto the answer. None where no act
    wants to be seen.
    """
    seen = [at for at, names in enumerate(rendered) if names.get("screen")]
    first = [at for at in seen if not _waits(rendered[at])] or seen
    if not first:
        return None
    data: dict[str, Value] = {}
    for names in (one for one in rendered[first[-1] :] if first == seen or not _waits(one)):
        data |= names.get("screen_data", {})
    data["long"] = int(len(str(data.get("text", ""))) > _LONG)
    return Screen(rendered[first[-1]]["screen"], data | _of_pages(data.get("pages")))


def _waits(names: Mapping[str, Any]) -> bool:
    return bool(names.get("screen") and names["screen_data"].get("waits"))


def _of_pages(pages: Value | None) -> dict[str, Value]:
    """What such a document needs: each drawing once, with its title; the last second; the size."""
    if not isinstance(pages, list):
        return {}
    named = {str(page["drawing"]): str(page["title"]) for page in pages}
    return {
        "drawings": [{"name": name, "title": title} for name, title in named.items()],
        "lasts": max(int(page["starts"]) + int(page["seconds"]) for page in pages),
        "small": int(any(len(str(page["text"])) > _SMALL for page in pages)),
    }


def _value(value: Any) -> Value:
    if isinstance(value, list):
        return [{key: _plain(one) for key, one in row.items()} for row in value]
    return _plain(value)


def _plain(value: Any) -> str | int:
    if isinstance(value, int):
        return value
    return " ".join(plain(tidy(value)).split())
