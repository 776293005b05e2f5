"""The device's screen: drawn by Amazon's renderer, touched, and told without it."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from simulator.page.parts import open_parts
from simulator.plugin import NoPlugin
from simulator.run import open_run
from simulator.wire.certificates import Certificates
from tests.page.browser.conftest import Opener, Window
from tests.page.browser.glass import glass, touch
from tests.page.conftest import PROJECT, Served, options, served
from tests.page.screen_skill import replies
from tests.page.tools import needed_file
from tests.simulator.pretend_skill import PretendSkill

_RENDERER = PROJECT / ".local" / "screen" / "index.js"
# Anything below the thirty that it starts with: no look is sure to meet one certain second.
_COUNTED = re.compile(r"^[12]?\d seconds$")
Showing = Callable[[Path], tuple[Window, PretendSkill]]


@pytest.fixture
def showing(opener: Opener, local: Path, page_parts: object, tmp_path: Path) -> Iterator[Showing]:
    """Opens a window over a skill that shows the tests' document; `screen`: the renderer's folder.

    `page_parts` stands here so that the certificates are there.
    """
    with ExitStack() as stack:

        def show(screen: Path) -> tuple[Window, PretendSkill]:
            skill = stack.enter_context(PretendSkill(Certificates(local / "certificates"), replies))
            window = opener(stack.enter_context(_page(skill.url, local, screen)))
            stack.callback(window.page.context.close)  # before its server
            return window, skill

        yield show


@contextmanager
def _page(url: str, local: Path, screen: Path) -> Iterator[Served]:
    given = options(local, url)
    with (
        open_run(given, os.environ, []) as run,
        open_parts(given, run, NoPlugin()) as parts,
        served(replace(parts, screen=screen)) as up,
    ):
        yield up


def _events(skill: PretendSkill) -> list[dict[str, Any]]:
    kind = "Alexa.Presentation.APL.UserEvent"
    return [one["request"] for one in skill.received if one["request"]["type"] == kind]


@pytest.mark.parametrize("kind", ["show", "round", "tv"])
def test_a_document_is_drawn_and_touched(showing: Showing, kind: str) -> None:
    """A touch comes back as a UserEvent; the countdown runs; nothing else is reached."""
    window, skill = showing(needed_file(_RENDERER).parent)
    window.page.locator("#kind").select_option(kind)
    window.say("[open]")

    expect(glass(window).get_by_text("Does one leg swell?")).to_be_visible()
    expect(glass(window).get_by_text(_COUNTED)).to_be_visible()
    window.shot(f"screen-{kind}")
    touch(window, "Yes")
    expect(window.page.locator("#turns > li").nth(1)).to_contain_text('["answer", "yes"]')

    (event,) = _events(skill)
    assert (event["arguments"], event["token"]) == (["answer", "yes"], "the-test")
    assert event["source"]["id"] == "yes"
    assert window.page.get_by_text("The renderer complains").count() == 0


def test_without_the_renderer_its_texts_are_shown(showing: Showing, tmp_path: Path) -> None:
    """With the command that fetches it, and with the touch targets as buttons."""
    window, skill = showing(tmp_path / "nothing")
    window.page.locator("#kind").select_option("show")
    window.say("[open]")

    box = window.page.locator("#screen-box")
    expect(box).to_contain_text("make simulator-screen")
    expect(box).to_contain_text("Does one leg swell?")
    window.shot("screen-without-renderer")
    box.get_by_role("button", name="Yes").click()
    expect(window.page.locator("#turns > li")).to_have_count(2)
    assert _events(skill)[0]["arguments"] == ["answer", "yes"]


def test_a_speaker_shows_nothing(showing: Showing, tmp_path: Path) -> None:
    window, _ = showing(tmp_path)
    window.say("[open]")
    expect(window.page.locator("#screen-box")).to_be_hidden()


def test_the_frame_has_a_policy_of_its_own(showing: Showing, tmp_path: Path) -> None:
    """It may make functions from text, but it is sandboxed and reaches nothing."""
    window, _ = showing(tmp_path)
    policy = window.page.request.get(f"{window.url}screen").headers["content-security-policy"]
    assert "sandbox allow-scripts;" in policy
    assert "'unsafe-eval'" in policy
    assert "connect-src data:;" in policy
    assert "frame-ancestors 'self'" in policy
    assert window.page.request.get(f"{window.url}screen/index.js").status == 404
