"""The form of each document, by Amazon's own validator, and what a reply weighs."""

import json
import subprocess
from typing import Any

import pytest

from skill.locale_bundles import TurnParts
from skill.screens import Screens
from skill.settings import Settings
from tests.page.tools import needed, needed_file
from tests.screens.glass import PROJECT
from tests.screens.samples import directive, everything

_MODULES = PROJECT / "build" / "node" / "node_modules"
_MOST = 24 * 1024  # bytes of a reply, ours
_VALIDATE = """
const { StaticAplTemplateValidator } = require('apl-suggester');
const documents = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const validator = new StaticAplTemplateValidator();
(async () => {  // one after the other: the validator gets in its own way otherwise
  const found = [];
  for (const [name, document] of Object.entries(documents)) {
    for (const one of await validator.validate(document)) {
      found.push(`${name}${one.path}: ${one.errorMessage}`);
    }
  }
  process.stdout.write(`\\n${JSON.stringify(found)}`);
})();
"""


@pytest.fixture(scope="module")
def documents(settings: Settings) -> dict[str, Any]:
    """Every document as it is sent, one for each drawing too."""
    screens = Screens(settings.responses / "screens")
    plain = {name: screens.named(name) for name in screens.names}
    drawn = {
        f"routine with {name}": {
            **screens.named("routine"),
            "graphics": {"drawing": screens.drawing(name)},
        }
        for name in screens.drawings
    }
    return plain | drawn


def _complaints(documents: dict[str, Any]) -> list[str]:
    needed_file(_MODULES / "apl-suggester" / "package.json")
    done = subprocess.run(  # noqa: S603
        [needed("node"), "-e", _VALIDATE],
        input=json.dumps(documents),
        capture_output=True,
        text=True,
        cwd=_MODULES.parent,
        timeout=60,
        check=True,
    )
    found: list[str] = json.loads(done.stdout.splitlines()[-1])  # it chats before
    return found


def test_amazons_validator_finds_nothing(documents: dict[str, Any]) -> None:
    assert _complaints(documents) == []


def test_amazons_validator_finds_what_is_wrong(documents: dict[str, Any]) -> None:
    """So that the test above means something."""
    broken = json.loads(json.dumps(documents["plain"]))
    broken["mainTemplate"]["item"]["colour"] = "red"
    assert _complaints({"broken": broken}) != []


def test_documents_keep_to_themselves(documents: dict[str, Any]) -> None:
    """No package, picture, sound or address of another host; a form that old devices know."""
    for name, document in documents.items():
        text = json.dumps(document)
        assert "import" not in document, name
        assert not any(
            word in text for word in ("http", '"Image"', '"Video"', '"source": "data')
        ), name
        major, minor = (int(part) for part in document["version"].split("."))
        assert (major, minor) <= (1, 6), name


@pytest.mark.parametrize("locale", ["en-US", "en-GB"])
def test_a_whole_reply_stays_small(parts: TurnParts, locale: str) -> None:
    """Speech, card, document and data: Alexa takes 120 KB, a slow line should not need to."""
    bundle = parts.bundle(locale)
    for name, reply in everything(bundle.knowledge):
        spoken = bundle.speech.speak(reply)
        words = [spoken.speech, spoken.reprompt, spoken.card_title, spoken.card_text]
        whole = json.dumps([words, directive(parts, locale, reply)]).encode()
        assert len(whole) < _MOST, (name, len(whole))


def test_every_screen_has_plain_words(parts: TurnParts) -> None:
    """No tag, no entity, no pause sign, and a text or rows to show."""
    for name, reply in everything(parts.bundle("en-US").knowledge):
        payload = directive(parts, "en-US", reply)["datasources"]["payload"]
        pages = payload.get("pages", [payload])
        rows = [row for value in payload.values() if isinstance(value, list) for row in value]
        shown = [value for one in (payload, *rows) for value in one.values()]
        text = " ".join(str(value) for value in shown if not isinstance(value, list))
        assert not any(sign in text for sign in ("<", "&#", "&amp;", " | ", "{")), (name, text)
        assert all(page["text"] for page in pages), name


def test_every_step_has_its_drawing(parts: TurnParts, settings: Settings) -> None:
    drawings = Screens(settings.responses / "screens").drawings
    steps = parts.bundle("en-US").knowledge.routine.steps.values()
    assert {step.drawing for step in steps} <= drawings
    assert {step.seated_drawing for step in steps} - {None} <= drawings
