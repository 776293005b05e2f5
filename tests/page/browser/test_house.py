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
