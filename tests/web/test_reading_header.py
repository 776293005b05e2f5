"""What was understood goes to the simulator in a header, and in earnest nowhere."""

import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ask_sdk_core.skill import CustomSkill

from skill import evidence
from skill.evidence import Evidence
from skill.logs import JsonLines
from skill.reading_header import LARGEST, NAME
from skill.understanding.reading import Reading
from tests.web.conftest import ADDRESS, Served, Shelf, as_bytes, envelope, serve
from tests.web.pki import Pki

_DOCS = Path(__file__).parent.parent.parent / "docs"
SAID = "my calf is swollen and my mother takes a statin since tuesday"
OURS = ("swollen", "statin")  # words of it that stand in no reply


@pytest.fixture
def simulated(skill: CustomSkill, pki: Pki) -> Iterator[Served]:
    """A server in simulator mode."""
    shelf = Shelf({ADDRESS: pki.chain})
    server, thread = serve(skill, pki, shelf, simulator=True)
    yield Served(server.server_port, shelf, pki)
    server.shutdown()
    thread.join()
    server.server_close()


def _said(words: str) -> bytes:
    """A request as the open slot hands words over."""
    slots = {"speech": {"name": "speech", "value": words, "confirmationStatus": "NONE"}}
    intent = {"name": "SpeechIntent", "confirmationStatus": "NONE", "slots": slots}
    return as_bytes(envelope(request={"type": "IntentRequest", "intent": intent}))


def _reading(served: Served, words: str) -> Any:
    status, _, headers = served.exchange(_said(words))
    assert status == 200
    assert len(headers[NAME]) <= LARGEST
    assert headers[NAME].isascii()
    return json.loads(headers[NAME])


def test_the_simulator_is_told_what_was_understood(simulated: Served) -> None:
    """Things, findings, what is asked for, and what became of it."""
    reading = _reading(simulated, SAID)

    assert (reading["route"], reading["complete"]) == ("SpeechIntent", False)
    assert " ".join(reading["words"]) == SAID
    mention = next(one for one in reading["mentions"] if one["id"] == "medicine.statins")
    assert (mention["heard"], mention["polarity"]) == ("statin", "affirmed")
    assert mention.keys() >= {"time", "owner", "side", "span"}
    assert [one["heard"] for one in reading["whens"]] == ["since tuesday"]
    assert all({"id", "how", "level", "heard", "span"} <= one.keys() for one in reading["findings"])
    assert reading["findings"]
    assert reading["candidates"][0]["subject"] == reading["subject"]
    assert len(reading["candidates"]) == 3
    assert reading["suspicion"].keys() == {"body", "mind", "swallowed"}
    assert reading["events"]
    assert reading.keys() >= {
        "frame",
        "form",
        "who",
        "quantities",
        "suspected",
        "reply",
        "unlisted",
    }


def test_its_keys_are_those_that_are_described(simulated: Served) -> None:
    """docs/simulator.md has a line for each, in this order, and no other."""
    text = (_DOCS / "simulator.md").read_text(encoding="utf-8")
    _, _, section = text.partition("## What the skill understood")
    keys = re.findall(r"^\| `(\w+)` \|", section.partition("\n## ")[0], re.MULTILINE)
    assert [*_reading(simulated, SAID), "cut"] == keys


def test_fillers_move_no_span(simulated: Served) -> None:
    """The words of a finding are those that told it."""
    (finding,) = _reading(simulated, "um my chest hurts")["findings"]
    assert finding["heard"] == "chest hurts"


def test_what_no_reader_read_has_no_header(simulated: Served) -> None:
    """A launch."""
    assert NAME not in simulated.exchange(as_bytes(envelope()))[2]


def test_one_requests_reading_is_not_the_nexts(simulated: Served) -> None:
    """It goes with its request."""
    _reading(simulated, SAID)
    assert NAME not in simulated.exchange(as_bytes(envelope()))[2]


@pytest.mark.parametrize(
    "words",
    ["my leg hurts\r\nX-Other: 1", "é" * 2_000, "magnesium 5 mg banana " * 300, "\N{SNOWMAN} 漢字"],
    ids=["line end", "one long word", "many things", "other scripts"],
)
def test_no_words_break_the_header(simulated: Served, words: str) -> None:
    """It stays one line of JSON in ASCII, of at most 8 kB."""
    _, _, headers = simulated.exchange(_said(words))
    assert "X-Other" not in headers
    if NAME in headers:
        assert len(headers[NAME]) <= LARGEST
        json.loads(headers[NAME])


def test_a_header_that_was_cut_says_so(simulated: Served) -> None:
    """Else half a list would pass for all of it."""
    assert _reading(simulated, "magnesium 5 mg banana " * 300)["cut"] is True


def test_in_earnest_there_is_no_header(served: Served) -> None:
    """Whatever was said."""
    status, _, headers = served.exchange(_said(SAID))
    assert status == 200
    assert not any("reading" in name.lower() for name in headers)


def test_the_reading_is_in_no_session(served: Served, simulated: Served) -> None:
    """Neither the words nor the candidates go home; both modes answer the same."""
    earnest, pretend = (json.loads(each.post(_said(SAID))[1]) for each in (served, simulated))
    assert earnest == pretend
    attributes = json.dumps(earnest["sessionAttributes"])
    assert not [word for word in ("candidates", "mentions", SAID) if word in attributes]


def test_the_reading_is_in_no_log(
    served: Served, simulated: Served, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither as it is logged nor as it is written."""
    caplog.set_level(logging.DEBUG)
    for each in (served, simulated):
        each.post(_said(SAID))
    ours = [record for record in caplog.records if record.name.startswith("cramp_coach")]
    lines = [JsonLines("function").format(record) for record in ours]
    assert lines
    assert not [word for word in OURS if word in caplog.text + "".join(lines)]


def test_without_a_folder_nothing_is_filed() -> None:
    """As on Lambda, and in earnest: what is read later finds none of it."""
    evidence.file(Evidence("SpeechIntent", Reading(words=("ow",)), ()))
    with evidence.collecting(wanted=False) as none:
        evidence.file(Evidence("SpeechIntent", Reading(words=("ow",)), ()))
    with evidence.collecting(wanted=True) as found:
        pass
    assert (none, found) == ([], [])
