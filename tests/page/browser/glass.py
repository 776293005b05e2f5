"""The device's screen in a window: its texts, and a finger on them."""

from playwright.sync_api import FrameLocator, Locator, expect
from playwright.sync_api import TimeoutError as TooLate

from tests.page.browser.conftest import Window

_TRIES = 15
_SENT = 1000  # milliseconds
_CENTRE = (
    "one => { const r = one.getBoundingClientRect();"
    " return {x: r.x + r.width / 2, y: r.y + r.height / 2, whole: innerWidth}; }"
)


def glass(window: Window) -> FrameLocator:
    """What Amazon's renderer draws."""
    return window.page.frame_locator("#screen-box iframe")


def words(window: Window, text: str) -> Locator:
    """A text of the screen that is exactly this."""
    return glass(window).get_by_text(text, exact=True)


def touch(window: Window, text: str) -> None:
    """Press until it is sent: a document just drawn takes no touches at first."""
    for _ in range(_TRIES):
        x, y = _place(window, text)
        try:
            with window.page.expect_request("**/touch", timeout=_SENT):
                window.page.mouse.click(x, y, delay=60)
        except TooLate:
            continue
        return
    raise AssertionError(f"touching {text!r} sends nothing")


def _place(window: Window, text: str) -> tuple[float, float]:
    """Where the words are seen: the frame is drawn smaller, which a plain click misses."""
    outer = window.page.locator("#screen-box iframe").bounding_box()
    inner = words(window, text).evaluate(_CENTRE)
    assert outer
    scale = outer["width"] / inner["whole"]
    return outer["x"] + inner["x"] * scale, outer["y"] + inner["y"] * scale


def answer_by_touch(window: Window, text: str) -> None:
    """Touch a target once the last turn's screen is drawn, and wait for the answer."""
    turns = window.page.locator("#turns > li")
    count = turns.count()
    expect(window.page.locator("#screen-box")).to_have_attribute("data-drawn", str(count))
    touch(window, text)
    expect(turns).to_have_count(count + 1)
