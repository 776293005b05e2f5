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
        for field in _shown(one, viewport):
            assert one["datasources"]["payload"][field] in seen, (name, viewport, field, seen)


def _shown(one: dict[str, Any], viewport: str) -> list[str]:
    """The texts that must be read; a round screen leaves the words of a step to the voice."""
    payload = one["datasources"]["payload"]
    fields = ["title", "text", "note", "number", "yes", "no", "unsure", "next", "stop", "side"]
    unseen = {"text"} if "bars" in payload or ("next" in payload and viewport == "round") else set()
    return [field for field in fields if payload.get(field) and field not in unseen]


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


def test_a_hold_is_counted_down(glass: Glass, drawn: Drawn) -> None:
    """From its seconds, once the voice has come to it."""
    one = drawn["step five standing calf"]
    payload = {**one["datasources"]["payload"], "lead": 0, "seconds": 2}
    glass.show({**one, "datasources": {"payload": payload}}, "hub")
    for number in ("2", "1", "0"):
        glass.page.get_by_text(number, exact=True).wait_for()
    assert glass.faults == []


def test_every_drawing_is_drawn(glass: Glass, drawn: Drawn, settings: Settings) -> None:
    """Each makes lines on the screen."""
    screens = Screens(settings.responses / "screens")
    one = drawn["step five standing calf"]
    for name in sorted(screens.drawings):
        document = {**one["document"], "graphics": {"drawing": screens.drawing(name)}}
        glass.show({**one, "document": document}, "hub")
        assert glass.faults == [], name
        assert glass.page.locator("#view svg path").count() >= len(screens.drawing(name)["items"])
