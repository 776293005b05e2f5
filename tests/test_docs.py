"""The documents say what is so."""

import re
from pathlib import Path

import pytest

from simulator.plays.play_file import EXPECTATION_KEYS, PLAY_KEYS, SAID_KEYS
from simulator.plays.steps import STEPS
from skill.dialog.conversation import step
from skill.dialog.interpret import interpret
from skill.dialog.replies import Act, Reply
from skill.dialog.state import State
from skill.errors import OperatorError
from skill.knowledge.content import Content
from skill.locale_bundles import TurnParts
from skill.markup import plain
from skill.serve import check_settings
from skill.settings import Settings, read_settings
from skill.web import create_app
from tests.conftest import NOW
from workshop.graph import graph

_ROOT = Path(__file__).parent.parent
_README = (_ROOT / "README.md").read_text(encoding="utf-8")


def test_every_setting_stands_in_the_readme_and_no_other() -> None:
    """The table, the reader of the environment and the docstring name the same."""
    table = set(re.findall(r"^\| `(CRAMP_COACH_\w+)`", _README, re.MULTILINE))
    assert table == set(re.findall(r"CRAMP_COACH_[A-Z_]+[A-Z]", Settings.__doc__ or ""))
    for name in table:
        read_settings({name: "yes" if name.endswith("_ONLY") else "x"})
    with pytest.raises(OperatorError, match="CRAMP_COACH_BNID"):
        read_settings({"CRAMP_COACH_BNID": "x"})


def test_the_readmes_commands_are_targets_of_make() -> None:
    """`make talk` and the others exist, each with a line of help."""
    makefile = (_ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*##", makefile, re.MULTILINE))
    named = set(re.findall(r"make ([a-z][a-z-]+)", _README)) - {"it"}
    assert named <= targets


def test_folders_of_the_map_exist() -> None:
    """No map of another house."""
    for folder in re.findall(r"^\| `([a-z_/]+)/`", _README, re.MULTILINE):
        assert (_ROOT / folder).is_dir(), folder


def test_plays_and_steps_are_described() -> None:
    """docs/plays.md names every key and every step, and no other."""
    text = (_ROOT / "docs" / "plays.md").read_text(encoding="utf-8")
    keys = set(re.findall(r"`([a-z]+)`", " ".join(re.findall(r"^\| (`[a-z`, ]+) \|", text, re.M))))
    assert keys == {*PLAY_KEYS, *SAID_KEYS, *EXPECTATION_KEYS}
    steps = {each.replace("\\|", "|") for each in re.findall(r"^\| `(\[.+?\])` \|", text, re.M)}
    assert steps == set(STEPS)


def test_the_drawing_of_the_leg_check_is_fresh(content: Content) -> None:
    """Mend it with `make graph`."""
    drawn = (_ROOT / "docs" / "triage.dot").read_text(encoding="utf-8")
    assert drawn == graph(content.triage, content.urgency), (
        "docs/triage.dot is stale; mend it with: make graph"
    )


@pytest.mark.parametrize(
    ("doc", "least"),
    [
        ("docs/simulator.md", 31),
        ("docs/robustness.md", 31),
        ("docs/security.md", 20),
        ("docs/operating.md", 1),
        ("SECURITY.md", 15),
    ],
)
def test_the_tests_that_a_table_names_exist(doc: str, least: int) -> None:
    """`file.py::test_name`, or `::test_name` in the file named before it."""
    table = (_ROOT / doc).read_text(encoding="utf-8")
    file = ""
    named = re.findall(r"`(tests/[\w/]+\.py)?::(test_\w+)`", table)
    for path, test in named:
        file = path or file
        assert f"def {test}(" in (_ROOT / file).read_text(encoding="utf-8"), f"{file}::{test}"
    assert len(named) >= least


def test_the_test_files_that_documents_name_exist() -> None:
    """A claim names the test that plays it, so the test must be there."""
    documents = [*(_ROOT / "docs").rglob("*.md"), *_ROOT.glob("*.md")]
    named = {
        (file.name, path)
        for file in documents
        for path in re.findall(r"`((?:tests|benchmarks)/[\w/]+\.py)`", file.read_text("utf-8"))
    }
    assert len(named) > 5
    assert sorted(one for one in named if not (_ROOT / one[1]).is_file()) == []


def test_the_repository_names_no_registry() -> None:
    """The lock pins by hash; where packages come from is the machine's affair."""
    lock = (_ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    assert lock.count("--hash=sha256:") > 50


@pytest.mark.parametrize("file", ["README.md", "deploy/Containerfile"])
def test_the_lines_that_serve_start_as_they_stand(file: str) -> None:
    """With the settings that the line gives, and the id filled in, the skill can be made."""
    text = (_ROOT / file).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = re.findall(r"^.*(?:make serve|podman run.*(?:\n#  .*)*)$", text, re.MULTILINE)
    served = [dict(re.findall(r"(CRAMP_COACH_\w+)=(\S+)", line)) for line in lines]
    assert served
    for given in served:
        given["CRAMP_COACH_APPLICATION_ID"] = "amzn1.ask.skill.1"
        for made in ("CRAMP_COACH_AUDIO", "CRAMP_COACH_PUBLIC_URL"):
            given.pop(made, None)  # of sounds, which another command makes first
        settings = read_settings(given)
        check_settings(settings)
        create_app(settings)


def test_the_readme_s_conversation_is_what_is_said(parts: TurnParts) -> None:
    """Each line after the one before; an answer to its "…"."""
    bundle, state = parts.bundle("en-US"), State(last=Reply((), Act("basics.what_next")))
    assert bundle.read is not None
    talk = re.findall(r"^    you {5}(.*)\n((?:    (?:Alexa| {5}) .*\n)+)", _README, re.MULTILINE)
    assert len(talk) >= 4
    for said, answer in talk:
        (event,) = interpret(bundle.read(said), state, bundle.knowledge)
        turn = step(state, event, bundle.knowledge, NOW)
        state = turn.state
        wanted = " ".join(answer.replace("Alexa   ", "", 1).split()).removesuffix("…").strip()
        heard = " ".join(plain(bundle.speech.speak(turn.reply).speech).split())
        assert heard.startswith(wanted), (said, heard, wanted)
