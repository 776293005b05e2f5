"""Plays, coverage and gallery in a browser, and everything by keyboard, for everybody."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from simulator.page.parts import Parts
from simulator.plays.play import run_play
from simulator.plays.play_file import read_plays
from tests.page.browser.conftest import Opener, Window
from tests.page.conftest import PROJECT, Served
from tests.page.tools import needed_file

_AXE = PROJECT / "build" / "node" / "node_modules" / "axe-core" / "axe.min.js"

_ANSWERS = len(list(Path("content/answers").glob("*.yaml")))


def test_record_play_test(window: Window, plays: Path, page_parts: Parts) -> None:
    """A conversation is saved as a play, passes on the page, and passes as a test."""
    for line in ("check my leg", "my calf hurts", "no"):
        window.say(line)
    window.page.get_by_role("button", name="Save as a play").click()
    dialog = window.page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("A calf that hurts")
    window.shot("record")
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(dialog.get_by_role("status")).to_have_text(
        "Saved: tests/conversations/a-calf-that-hurts.yaml"
    )
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(dialog.get_by_role("status")).to_contain_text("exists: choose another name")
    with window.page.expect_download() as download:
        dialog.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "a-calf-that-hurts.yaml"
    dialog.get_by_role("button", name="Close").click()

    window.page.get_by_role("link", name="Plays").click()
    window.page.get_by_role("button", name="Run: A calf that hurts").click()
    expect(window.page.get_by_text("passed, 3 turns")).to_be_visible()
    window.shot("plays")

    (play,) = read_plays(plays / "a-calf-that-hurts.yaml")
    echo = page_parts.link.echo(page_parts.link.device(play.locale, play.device, "tester"))
    assert run_play(play, echo).failure is None


def test_a_play_is_stepped_through(window: Window) -> None:
    """Line by line, on the conversation's device."""
    window.page.get_by_role("link", name="Plays").click()
    name = "Step through: A volunteered swollen leg gets the whole sweep and ends within ten turns"
    window.page.get_by_role("button", name=name).click()
    turns = window.page.locator("#turns > li")
    for count in range(1, 11):
        window.page.locator("#next-line").click()
        expect(turns).to_have_count(count)
        expect(window.page.get_by_text(f"Line {count} went as expected.")).to_be_visible()
    expect(window.page.locator("#next-line")).to_be_disabled()
    window.shot("step-through")


def test_coverage_names_what_was_never_touched(window: Window) -> None:
    """By area, with the names."""
    window.page.get_by_role("link", name="Coverage").click()
    window.page.get_by_role("button", name="Play everything").click()
    answers = window.page.get_by_role("region", name="answers", exact=True)
    expect(answers).to_contain_text(f"of {_ANSWERS} touched", timeout=120_000)
    expect(window.page.get_by_role("region", name="acts", exact=True)).to_be_visible()
    window.shot("coverage")


def test_the_gallery_shows_every_answer_in_a_locale(window: Window) -> None:
    """And sifts them."""
    window.page.get_by_role("link", name="Gallery").click()
    answers = window.page.get_by_role("article")
    expect(answers).to_have_count(_ANSWERS)
    window.page.locator("#gallery-locale").select_option("en-GB")
    window.page.get_by_label("Only those that hold").fill("quinine")
    expect(window.page.get_by_role("article", name="Quinine")).to_contain_text("unsigned")
    window.shot("gallery")


def test_everything_by_keyboard(window: Window) -> None:
    """From the skip link to an answer, a suggestion, a setting and another view."""
    keys = window.page.keyboard
    turns = window.page.locator("#turns > li")
    keys.press("Tab")
    expect(window.page.get_by_role("link", name="Skip to the conversation")).to_be_focused()
    keys.press("Enter")
    expect(window.page.get_by_label("What you say")).to_be_focused()
    keys.type("check my leg")
    keys.press("Enter")
    expect(turns).to_have_count(1)
    _tab_to(window, "stop", back=True)
    keys.press("Enter")
    expect(turns).to_have_count(2)
    _tab_to(window, "Speaker, no screen", back=True)
    keys.press("ArrowDown")
    expect(window.page.locator("#kind")).to_have_value("show")
    expect(window.page.locator("#kind")).to_be_focused()
    _tab_to(window, "Plays", back=True)
    keys.press("Enter")
    expect(window.page.get_by_role("heading", name="Plays")).to_be_visible()
    _tab_to(window, "Run all")
    window.shot("keyboard")


def _tab_to(window: Window, text: str, *, back: bool = False) -> None:
    """Tab until the focus is on what has this text."""
    seen = []
    for _ in range(60):
        window.page.keyboard.press("Shift+Tab" if back else "Tab")
        focus = window.page.evaluate(
            "() => (document.activeElement.selectedOptions?.[0] ?? document.activeElement)"
            ".textContent.trim()"
        )
        seen.append(focus)
        if focus == text:
            return
    pytest.fail(f"{text!r} cannot be reached by Tab: {seen}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 360])
def test_nobody_is_shut_out(page: Served, opener: Opener, scheme: str, width: int) -> None:
    """axe-core finds nothing in any view, light or dark, on a desk or a phone."""
    axe = needed_file(_AXE).read_text(encoding="utf-8")
    window = opener(page, color_scheme=scheme)
    window.page.set_viewport_size({"width": width, "height": 900})
    window.say("check my leg")
    window.say("so tell me why is it that cramps come at nighttime mostly")
    for name in ("Talk", "Plays", "Coverage", "Gallery"):
        window.page.get_by_role("link", name=name, exact=True).click()
        if name == "Gallery":
            expect(window.page.get_by_role("article")).to_have_count(_ANSWERS)
        if name == "Plays":
            expect(window.page.get_by_role("button", name="Run all")).to_be_visible()
        window.shot(f"{name.lower()}-{scheme}-{width}")
        assert _violations(window, axe) == [], name
        assert _overflow(window) == 0, f"{name} is wider than the window"


def _violations(window: Window, axe: str) -> list[str]:
    """What axe-core has against the page."""
    window.page.evaluate(axe)
    found: dict[str, Any] = window.page.evaluate("() => axe.run()")
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def _overflow(window: Window) -> int:
    """Pixels by which the page is wider than its window."""
    root = "document.documentElement"
    return int(window.page.evaluate(f"() => {root}.scrollWidth - {root}.clientWidth"))
