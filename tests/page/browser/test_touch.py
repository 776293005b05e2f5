"""The skill's own screens, drawn by Amazon's renderer and answered by touch."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, expect

from tests.page.browser.conftest import Opener, Window
from tests.page.browser.glass import answer_by_touch, glass, touch, words
from tests.page.conftest import PROJECT, Served, served
from tests.page.tools import needed_file

_RENDERER = PROJECT / ".local" / "screen" / "index.js"
# Each question of the leg check, and what is touched.
_CHECK = (
    ("chest-breath", "No"),
    ("sudden-weak", "No"),
    ("ill", "No"),
    ("group", "None of these"),
    ("back-pee", "Not sure"),
    ("back-pee", "No"),
    ("leg-changed", "No"),
    ("jaw-hands", "No"),
    ("set-off", "None of these"),
    ("between", "None of these"),
    ("often", "No"),
)
_HOLD = 10  # seconds
Device = Callable[[str], Window]


@pytest.fixture
def device(page: Served, opener: Opener) -> Iterator[Device]:
    """Opens a window over the real skill, with a device of this kind in it."""
    with served(replace(page.parts, screen=needed_file(_RENDERER).parent)) as up:
        window = opener(up)

        def with_kind(kind: str) -> Window:
            window.page.locator("#kind").select_option(kind)
            return window

        yield with_kind
        window.page.context.close()  # before its server


def _acts(window: Window) -> Locator:
    return window.page.get_by_role("table", name="Acts")


def test_a_whole_leg_check_by_touch(device: Device) -> None:
    """After the opening nothing is typed; "Not sure" has the question put in other words."""
    window = device("round")
    window.say("check my leg")
    window.say("just a cramp last night")
    for question, answer in _CHECK:
        expect(_acts(window)).to_contain_text(f"question: {question}, ")
        answer_by_touch(window, answer)

    expect(_acts(window)).to_contain_text("triage.outcome")
    expect(_acts(window)).to_contain_text("level: self_care, outcome: plain-cramp")
    expect(words(window, "Look after it yourself for now")).to_be_visible()
    expect(words(window, "In an emergency: 911")).to_be_visible()
    expect(glass(window).get_by_text("I can't be sure")).to_be_visible()
    window.shot("touch-outcome")


def test_not_sure_on_the_round_screen_rewords(device: Device) -> None:
    window = device("round")
    window.say("check my leg")
    window.say("just a cramp last night")
    first = (
        "Right now, any chest pain, racing heart, hard breathing, "
        "fainting, or swollen lips or tongue?"
    )
    expect(words(window, first)).to_be_visible()
    window.shot("touch-check")
    answer_by_touch(window, "Not sure")

    expect(_acts(window)).to_contain_text("question: chest-breath, reworded: true")
    expect(words(window, first)).to_have_count(0)


def test_the_routine_by_touch_and_its_countdown(device: Device) -> None:
    """The number goes down as time passes, once the voice has come to the hold, and then again."""
    window = device("show")
    window.say("start my bedtime routine")
    answer_by_touch(window, "No")
    expect(_acts(window)).to_contain_text("step: set-up")
    answer_by_touch(window, "Next")
    expect(_acts(window)).to_contain_text("step: calf")
    expect(words(window, "Left leg")).to_be_visible()
    _sees_it_count_down(window)
    expect(words(window, "Right leg")).to_be_visible()
    _sees_it_count_down(window)
    window.shot("touch-countdown")
    answer_by_touch(window, "Stop")
    expect(_acts(window)).to_contain_text("routine.stopped")


def _sees_it_count_down(window: Window) -> None:
    """From the ten seconds of a hold; read again some seconds after it began to go down."""
    number = glass(window).get_by_text(re.compile(r"^\d+$"))
    expect(number).to_have_text("10")
    expect(number).not_to_have_text("10", timeout=40_000)  # the voice takes about fifteen seconds
    before = int(number.inner_text())
    expect(number).not_to_have_text(str(before))
    assert int(number.inner_text()) < before < _HOLD


def test_what_is_heard_is_what_is_shown(device: Device) -> None:
    """In real time: while the page plays the hold of a leg, the screen counts that leg's."""
    window = device("show")
    window.page.get_by_label("The microphone's 8 seconds").check()
    window.page.get_by_label("Read aloud by").select_option("captions")
    for line in ("start the two minute routine", "no", "skip"):
        window.say(line)
    playing = window.page.locator("#turns > li:last-child .track li[aria-current]")
    for leg in ("Left leg", "Right leg"):
        expect(playing).to_contain_text(f"{leg}. Hold.", timeout=40_000)
        expect(words(window, leg)).to_be_visible()
        expect(playing).to_contain_text("silence")
        number = glass(window).get_by_text(re.compile(r"^[1-9]$"))
        expect(number).to_be_visible()
    window.shot("screen-with-track")


def test_an_old_screens_target_answers_nothing_new(device: Device) -> None:
    """What is asked now has no screen: a touch on the one before has it asked again."""
    window = device("show")
    window.say("[open]")
    window.say("why do my legs cramp at night")
    expect(words(window, "Tell me more")).to_be_visible()
    window.say("remind me to stretch")
    expect(_acts(window)).to_contain_text("reminders.")
    asked = window.answer
    touch(window, "Tell me more")

    expect(window.page.locator("#turns > li")).to_have_count(4)
    assert window.answer == asked
    expect(_acts(window)).not_to_contain_text("answers.")
