"""Talking to the skill in a browser."""

import re

from playwright.sync_api import expect

from tests.page.browser.conftest import Opener, Window
from tests.page.conftest import Served

_AGAIN, _NEW = "New conversation", "As if never here before"


def test_a_question_and_a_follow_up(window: Window) -> None:
    """The follow-up is understood from what was asked before."""
    window.page.get_by_role("button", name="Open the skill").click()
    expect(window.page.locator("#turns > li")).to_have_count(1)
    window.say("how much magnesium does a seventy year old woman need")
    assert "320 milligrams" in window.answer

    window.say("and my father")

    assert "400 to 420" in window.answer
    # What is not there is not said.
    assert "false" not in window.page.locator("#turns").inner_text()
    microscope = window.page.locator("#microscope")
    expect(microscope.get_by_role("table", name="Acts")).to_contain_text("answers.told")
    expect(microscope).to_contain_text("content/answers/how-much-magnesium.yaml")
    window.shot("question-and-follow-up")


def test_a_whole_leg_check_by_suggestions(window: Window) -> None:
    """Nothing is typed after the first line; the pauses are marked."""
    window.say("check my leg")
    window.say("just a cramp last night")
    expect(window.page.locator("#turns .mark").last).to_have_text("pause 0.3 s")
    for _ in range(10):
        window.press("no")

    expect(window.page.get_by_role("table", name="Acts")).to_contain_text("triage.outcome")
    assert "I can't be sure" in window.answer
    window.shot("leg-check")


def test_sentences_stand_apart(window: Window) -> None:
    """Words at another rate end in a mark of their own, and a space."""
    window.page.get_by_label("Read aloud by").select_option("captions")
    for line in ("start the bedtime routine", "no", "yes", "yes"):
        window.say(line)
    assert re.search(r"one leg newly swollen\. [A-Z][^.]*remind[^.]*\?$", window.answer)


def test_an_audio_document_stands_piece_by_piece_with_its_times(window: Window) -> None:
    """The words, the silences, and when each is heard."""
    for line in ("start the bedtime routine", "no"):
        window.say(line)
    pieces = window.page.locator("#turns > li:last-child .track li")
    expect(pieces.first).to_contain_text("0:00")
    expect(pieces.nth(1)).to_contain_text("silence")
    expect(pieces.last).to_contain_text("Shall we go on?")
    window.shot("track")


def test_in_real_time_it_is_played_and_what_is_said_breaks_in(page: Served, opener: Opener) -> None:
    """Piece after piece; "skip" is of what is heard then, and nothing was played to its end."""
    window = opener(page)
    window.page.get_by_label("The microphone's 8 seconds").check()
    window.page.get_by_label("Read aloud by").select_option("captions")
    for line in ("start the bedtime routine", "no"):
        window.say(line)
    playing = window.page.locator("#turns > li:last-child .track li[aria-current]")
    expect(playing).to_contain_text("Get ready")
    window.say("how long is left")
    assert "about five minutes" in window.answer


def test_a_guess_is_shown_with_what_was_weighed(samples_page: Served, opener: Opener) -> None:
    """By a model of samples, as others have them."""
    window = opener(samples_page)
    window.say("so tell me what causes cramps in a leg")
    table = window.page.get_by_role("table", name="Intents that were weighed")
    expect(table).to_contain_text("WhyIntent")


def test_the_line_that_would_make_it_known_is_shown(window: Window) -> None:
    """With its file."""
    window.say("so tell me why is it that cramps come at nighttime mostly")

    window.page.get_by_role("button", name="Add as phrasing").click()
    dialog = window.page.get_by_role("dialog")
    expect(dialog).to_contain_text("interaction_model/en/asked/why-at-night.yaml")
    window.shot("phrasing-to-add")
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)


def test_request_and_response_can_be_read_and_copied(window: Window) -> None:
    """As they were sent."""
    window.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    window.say("why do my legs cramp at night")

    request = window.page.get_by_role("region", name="Request", exact=True)
    request.locator("summary").click()
    expect(request.locator("pre")).to_contain_text('"name": "WhyIntent"')
    request.get_by_role("button", name="Copy request").click()
    expect(request.get_by_role("button")).to_have_text("Copied")
    copied = window.page.evaluate("() => navigator.clipboard.readText()")
    assert '"type": "IntentRequest"' in copied
    steps = window.page.get_by_role("region", name="Verification").get_by_role("listitem")
    expect(steps).to_have_count(5)


def test_an_earlier_turn_can_be_examined_again(window: Window) -> None:
    window.say("[open]")
    window.say("why do my legs cramp at night")
    window.page.get_by_role("button", name="Examine").first.click()
    expect(window.page.locator("#microscope")).to_contain_text("basics.welcome")


def test_device_and_locale_switches(window: Window) -> None:
    """Each begins a new conversation, and the request carries them."""
    window.say("check my leg")
    assert "911" in window.answer

    window.page.get_by_label("Locale").select_option("en-GB")
    expect(window.page.locator("#turns > li")).to_have_count(0)
    window.page.locator("#kind").select_option("round")
    window.say("check my leg")

    assert "999" in window.answer
    request = window.page.get_by_role("region", name="Request", exact=True)
    request.locator("summary").click()
    expect(request.locator("pre")).to_contain_text('"shape": "ROUND"')
    expect(request.locator("pre")).to_contain_text('"locale": "en-GB"')
    window.page.evaluate("() => scrollTo(0, 0)")
    window.shot("british-round-device")


def test_who_speaks(window: Window) -> None:
    """Two people are two users; somebody who was never here is a third."""
    buttons = {name: window.page.get_by_role("button", name=name) for name in (_AGAIN, _NEW)}
    users = [_user(window)]
    buttons[_AGAIN].click()
    users.append(_user(window))
    window.page.get_by_label("Person").select_option("B")
    users.append(_user(window))
    buttons[_NEW].click()
    users.append(_user(window))

    first, returning, other, new = users
    assert first == returning
    assert len({first, other, new}) == 3


def _user(window: Window) -> str:
    """Open the skill in a conversation that is new, and see as whom."""
    expect(window.page.locator("#turns > li")).to_have_count(0)
    window.say("[open]")
    region = window.page.get_by_role("region", name="Request", exact=True)
    text = region.locator("pre").text_content() or ""
    return text.partition('"userId": "')[2].partition('"')[0]


def test_the_clock_moves_on(window: Window) -> None:
    """By as much as the button says, and the focus stays on it."""
    clock = window.page.locator("#clock")
    before = clock.get_attribute("datetime")
    window.page.get_by_role("button", name="+ 1 day").click()
    expect(clock).not_to_have_attribute("datetime", str(before))
    expect(window.page.get_by_role("button", name="+ 1 day")).to_be_focused()


def test_silence_in_real_time(page: Served, opener: Opener) -> None:
    """Eight seconds, the reprompt, eight more, the end; typing stops the clock."""
    window = opener(page, clock=True)
    window.page.get_by_label("The microphone's 8 seconds").check()
    window.page.get_by_label("Read aloud by").select_option("captions")
    turns = window.page.locator("#turns > li")
    state = window.page.get_by_role("status").filter(has_text="Listening")

    window.say("[open]")
    expect(state).to_be_visible()
    window.page.get_by_label("What you say").press_sequentially("why")
    window.page.clock.run_for(20_000)
    expect(turns).to_have_count(1)

    window.say("check my leg")
    expect(state).to_be_visible()
    window.page.clock.run_for(7_000)
    expect(turns).to_have_count(2)
    window.page.clock.run_for(1_500)
    expect(turns).to_have_count(3)
    expect(turns.last).to_contain_text("microphone open")
    expect(state).to_be_visible()
    window.page.clock.run_for(8_500)
    expect(turns).to_have_count(4)
    expect(turns.last).to_contain_text("session over")


def test_a_voice_is_heard_and_can_be_interrupted(window: Window) -> None:
    """Made here where the browser has none: the sound plays until somebody barges in."""
    choice = window.page.get_by_label("Read aloud by")
    assert choice.input_value() in {"browser", "server"}
    choice.select_option("server")
    with window.page.expect_response("**/api/voice") as spoken:
        window.say("why do my legs cramp at night")
    assert spoken.value.headers["content-type"] == "audio/wav"
    state = window.page.locator("#state")
    expect(state).not_to_contain_text("microphone is")

    window.page.get_by_role("button", name="Barge in").click()

    expect(state).to_contain_text("session is over")
    expect(window.page.get_by_label("What you say")).to_be_focused()


def test_recognition_is_asked_for_first(window: Window) -> None:
    """With a word on where the voice goes; no is an answer."""
    window.page.get_by_role("button", name="Use the microphone").click()
    notice = window.page.locator("#consent")
    expect(notice).to_contain_text("may send what you say to its maker")
    window.shot("microphone-notice")
    notice.get_by_role("button", name="No").click()
    expect(notice).to_be_hidden()
