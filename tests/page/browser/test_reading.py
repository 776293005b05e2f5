"""What the skill understood, as a person sees it."""

from playwright.sync_api import expect

from tests.page.browser.conftest import Opener
from tests.page.conftest import Served

_TITLE = "What the skill understood"


def test_the_steps_from_words_to_events(page: Served, opener: Opener) -> None:
    """In this order, each labelled, and all of it to be copied."""
    window = opener(page)
    window.say("my husband's leg is cold and two toes are blue")

    steps = window.page.get_by_role("region", name=_TITLE)
    headings = ["Words", "Mentions", "Findings", "Frame and form", "Candidates", "Events"]
    expect(steps.get_by_role("heading", level=4)).to_have_text(headings)
    expect(steps).to_contain_text("“my husband's leg is cold and two toes are blue”")
    expect(steps.get_by_role("table", name="Things that were named")).to_contain_text("part.toes")
    signs = steps.get_by_role("table", name="Signs that were told")
    expect(signs.get_by_role("row").filter(has_text="blue-toe")).to_contain_text("stated")
    expect(steps.get_by_role("table", name="Subjects that were weighed")).to_contain_text("%")
    steps.scroll_into_view_if_needed()
    window.shot("reading")

    window.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    steps.get_by_role("button", name="Copy").click()
    copied = window.page.evaluate("() => navigator.clipboard.readText()")
    assert '"findings"' in copied


def test_without_a_reading_there_is_no_such_part(samples_page: Served, opener: Opener) -> None:
    """As for a model whose sentences the simulator understands itself."""
    window = opener(samples_page)
    window.say("what causes leg cramps at night")
    expect(window.page.get_by_role("region", name=_TITLE)).to_have_count(0)
