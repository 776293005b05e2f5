"""The commands as a person runs them: output, warnings and exit codes."""

import io
import json
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from simulator.__main__ import main
from simulator.terminal.streams import Streams
from simulator.wire.certificates import Certificates
from tests.simulator.conftest import Served
from tests.simulator.parts import kind_of, question, reply
from tests.simulator.postal import CARRIERS, postal
from tests.simulator.pretend_skill import PretendSkill


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """Its output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Command = Callable[..., Ran]


def _run(arguments: list[str], typed: str = "") -> Ran:
    streams = Streams(io.StringIO(typed), io.StringIO(), io.StringIO(), {})
    code = main(arguments, streams)
    assert isinstance(streams.stdout, io.StringIO)
    assert isinstance(streams.stderr, io.StringIO)
    return Ran(code, streams.stdout.getvalue(), streams.stderr.getvalue())


@pytest.fixture
def command(serve: Served, local: Path, keys: Certificates, model_file: Path) -> Command:
    """Runs a command against a pretend skill."""

    def run(
        *arguments: str,
        typed: str = "",
        skill: PretendSkill | None = None,
        serving: Path = model_file,
    ) -> Ran:
        assert keys.folder.parent == local  # the skill verifies with the same
        where = ["--url", (skill or serve()).url, "--local", str(local), "--model", str(serving)]
        return _run([*arguments, *where], typed)

    return run


def test_talk(command: Command) -> None:
    """It opens the skill, and a pipe sees no prompt."""
    ran = command("talk", typed="why do my legs cramp\n\nexit\n")

    assert ran.code == 0
    assert "You:" not in ran.out
    assert ran.out.splitlines()[:7] == [
        "heard     [open]",
        "request   LaunchRequest",
        "Alexa     What would you like to know?",
        "reprompt  Once more. What would you like to know?",
        "mic       open",
        "",
        "heard     why do my legs cramp",
    ]
    assert ran.err == (
        "exit: no session is open; open the skill first, with [open] or a question\n"
    )


def test_talk_without_a_launch(command: Command, serve: Served) -> None:
    """The first line is a one-shot."""
    skill = serve()

    command("talk", "--no-launch", typed="why do my legs cramp\n", skill=skill)

    assert [kind_of(each) for each in skill.received] == ["WhyIntent"]


def test_talk_as_json(command: Command) -> None:
    """One object a turn, silences too."""
    ran = command("talk", "--json", typed="[silence]\n[silence]\n")

    assert [each["intent"] for each in ran.objects] == [
        "LaunchRequest",
        None,
        "SessionEndedRequest",
    ]
    assert ran.err == ""


def test_the_options_reach_the_request(command: Command, serve: Served) -> None:
    """Locale, device, person and application id."""
    skill = serve()

    options = "--locale en-GB --device show --person 3 --application-id amzn1.ask.skill.y"
    command("ask", "why do my legs cramp", *options.split(), skill=skill)

    (request,) = skill.received
    assert request["request"]["locale"] == "en-GB"
    assert "Alexa.Presentation.APL" in request["context"]["System"]["device"]["supportedInterfaces"]
    assert request["session"]["user"]["userId"].endswith("-3")
    assert request["session"]["application"]["applicationId"] == "amzn1.ask.skill.y"


def test_ask(command: Command) -> None:
    """One question in as many words as it has."""
    ran = command("ask", "why", "do", "my", "legs", "cramp")

    assert ran.code == 0
    assert "intent    WhyIntent  (exact)" in ran.out


def test_ask_from_a_file(command: Command, serve: Served, tmp_path: Path) -> None:
    """Every line in a session of its own, over one connection."""
    skill = serve(lambda _: question())
    file = tmp_path / "questions.txt"
    file.write_text("why do my legs cramp\n\n" * 50, encoding="utf-8")

    ran = command("ask", "--json", "--from", str(file), skill=skill)

    assert len(ran.objects) == 50
    assert len({request["session"]["sessionId"] for request in skill.received}) == 50
    assert len(skill.connections) == 1


def test_ask_from_standard_input(command: Command) -> None:
    """By the name -."""
    ran = command("ask", "--json", "--from", "-", typed="why do my legs cramp\n\nyes\n")

    assert [each["intent"] for each in ran.objects] == ["WhyIntent", "AMAZON.YesIntent"]


@pytest.mark.parametrize("arguments", [["ask"], ["ask", ""], ["ask", "why", "--from", "-"]])
def test_ask_needs_one_source(arguments: list[str]) -> None:
    """Text or file; the message shows both."""
    ran = _run(arguments)

    assert ran.code == 2
    assert "ask --from FILE" in ran.err


def test_ask_from_a_file_that_is_not_there(tmp_path: Path) -> None:
    """It is named."""
    ran = _run(["ask", "--from", str(tmp_path / "none.txt")])

    assert ran.code == 2
    assert "none.txt: the questions cannot be read" in ran.err


def test_strict(command: Command) -> None:
    """A guess fails the run, which goes on, and names the sample; an exact intent does not."""
    guessed = "tell me why it is that legs cramp\n"

    ran = command(
        "ask", "--json", "--strict", "--from", "-", typed=guessed + "why do my legs cramp"
    )
    lenient = command("ask", "--json", "--from", "-", typed=guessed)
    exact = command("ask", "--strict", "why do my legs cramp")

    assert [each["how"] for each in ran.objects] == ["guessed", "exact"]
    assert (ran.code, lenient.code, exact.code) == (1, 0, 0)
    (complaint,) = ran.err.splitlines()
    assert f'add the sample "{guessed.strip()}" to ' in complaint


def test_faults_are_warnings(command: Command, serve: Served) -> None:
    """In the transcript, or beside the JSON; they don't fail `ask`."""
    skill = serve(lambda _: reply("a & b"))

    text = command("ask", "why do my legs cramp", skill=skill)
    objects = command("ask", "--json", "why do my legs cramp", skill=skill)

    assert text.code == objects.code == 0
    assert "warning   the SSML is not well-formed" in text.out
    assert objects.err.startswith('warning: "why do my legs cramp": the SSML is not well-formed')
    assert len(objects.objects) == 1


def test_a_skill_that_answers_nonsense(command: Command, serve: Served) -> None:
    """Exit code 2, after all questions."""
    skill = serve(lambda _: b"boom", status=500)

    ran = command("ask", "--from", "-", typed="yes\nno\n", skill=skill)

    assert ran.code == 2
    assert ran.out.count("answered HTTP 500: boom") == 2


def test_a_skill_that_is_not_there(local: Path, model_file: Path) -> None:
    """Exit code 2, with the address and the remedy."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        where = ["--url", url, "--local", str(local), "--model", str(model_file)]
        ran = _run(["ask", "why", *where])

    assert ran.code == 2
    assert ran.err.startswith(f"simulator: {url}/alexa cannot be reached")
    assert "leave --url away" in ran.err


@pytest.mark.parametrize("content", [None, "{", "{}"])
def test_a_model_that_is_none(local: Path, tmp_path: Path, content: str | None) -> None:
    """The file is named."""
    path = tmp_path / "en-US.json"
    if content:
        path.write_text(content, encoding="utf-8")

    ran = _run(["ask", "why", "--url", "http://x", "--local", str(local), "--model", str(path)])

    assert ran.code == 2
    assert f"simulator: {path}: " in ran.err


def test_play(command: Command, tmp_path: Path) -> None:
    """A report, the sum, exit code 1 when one fails."""
    talk = "talk: [{you: why do my legs cramp, ends: %s}]\n"
    (tmp_path / "a.yaml").write_text(f"name: A\n{talk % 'true'}", encoding="utf-8")
    good = command("play", str(tmp_path / "a.yaml"))
    (tmp_path / "b.yaml").write_text(f"name: B\n{talk % 'false'}", encoding="utf-8")
    bad = command("play", str(tmp_path))
    objects = command("play", "--json", str(tmp_path))

    assert (good.code, bad.code, objects.code) == (0, 1, 1)
    assert good.out.splitlines()[-1] == "1 play: 1 passed, 0 failed"
    assert f"FAILED  {tmp_path}/b.yaml: B" in bad.out
    assert [each.get("passed") for each in objects.objects] == [True, False, 1]
    assert objects.objects[-1] == {"plays": 2, "passed": 1, "failed": 1}


def test_plays_know_nothing_of_each_other(command: Command, serve: Served, tmp_path: Path) -> None:
    """Each is by somebody new and has the device that it names."""
    skill = serve()
    (tmp_path / "a.yaml").write_text(
        '- {name: A, talk: [{you: "[open]"}]}\n- {name: B, device: show, talk: [{you: "yes"}]}\n',
        encoding="utf-8",
    )

    command("play", str(tmp_path), skill=skill)

    one, two = skill.received
    assert one["session"]["user"] != two["session"]["user"]
    assert two["session"]["new"] is True
    assert "Viewport" in two["context"]
    assert "Viewport" not in one["context"]


def test_a_faulty_play_is_wrong_usage(tmp_path: Path) -> None:
    """No skill is started for it."""
    (tmp_path / "a.yaml").write_text("name: A\n", encoding="utf-8")

    ran = _run(["play", str(tmp_path)])

    assert ran.code == 2
    assert ran.err == f"simulator: {tmp_path}/a.yaml:1: the key 'talk' is missing\n"


def test_report(model_file: Path) -> None:
    """From the model alone."""
    ran = _run(["report", "--model", str(model_file)])

    assert ran.code == 0
    assert ran.out.startswith("0 conflicts")


def test_coverage_reads_a_record(command: Command, tmp_path: Path) -> None:
    """As JSON with every name, or to read; nothing untouched fails."""
    record = tmp_path / "record.json"
    record.write_text(json.dumps({"intents": ["WhyIntent"]}), encoding="utf-8")

    as_json = command("coverage", "--record", str(record), "--json")
    to_read = command("coverage", "--record", str(record))

    (found,) = as_json.objects
    assert found["intents"]["touched"] == 1
    assert "AmountIntent" in found["intents"]["untouched"]
    assert (as_json.code, to_read.code) == (0, 0)
    assert "    AmountIntent" in to_read.out.splitlines()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.0.7", "example.org"])  # noqa: S104
def test_the_page_is_not_opened_to_others_by_accident(command: Command, host: str) -> None:
    """Before anything is started."""
    ran = command("web", "--host", host)
    assert (ran.code, ran.out) == (2, "")
    assert "--expose" in ran.err


def test_a_port_that_is_taken(command: Command) -> None:
    """The message names the port and another way."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        ran = command("web", "--no-browser", "--port", port)
    assert ran.code == 2
    assert port in ran.err
    assert "--port" in ran.err


@pytest.fixture
def open_model(tmp_path: Path) -> Path:
    """A model with an open slot, as a file."""
    path = tmp_path / "open.json"
    path.write_text(json.dumps(postal(CARRIERS)), encoding="utf-8")
    return path


def test_a_rough_ear(command: Command, open_model: Path) -> None:
    """The same seed damages a sentence in the same way."""
    ask = ("ask", "--json", "why do my legs cramp so badly", "--ear", "rough:7")
    first, again = (command(*ask, serving=open_model).objects for _ in range(2))
    assert [each["slots"] for each in first] == [each["slots"] for each in again]
    assert first[0]["note"].startswith("rough ear: ")


def test_no_rough_ear_for_a_model_of_others(command: Command) -> None:
    """Nor for a word that is no ear."""
    refused = command("ask", "yes", "--ear", "rough:7")
    assert refused.code == 2
    assert "needs a model with an open slot" in refused.err
    with pytest.raises(SystemExit):
        command("ask", "yes", "--ear", "deaf")
