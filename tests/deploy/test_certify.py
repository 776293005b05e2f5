"""The examiner: a skill that breaks the rules fails, row by row, and the report says so."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from deploy.certify.report import as_json, markdown
from deploy.certify.row import Result, Row, examine
from deploy.certify.run import ROWS
from deploy.certify.stage import Stage
from deploy.faults import Finding, fault, warning
from deploy.manifest import Addresses
from deploy.package import Package, Wanted, assemble
from simulator.understanding import InteractionModel, Resolver
from simulator.wire.certificates import certificates
from simulator.wire.endpoint import Endpoint
from simulator.wire.signing import Signer
from tests.simulator.pretend_skill import PretendSkill

_ROOT = Path(__file__).parent.parent.parent
_NOW = datetime(2027, 1, 31, 3, 0, tzinfo=UTC)
_BY_NUMBER = {row.number: row for row in ROWS}


@pytest.fixture(scope="module")
def package() -> Package:
    """The project's own, in one locale, and with the example phrases of another skill."""
    whole = assemble(Wanted(_ROOT, Addresses(), date(2027, 1, 31)))
    document: dict[str, Any] = json.loads(json.dumps(whole.manifest))
    locales = document["manifest"]["publishingInformation"]["locales"]
    locales["en-GB"]["examplePhrases"] = ["Alexa, open pizza coach"]
    told = (fault("en-GB: the description does not say that the skill is no medical advice"),)
    return Package(document, {"en-GB": _small_model()}, told)


def _small_model() -> dict[str, Any]:
    language = {
        "invocationName": "open the skill",
        "intents": [
            {"name": "AMAZON.HelpIntent", "samples": []},
            {"name": "AMAZON.FallbackIntent", "samples": []},
            {"name": "WhyIntent", "samples": ["why {food}"], "slots": [_slot("food")]},
            {
                "name": "HowIntent",
                "samples": ["how {food}", "why {food}"],
                "slots": [_slot("food")],
            },
        ],
        "types": [{"name": "Food", "values": [{"id": "kale", "name": {"value": "kale"}}]}],
    }
    return {"interactionModel": {"languageModel": language}}


def _slot(name: str) -> dict[str, str]:
    return {"name": name, "type": "Food"}


def _bad_reply(_request: dict[str, Any]) -> dict[str, Any]:
    """Asks, and keeps no microphone open; a card with markup; as long as a sermon."""
    speech = {"type": "SSML", "ssml": f"<speak>{'blah ' * 200}What now?</speak>"}
    said = {"says": [{"act": "basics.trouble", "facts": {}}], "asks": None}
    card = {"type": "Simple", "title": "x", "content": "<b>bold</b>"}
    response = {"outputSpeech": speech, "card": card, "shouldEndSession": True}
    return {"version": "1.0", "sessionAttributes": {"last": said}, "response": response}


@pytest.fixture(scope="module")
def stage(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A skill that is as bad as can be, over real HTTP."""
    local = tmp_path_factory.mktemp("certify")
    keys = certificates(local, datetime.now(UTC))
    model = InteractionModel.from_dict(_small_model())
    signer = Signer(keys.key)
    with PretendSkill(keys, _bad_reply) as bad, Endpoint(bad.url, signer, "") as endpoint:
        yield Stage(endpoint, signer, {"en-GB": Resolver(model, local)}, package)


@pytest.mark.parametrize("number", [1, 2, 4, 5, 6, 7, 8, 9, 10, 12, 16, 18, 19])
def test_a_bad_skill_fails(stage: Stage, number: int) -> None:
    """Row by row; those about every reply have some to look at by then."""
    examine(_BY_NUMBER[2], stage)
    result = examine(_BY_NUMBER[number], stage)
    assert result.verdict == "fail"
    assert result.checks > 0


def test_a_skill_that_accepts_anything_fails(stage: Stage) -> None:
    """The pretend skill takes another application's id, which ours refuses."""
    result = examine(_BY_NUMBER[20], stage)
    assert any("another application id" in one.text for one in result.findings)


def test_there_are_twenty_rows_each_with_a_source() -> None:
    """Numbered as in Amazon's practice, none twice."""
    assert sorted(row.number for row in ROWS) == list(range(1, 21))
    assert all(row.source and row.rule.endswith(".") for row in ROWS)
    assert all(row.check or row.by_hand for row in ROWS)


def _result(number: int, *findings: Finding, by_hand: str = "") -> Result:
    def check(_stage: Stage) -> Iterator[Finding]:
        yield from findings

    row = Row(number, f"Rule {number}.", "somewhere", check, by_hand)
    return Result(row, findings, 7)


def test_the_report_can_be_handed_in() -> None:
    """Verdicts, what was found, what remains for a person."""
    results = [
        _result(1),
        _result(2, *(fault(f"f{one}") for one in range(12)), by_hand="Listen."),
        _result(3, warning("w")),
    ]
    text = markdown(results, ["en-GB"], _NOW)
    assert "2 of 3 rows pass" in text
    assert "| 2 | Rule 2. | **FAILS** | 7 |" in text
    assert "- and 2 more" in text
    assert "- [ ] Row 2: Listen." in text
    rows = json.loads(as_json(results, ["en-GB"], _NOW))["rows"]
    assert [row["verdict"] for row in rows] == ["pass", "fail", "pass"]
    assert len(rows[1]["findings"]) == 12
