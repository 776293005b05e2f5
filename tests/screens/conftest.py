"""Chromium with Amazon's renderer, drawing what the real skill shows."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import sync_playwright

from skill.locale_bundles import TurnParts
from tests.page.browser.conftest import QUIET
from tests.page.tools import needed, needed_file
from tests.screens.glass import RENDERER, Glass, host
from tests.screens.samples import directive, few


@pytest.fixture(scope="package")
def glass() -> Iterator[Glass]:
    """One pane for all documents."""
    program = needed("chromium")
    needed_file(RENDERER)
    with host() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield Glass(browser.new_page(), url)
        browser.close()


@pytest.fixture(scope="session")
def drawn(parts: TurnParts) -> dict[str, dict[str, object]]:
    """What to draw, by its name: a reply or two for each document."""
    replies = few(parts.bundle("en-US").knowledge)
    return {name: directive(parts, "en-US", reply) for name, reply in replies.items()}
