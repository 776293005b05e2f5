"""Every document in every viewport, drawn by Amazon's renderer: whole, seen, and touchable."""

from typing import Any

import pytest

from skill.screens import Screens
from skill.settings import Settings
from tests.screens.glass import VIEWPORTS, Glass

Drawn = dict[str, dict[str, Any]]
_YES_NO = [["yes"], ["no"], ["unsure"]]
_STEER = [["routine-next"], ["repeat"], ["stop"]]
# Name of a sample → its touch targets, by their words, and what each must send.
TOUCHES = {
    "answer magnesium-help": (["Tell me more"], [["more"]]),
    "answer magnesium-foods": (["Tell me more"], [["more"]]),
    "check": (["Yes", "No", "Not sure"], _YES_NO),
    "step five standing calf": (["Next", "Repeat", "Stop"], _STEER),
    "relief calf-pull": (["Easing", "Still there", "Stop"], [["yes"], ["no"], ["stop"]]),
}


@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_nothing_is_complained_of_and_every_text_is_drawn(
    glass: Glass, drawn: Drawn, viewport: str
) -> None:
    """A "W Core:" line of the engine is a fault, and so is an exception."""
    for name, one in drawn.items():
        glass.show(one, viewport)
        assert glass.faults == [], (name, viewport)
        seen = " ".join(glass.page.locator("#view").inner_text().split())
        for words in _shown(one, viewport):
            assert words in seen, (name, viewport, words, seen)


def _shown(one: dict[str, Any], viewport: str) -> list[str]:
    """The words that must be read; a round screen leaves those of a step to the voice."""
    payload = one["datasources"]["payload"]
    if "pages" in payload:
        return _of_page(payload, viewport)
    fields = ["title", "text", "note", "number", "yes", "no", "unsure"]
    unseen = {"text"} if "bars" in payload else set()
    return [str(payload[field]) for field in fields if payload.get(field) and field not in unseen]


def _of_page(payload: dict[str, Any], viewport: str) -> list[str]:
    fields = ["title", "side", "progress", *(["text"] if viewport != "round" else [])]
    page = payload["pages"][0]
    return [*(str(page[field]) for field in fields), *(one["label"] for one in payload["choices"])]


@pytest.mark.parametrize("viewport", VIEWPORTS)
@pytest.mark.parametrize("name", TOUCHES)
def test_touch_targets_say_what_they_are_and_stay_on_the_screen(
    glass: Glass, drawn: Drawn, name: str, viewport: str
) -> None:
    """Pressed where they are seen, in their order."""
    labels, sent = TOUCHES[name]
    glass.show(drawn[name], viewport)
    for label, arguments in zip(labels, sent, strict=True):
        box = glass.page.get_by_text(label, exact=True).bounding_box()
        assert box is not None
        assert _inside(box, viewport), (label, box)
        glass.press(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert glass.sent[-1] == arguments, label


def _inside(box: Any, viewport: str) -> bool:
    """Whether all corners lie on the screen: on a round one, in the circle."""
    size = VIEWPORTS[viewport]
    middle = size["width"] / 2, size["height"] / 2
    for x in (box["x"], box["x"] + box["width"]):
        for y in (box["y"], box["y"] + box["height"]):
            if not (0 <= x <= size["width"] and 0 <= y <= size["height"]):
                return False
            far = (x - middle[0]) ** 2 + (y - middle[1]) ** 2
            if size["shape"] == "ROUND" and far > middle[0] ** 2:
                return False
    return True


def _timed(one: dict[str, Any], *times: tuple[int, int, int]) -> dict[str, Any]:
    """The same document with its first pages at other times: at, starts, seconds."""
    payload = one["datasources"]["payload"]
    pages = [
        page | {"at": at, "starts": starts, "seconds": seconds}
        for page, (at, starts, seconds) in zip(payload["pages"], times, strict=False)
    ]
    lasts = max(starts + seconds for _, starts, seconds in times)
    return {**one, "datasources": {"payload": {**payload, "pages": pages, "lasts": lasts}}}


def test_a_hold_is_counted_down(glass: Glass, drawn: Drawn) -> None:
    """From its seconds, once the voice has come to it."""
    glass.show(_timed(drawn["step five standing calf"], (0, 0, 2)), "hub")
    for number in ("2", "1", "0"):
        glass.page.get_by_text(number, exact=True).wait_for()


def test_the_screen_follows_a_track(glass: Glass, drawn: Drawn, settings: Settings) -> None:
    """Page after page in its time, each with its drawing and none of the others."""
    one = drawn["step five standing set-up played"]
    glass.show(_timed(one, (0, 1, 0), (1, 1, 2), (4, 4, 2)), "hub")
    screens, page = Screens(settings.responses / "screens"), glass.page
    for words, drawing in (("Get ready", "set-up"), ("Left leg", "calf"), ("Right leg", "calf")):
        page.get_by_text(words, exact=True).wait_for()
        shown = page.locator("#view svg:visible")
        assert shown.count() == 1, words
        assert shown.locator("path").count() >= len(screens.drawing(drawing)["items"]), words
    assert page.get_by_text("Left leg", exact=True).count() == 0
    assert glass.faults == []


def test_every_drawing_is_drawn(glass: Glass, drawn: Drawn, settings: Settings) -> None:
    """Each makes lines on the screen."""
    screens = Screens(settings.responses / "screens")
    one = drawn["step five standing calf"]
    for name in sorted(screens.drawings):
        document = {**one["document"], "graphics": {name: screens.drawing(name)}}
        payload = one["datasources"]["payload"]
        pages = [payload["pages"][0] | {"drawing": name}]
        drawings = [{"name": name, "title": name}]
        shown = {"payload": {**payload, "pages": pages, "drawings": drawings}}
        glass.show({"document": document, "datasources": shown}, "hub")
        assert glass.faults == [], name
        assert glass.page.locator("#view svg path").count() >= len(screens.drawing(name)["items"])
