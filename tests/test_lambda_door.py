"""The Lambda door, its logs and the prebuilt knowledge: real parts, in this process."""

import io
import json
import logging
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from skill.__main__ import main
from skill.assembly import build, build_skill, read_languages
from skill.errors import OperatorError
from skill.knowledge.content import Content
from skill.knowledge.prebuilt import for_turns
from skill.lambda_door import Handler, LambdaDoor, make_handler
from skill.logs import UNLISTED, JsonLines
from skill.settings import Settings
from skill.verification.refusal import Refusal

_ENVELOPES = Path(__file__).parent / "envelopes"
_APPLICATION = "amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef"


def _event(name: str) -> dict[str, Any]:
    event: dict[str, Any] = json.loads((_ENVELOPES / f"{name}.json").read_text(encoding="utf-8"))
    return event


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The prebuilt knowledge, as the command line writes it."""
    path = tmp_path_factory.mktemp("knowledge") / "knowledge.json"
    assert main(["prebuild", str(path)]) == 0
    return path


@pytest.fixture(scope="module")
def handler(knowledge: Path) -> Handler:
    """The door over the prebuilt knowledge."""
    return make_handler(Settings(application_id=_APPLICATION, knowledge=knowledge))


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What is logged, as on Lambda."""
    stream = io.StringIO()
    listener = logging.StreamHandler(stream)
    listener.setFormatter(JsonLines("cramp-coach-test"))
    log = logging.getLogger("cramp_coach")
    log.addHandler(listener)
    log.setLevel(logging.INFO)
    yield stream
    log.removeHandler(listener)
    log.setLevel(logging.NOTSET)


def _logged(lines: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


def test_a_device_newer_than_the_sdk_is_answered(handler: Handler) -> None:
    """The SDK can't read its context."""
    event = _event("launch")
    event["context"]["Viewport"] = {"shape": "OVAL"}
    assert "basics.welcome" in json.dumps(handler(event, None))


def test_prebuilt_knowledge_is_the_content(knowledge: Path, content: Content) -> None:
    """Without samples, nothing else is lost; and the same content gives the same bytes."""
    assert read_languages(Settings(knowledge=knowledge)) == {"en": for_turns(content)}
    again = knowledge.with_name("again.json")
    assert main(["prebuild", str(again)]) == 0
    assert again.read_bytes() == knowledge.read_bytes()


@pytest.mark.parametrize("text", ["", "{", '{"en": {}}', "[]"])
def test_knowledge_that_is_none_is_named(tmp_path: Path, text: str) -> None:
    """With the file and the remedy."""
    path = tmp_path / "broken.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OperatorError, match=r"broken\.json holds no knowledge.*skill prebuild"):
        build(Settings(knowledge=path))


def test_a_file_that_cannot_be_written_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2 and its name."""
    assert main(["prebuild", str(tmp_path / "nowhere" / "k.json")]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_it_needs_an_application_id() -> None:
    """Or any skill's requests would be answered."""
    with pytest.raises(OperatorError, match="CRAMP_COACH_APPLICATION_ID"):
        make_handler(Settings())


def test_it_answers_as_the_web_door_does(handler: Handler) -> None:
    """The welcome, with the locale's emergency number, and an open session."""
    answer = handler(_event("launch"), None)
    assert "999" in answer["response"]["outputSpeech"]["ssml"]
    assert answer["response"]["shouldEndSession"] is False
    assert answer["sessionAttributes"]["last"]["says"][0]["act"] == "basics.welcome"
    json.dumps(answer)


def _spoken(words: str) -> dict[str, Any]:
    """Words as the open slot brings them."""
    event = _event("intent-with-slot")
    slot = {"name": "speech", "value": words, "confirmationStatus": "NONE"}
    event["request"]["intent"] = {"name": "SpeechIntent", "slots": {"speech": slot}}
    return event


def test_it_reads_words_as_the_web_door_does(handler: Handler) -> None:
    """By the prebuilt reader."""
    answer = handler(_spoken("why do my legs cramp at night"), None)
    (told,) = answer["sessionAttributes"]["last"]["says"][:1]
    assert (told["act"], told["facts"]["answer"]) == ("answers.told", "why-at-night")


def test_nothing_of_the_web_door_and_no_yaml_is_imported(knowledge: Path) -> None:
    """Lambda has none of it; its modules are looked at after a turn with words."""
    script = (
        "import json, sys; from skill.lambda_function import handler; "
        "print(handler(json.load(sys.stdin), None)['sessionAttributes']['last']['says'][0]['act']);"
        "print(sorted({'yaml', 'flask', 'cryptography', 'certifi'} & sys.modules.keys()))"
    )
    given = {"CRAMP_COACH_APPLICATION_ID": _APPLICATION, "CRAMP_COACH_KNOWLEDGE": str(knowledge)}
    done = subprocess.run(  # noqa: S603  # our own
        [sys.executable, "-c", script],
        input=json.dumps(_spoken("why do my legs cramp at night")),
        env={"CRAMP_COACH_STORE": "none", **given},
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.splitlines()[-2:] == ["answers.told", "[]"]


@pytest.mark.parametrize("place", ["context", "session"])
def test_another_skills_request_is_refused(
    handler: Handler, lines: io.StringIO, place: str
) -> None:
    """Wherever it names itself."""
    event = _event("launch")
    holder = event["context"]["System"] if place == "context" else event["session"]
    holder["application"] = {"applicationId": "amzn1.ask.skill.other"}
    with pytest.raises(Refusal, match="application id"):
        handler(event, None)
    (line,) = _logged(lines)
    assert (line["outcome"], line["Refused"]) == ("refused", 1)


@pytest.mark.parametrize(
    "event", [{}, {"request": None}, {"request": {}}, {"request": {"type": 1}}]
)
def test_what_is_no_request_is_refused(handler: Handler, event: Mapping[str, Any]) -> None:
    """As a test event of the console is."""
    with pytest.raises(Refusal):
        handler(event, None)


def test_a_new_type_of_request_is_acknowledged(handler: Handler, lines: io.StringIO) -> None:
    """An empty answer, and a line for operators."""
    assert handler(_event("new-type"), None) == {"version": "1.0", "response": {}}
    assert _logged(lines)[0]["outcome"] == "unknown"


def test_a_fault_outside_of_the_funnel_logs_no_text(handler: Handler, lines: io.StringIO) -> None:
    """Here the SDK's own dispatch finds the skill built for another id; an exception has a text."""
    assert isinstance(handler, LambdaDoor)
    other = build_skill(Settings(application_id="amzn1.ask.skill.SECRET"), handler.parts)
    door = LambdaDoor(_APPLICATION, other, handler.parts, handler.public)
    answer = door(_event("intent"), None)
    assert "something went wrong" in answer["response"]["outputSpeech"]["ssml"]
    assert "Verification" not in lines.getvalue()
    assert "SECRET" not in lines.getvalue()
    line, fault = _logged(lines)
    assert (line["outcome"], line["Faults"]) == ("fault", 1)
    assert fault["message"].startswith("AskSdkException at skill.py:")
    assert "request_id" not in fault


def test_a_turn_is_one_line_with_metrics(handler: Handler, lines: io.StringIO) -> None:
    """How it was done and how long it took: no act, no event, no name of an intent, no person."""
    handler(_event("intent"), None)
    (line,) = _logged(lines)
    assert (line["outcome"], line["by"]) == ("ended", "voice")
    assert line["request_id"].startswith("amzn1.echo-api.request.")
    declared = line["_aws"]["CloudWatchMetrics"][0]["Metrics"]
    assert {metric["Name"] for metric in declared} <= line.keys()
    assert line["Latency"] > 0
    for secret in ("WhyLegsCramp", "why-legs-cramp", "TESTPERSON", "amzn1.ask.device"):
        assert secret not in lines.getvalue()


@pytest.mark.parametrize("exception", [ValueError("chest pain"), KeyError("user")])
def test_no_log_line_holds_an_exceptions_text(exception: Exception) -> None:
    """Its class alone; and of a message that no list of ours holds, that there was one."""
    record = logging.LogRecord("x", logging.ERROR, "", 0, f"{exception}", (), None)
    record.exc_info = (type(exception), exception, None)
    line = json.loads(JsonLines().format(record))
    assert line["exception"] == type(exception).__name__
    assert line["message"] == UNLISTED
    assert "chest" not in json.dumps(line)


def _can_fulfil(handler: Handler, name: str, **slots: str) -> Mapping[str, Any]:
    event = _event("can-fulfil")
    given = {slot: {"name": slot, "value": value} for slot, value in slots.items()}
    event["request"]["intent"] = {"name": name, "slots": given}
    answer = handler(event, None)
    assert answer["sessionAttributes"] == {}
    assert answer["response"].keys() == {"canFulfillIntent"}
    found: Mapping[str, Any] = answer["response"]["canFulfillIntent"]
    return found


@pytest.mark.parametrize(
    ("name", "slots", "whole", "slot"),
    [
        ("HowMuchIntent", {"much_rest": "magnesium do i need"}, "YES", ("YES", "YES")),
        ("SpeechIntent", {"speech": "why do my legs cramp at night"}, "YES", ("YES", "YES")),
        ("SpeechIntent", {"speech": "order a large pizza"}, "NO", ("NO", "NO")),
        ("IsIntent", {"is_rest": "magnesium good for sleep"}, "MAYBE", ("MAYBE", "NO")),
        ("SpeechIntent", {"speech": "um"}, "MAYBE", ("MAYBE", "NO")),
        ("SpeechIntent", {"speech": ""}, "MAYBE", ("MAYBE", "NO")),
        ("WhyIntent", {}, "MAYBE", None),
    ],
)
def test_what_it_can_fulfil_the_reading_says(
    handler: Handler, name: str, slots: dict[str, str], whole: str, slot: tuple[str, str] | None
) -> None:
    """Surely ours, surely not, and what lies between: near to us, unclear, or nothing heard."""
    found = _can_fulfil(handler, name, **slots)
    assert found["canFulfill"] == whole
    said = [(one["canUnderstand"], one["canFulfill"]) for one in found["slots"].values()]
    assert said == ([slot] if slot else [])


@pytest.mark.parametrize(
    "name",
    ["OrderPizzaIntent", "AMAZON.YesIntent", "AMAZON.FallbackIntent", "LaunchRequest", ""],
)
def test_it_cannot_fulfil_anything_else(handler: Handler, name: str) -> None:
    """Nothing that Alexa would better ask of somebody else."""
    assert _can_fulfil(handler, name, size="large")["canFulfill"] == "NO"
