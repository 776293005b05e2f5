"""The house around the device, in a browser: reminders, permissions, faults, people."""

from playwright.sync_api import expect

from tests.page.browser.conftest import Window


def _choose(window: Window, label: str, value: str) -> None:
    """A setting of the device panel, which is a step of the conversation."""
    turns = window.page.locator("#turns > li")
    count = turns.count()
    window.page.get_by_label(label).select_option(value)
    expect(turns).to_have_count(count + 1)
    expect(window.page.get_by_label(label)).to_have_value(value)


def _set_reminder(window: Window) -> None:
    """Up to Alexa's own question for the permission."""
    window.say("remind me every night at half past nine")
    window.press("yes")
    expect(window.page.locator("#turns > li").last).to_contain_text("Do you allow the skill")


def test_a_reminder_by_voice_consent_rings(window: Window) -> None:
    """Alexa asks, the person says yes, the clock is moved, and it rings in the conversation."""
    _set_reminder(window)
    window.shot("consent")
    window.press("Yes")
    expect(window.page.get_by_label("Permission: reminders")).to_have_value("granted")
    expect(window.page.locator("#pending")).to_contain_text("21:30")
    expect(window.page.locator(".ringing")).to_have_count(0)

    window.page.get_by_role("button", name="To the next reminder").click()

    ringing = window.page.locator(".ringing")
    expect(ringing).to_have_count(1)
    expect(ringing).to_contain_text("21:30")
    expect(ringing).to_contain_text("Here's your reminder: ")
    expect(window.page.get_by_role("button", name="To the next reminder")).to_be_focused()
    window.shot("reminder")
    window.page.get_by_role("button", name="+ 1 day").click()
    expect(ringing).to_have_count(2)


def test_a_refused_permission_leaves_a_card(window: Window) -> None:
    """No reminder is set, and the card in the Alexa app asks once more; there it may be allowed."""
    _set_reminder(window)
    window.press("No")

    last = window.page.locator("#turns > li").last
    expect(last).to_contain_text("Then nothing is set.")
    expect(last).to_contain_text("Card in the Alexa app: allow the skill to use reminders")
    expect(window.page.get_by_label("Permission: reminders")).to_have_value("refused")
    expect(window.page.get_by_text("No reminder is set.")).to_be_visible()
    window.shot("permission-refused")

    _choose(window, "Permission: reminders", "granted")
    window.say("remind me every night at half past nine")
    window.press("yes")
    expect(window.page.locator("#pending")).to_contain_text("21:30")


def test_no_answer_to_alexas_question(window: Window) -> None:
    """What is neither yes nor no makes her ask again; silence is a third answer."""
    _set_reminder(window)
    window.say("what for")
    last = window.page.locator("#turns > li").last
    expect(last).to_contain_text("Alexa asks again")
    expect(last).to_contain_text("Do you allow the skill to use reminders?")
    window.press("No answer")
    expect(last).to_contain_text("Card in the Alexa app")
    expect(window.page.get_by_label("Permission: reminders")).to_have_value("unasked")


def test_a_permission_is_revoked(window: Window) -> None:
    """The reminder stays and rings; to change it, the skill asks for the permission anew."""
    _set_reminder(window)
    window.press("Yes")
    _choose(window, "Permission: reminders", "revoked")
    window.say("remind me every night at ten")
    window.press("yes")

    last = window.page.locator("#turns > li").last
    expect(last).to_contain_text("Do you allow the skill to use reminders?")
    calls = window.page.get_by_role("region", name="Calls to Alexa's services")
    expect(calls).to_contain_text("401")
    window.shot("permission-revoked")
    window.press("No")
    window.page.get_by_role("button", name="To the next reminder").click()
    expect(window.page.locator(".ringing")).to_contain_text("21:30")


def test_a_service_out_of_order_is_said_in_plain_words(window: Window) -> None:
    """No number and no jargon in what is spoken; the microscope has the call."""
    _choose(window, "Permission: reminders", "granted")
    _choose(window, "Alexa's service: Reminders", "503")
    window.say("remind me every night at half past nine")
    window.press("yes")

    assert "can't be reached right now. Try again later." in window.answer
    assert "503" not in window.answer
    calls = window.page.get_by_role("region", name="Calls to Alexa's services")
    expect(calls).to_contain_text("POST reminders → 503")
    window.shot("service-out-of-order")

    _choose(window, "Alexa's service: Reminders", "none")
    window.say("remind me every night at half past nine")
    window.press("yes")
    assert "Done." in window.answer


def test_each_person_is_welcomed_once(window: Window) -> None:
    """Returning they are known, until they are as if never here; reminders are one person's."""
    turns = window.page.locator("#turns > li")
    greetings = []
    for act in ("", "again", "B", "A", "new"):
        if act == "again":
            window.page.get_by_role("button", name="New conversation").click()
        elif act == "new":
            window.page.get_by_role("button", name="As if never here before").click()
        elif act:
            window.page.get_by_label("Person").select_option(act)
        expect(turns).to_have_count(0)
        window.say("[open]")
        greetings.append("back" in window.answer.partition(".")[0])
        if act == "B":
            window.shot("second-person")

    assert greetings == [False, True, False, True, False]


def test_a_reminder_becomes_a_play_that_passes(window: Window) -> None:
    """With the steps, the time and the zone in it, and what rang."""
    window.page.get_by_label("Locale").select_option("en-GB")
    expect(window.page.locator("#turns > li")).to_have_count(0)
    _set_reminder(window)
    window.press("Yes")
    window.page.get_by_role("button", name="To the next reminder").click()
    expect(window.page.locator(".ringing")).to_have_count(1)
    window.page.get_by_role("button", name="Save as a play").click()
    dialog = window.page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("A reminder rings")
    play = dialog.get_by_label("The play, in YAML").input_value()
    assert "rings: ['21:30 do your bedtime stretches']" in play
    window.shot("record-reminder")
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(dialog.get_by_role("status")).to_contain_text("Saved")
    dialog.get_by_role("button", name="Close").click()

    window.page.get_by_role("link", name="Plays").click()
    window.page.get_by_role("button", name="Run: A reminder rings").click()
    expect(window.page.get_by_text("passed, 4 turns")).to_be_visible()
