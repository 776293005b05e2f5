"""A pane of glass: Amazon's renderer in Chromium, on a page that reaches nothing but itself."""

import logging
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask, Response, send_file
from playwright.sync_api import ConsoleMessage, Page
from werkzeug.serving import make_server

PROJECT = Path(__file__).parent.parent.parent
RENDERER = PROJECT / ".local" / "screen" / "index.js"
_TRIES = 30
_HOST = Path(__file__).parent / "host"
_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data: blob:; connect-src 'self' data:; font-src 'self'"
)

# Name → screen. Sizes in pixels, dots an inch: an Echo Spot, an Echo Show 5, a Show 8, a Fire TV.
VIEWPORTS: Mapping[str, Mapping[str, Any]] = {
    "round": {"width": 480, "height": 480, "dpi": 160, "shape": "ROUND", "mode": "HUB"},
    "hub": {"width": 960, "height": 480, "dpi": 160, "shape": "RECTANGLE", "mode": "HUB"},
    "large": {"width": 1280, "height": 800, "dpi": 160, "shape": "RECTANGLE", "mode": "HUB"},
    "tv": {"width": 960, "height": 540, "dpi": 160, "shape": "RECTANGLE", "mode": "TV"},
}


class Glass:
    """Draws documents, one after the other; `faults` is what the renderer complained about."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.faults: list[str] = []
        page.on("console", self._said)
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.set_default_timeout(10_000)
        page.goto(url)

    def show(self, directive: Mapping[str, Any], viewport: str) -> None:
        """Draw the document of a directive."""
        self.faults.clear()
        size = VIEWPORTS[viewport]
        self.page.set_viewport_size({"width": size["width"], "height": size["height"]})
        self.page.evaluate("one => show(one)", {**directive, "viewport": size})

    @property
    def sent(self) -> list[list[str]]:
        """The arguments of what was touched since the last document."""
        given: list[list[str]] = self.page.evaluate("sent")
        return given

    def press(self, x: float, y: float) -> None:
        """Press here until something is sent: a document just drawn takes no touches at first."""
        before = len(self.sent)
        for _ in range(_TRIES):
            self.page.mouse.click(x, y, delay=60)
            self.page.wait_for_timeout(100)
            if len(self.sent) > before:
                return
        raise AssertionError(f"nothing was sent from {x}, {y}")

    def shot(self, path: Path) -> None:
        """A picture to look at."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=path)

    def _said(self, said: ConsoleMessage) -> None:
        if "Core:" in said.text or "Failed to inflate" in said.text:
            self.faults.append(said.text)


@contextmanager
def host() -> Iterator[str]:
    """The page that the glass stands on, for the length of a `with`; gives its address."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app = Flask("screens", static_folder=_HOST, static_url_path="")
    app.add_url_rule("/", view_func=lambda: send_file(_HOST / "index.html"), endpoint="page")
    app.add_url_rule("/renderer.js", view_func=lambda: send_file(RENDERER), endpoint="renderer")
    app.after_request(_guarded)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _guarded(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = _POLICY
    return response
