"""Debian's Chromium without a window, and a page in it that must keep to itself."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from tests.page.conftest import PROJECT, Served
from tests.page.tools import needed

SHOTS = PROJECT / "build" / "screenshots"
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Amazon's renderer asks for its fonts whatever it is told; the frame's policy stops it.
_FONTS = "Loading the font 'https://d1gkjrhppbyzyh.cloudfront.net/"
Opener = Callable[..., "Window"]

expect.set_options(timeout=15_000)


class Window:
    """One window with the simulator in it, and what it did that it should not."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.wrong: list[str] = []
        page.on("pageerror", lambda fault: self.wrong.append(str(fault)))
        page.on("requestfinished", self._asked)
        page.on("requestfailed", self._asked)
        page.on("console", lambda said: self._said(said.type, said.text))
        page.goto(url)
        page.locator("body[data-ready]").wait_for()

    def say(self, line: str) -> None:
        """Type a line, and wait for its answer."""
        turns = self.page.locator("#turns > li")
        count = turns.count()
        self.page.get_by_label("What you say").fill(line)
        self.page.get_by_role("button", name="Say", exact=True).click()
        expect(turns).to_have_count(count + 1)

    def press(self, name: str) -> None:
        """Press a suggestion, and wait for the answer."""
        turns = self.page.locator("#turns > li")
        count = turns.count()
        self.page.locator("#suggestions").get_by_role("button", name=name, exact=True).click()
        expect(turns).to_have_count(count + 1)

    @property
    def answer(self) -> str:
        """The last that Alexa said."""
        return self.page.locator("#turns .alexa p").last.inner_text()

    def shot(self, name: str) -> None:
        """A picture to look at."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png")

    def _asked(self, request: Request) -> None:
        """Nothing is asked of another host; what the page's policy stopped was never asked."""
        parts = urlsplit(request.url)
        own = parts.scheme in {"data", "blob"} or parts.netloc == urlsplit(self.url).netloc
        if not own and request.failure != "csp":
            self.wrong.append(f"asked for {request.url}")

    def _said(self, kind: str, text: str) -> None:
        if kind == "error" and _FONTS not in text and "status of 4" not in text:
            self.wrong.append(text)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One browser for all tests here."""
    program = needed("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def opener(chromium: Browser) -> Iterator[Opener]:
    """Opens windows; afterwards none of them may have done what it should not."""
    windows: list[Window] = []
    with ExitStack() as stack:

        def open_window(served: Served, *, clock: bool = False, **how: object) -> Window:
            context = chromium.new_context(viewport={"width": 1400, "height": 900}, **how)  # type: ignore[arg-type]
            stack.callback(context.close)
            page = context.new_page()
            if clock:
                page.clock.install()
            windows.append(Window(page, served.url + "/"))
            return windows[-1]

        yield open_window
    assert [window.wrong for window in windows] == [[] for _ in windows]


@pytest.fixture
def window(page: Served, opener: Opener) -> Window:
    """A window over the real skill."""
    return opener(page)


@pytest.fixture
def plays(project: Path) -> Path:
    """Where the page saves."""
    return project / "tests" / "conversations"
