"""`make screens`: pictures of every document in every viewport, in build/screens, to look at."""

import sys

from playwright.sync_api import sync_playwright

from skill.assembly import build_turn_parts
from skill.knowledge.load import load
from skill.settings import Settings
from tests.page.browser.conftest import QUIET
from tests.screens.glass import PROJECT, VIEWPORTS, Glass, host
from tests.screens.samples import directive, few

_FOLDER = PROJECT / "build" / "screens"


def main() -> int:
    """Draw them; 1 where the renderer complained."""
    settings = Settings()
    parts = build_turn_parts(settings, load(settings.content, settings.interaction_model))
    wrong = []
    with host() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(QUIET))
        glass = Glass(browser.new_page(), url)
        for name, reply in few(parts.bundle("en-US").knowledge).items():
            for viewport in VIEWPORTS:
                glass.show(directive(parts, "en-US", reply), viewport)
                glass.page.wait_for_timeout(200)
                glass.shot(_FOLDER / f"{name.replace(' ', '-')}-{viewport}.png")
                wrong += [f"{name} on {viewport}: {fault}" for fault in glass.faults]
        browser.close()
    sys.stdout.write("\n".join([*wrong, f"Look at {_FOLDER}"]) + "\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
