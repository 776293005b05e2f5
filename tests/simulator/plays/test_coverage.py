"""What plays and sentences never touch, counted on a small project."""

import json
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from simulator.device.description import Device
from simulator.device.echo import Echo
from simulator.device.turn import Turn
from simulator.errors import SimulatorError
from simulator.plays.coverage.playing import play_all
from simulator.plays.coverage.report import lines, load, report, save
from simulator.plays.coverage.touched import things
from simulator.plays.play_file import Play
from simulator.understanding import InteractionModel
from simulator.wire.reply import Act, Reply
from tests.simulator.conftest import Devices, Served
from tests.simulator.parts import question, reply
from workshop.simulator_plugin import SimulatorPlugin

_FILES = {
    "content/answers/why.yaml": "title: Why\n",
    "content/answers/how.yaml": "title: How\n",
    "content/triage/leg.yaml": "questions:\n  - id: swollen\noutcomes:\n  urgent: {say: Go}\n",
    "content/routine/bed.yaml": "steps:\n  calf: {title: Calf}\n",
    "responses/en/answers/told.j2": "",
    "responses/en/triage/question.j2": "",
    "responses/en/pages/privacy.j2": "",
    "responses/en/voice.j2": "",
    "tests/conversations/a.yaml": "name: a\ntalk:\n  - you: my leg is hot\n  - you: 'no'\n",
    "tests/utterances/b.yaml": "- say: why do my legs cramp\n  topic: why\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two answers, one question, one step."""
    for name, text in _FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_what_was_touched_and_what_was_not(
    project: Path, serve: Served, echo_of: Devices, model: InteractionModel
) -> None:
    """Values count by id, samples by their text; what was decided, a Reading says."""
    told = [{"act": "answers.told", "facts": {"answer": "why", "step": "calf"}}]
    asked = question()
    asked["sessionAttributes"]["last"] = {
        "says": [],
        "asks": {"act": "triage.question", "facts": {"question": "swollen"}},
    }
    replies = iter([asked, reply(says=told), reply(says=told)])
    skill = serve(lambda _: next(replies))

    def stage(play: Play) -> AbstractContextManager[Echo]:
        return nullcontext(echo_of(skill, Device(play.locale, play.device)))

    touched = play_all(project, stage, echo_of(skill, Device()), SimulatorPlugin(project)).names
    found = report(things(model, SimulatorPlugin(project)), touched)

    assert found["answers"] == {"all": 2, "touched": 1, "untouched": ["how"]}
    assert found["steps"] == {"all": 1, "touched": 1, "untouched": []}
    assert found["acts"] == {"all": 2, "touched": 2, "untouched": []}
    assert "triage.question swollen" not in found["questions"]["untouched"]
    assert "Finding: yes.hot" not in found["slot values"]["untouched"]
    assert "Finding: yes.fever" in found["slot values"]["untouched"]
    assert "WhyIntent: why do my legs cramp" not in found["samples"]["untouched"]
    assert "WhyIntent: what causes leg cramps at night" in found["samples"]["untouched"]
    assert "AmountIntent" in found["intents"]["untouched"]


def test_a_record_is_read_again(tmp_path: Path, model: InteractionModel, project: Path) -> None:
    """As it was kept; another file is refused."""
    there = things(model, SimulatorPlugin(project))
    touched = {area: set(list(names)[:1]) for area, names in there.items()}
    save(touched, tmp_path / "record.json")
    assert load(tmp_path / "record.json") == touched
    (tmp_path / "other.json").write_text("[]", encoding="utf-8")
    for name in ("other.json", "none.json"):
        with pytest.raises(SimulatorError, match="no record of a coverage run"):
            load(tmp_path / name)


def test_the_report_is_short_unless_asked(model: InteractionModel, project: Path) -> None:
    """A dozen names an area, and how many more."""
    there = things(model, SimulatorPlugin(project))
    many = {**there, "acts": frozenset(f"a.{number:02}" for number in range(20))}
    found = report(many, {area: set() for area in many})
    assert sum(line.startswith("    a.") for line in lines(found, whole=False)) == 12
    assert sum(line.startswith("    a.") for line in lines(found, whole=True)) == 20
    assert any("8 more" in line for line in lines(found, whole=False))
    assert json.loads(json.dumps(found)) == found


def test_what_words_were_read_as_is_touched(project: Path) -> None:
    """A no belongs to the question before it; all that was named counts."""
    reading = {
        "reply": "no",
        "events": ["SaidNo", "Asked"],
        "mentions": [{"id": "part.calf"}],
        "findings": [{"id": "chest-pain"}],
        "subject": "bananas",
        "form": "does-it-help",
    }
    asked = Act("triage.question", {"question": "swollen"})
    turn = Turn("no but do bananas help my calf", reading=reading, reply=Reply(asks=asked))
    assert set(SimulatorPlugin(project).touched(asked, turn)) == {
        ("triage rows", "swollen: no"),
        ("mentions", "part.calf"),
        ("findings", "chest-pain"),
        ("subjects", "bananas"),
        ("forms", "does-it-help"),
        ("acts", "triage.question"),
        ("questions", "triage.question swollen"),
    }


def test_what_can_be_touched_of_the_project_is_what_its_reader_names() -> None:
    """No samples and no values: the model hands words over."""
    root = Path(__file__).parents[3]
    model = InteractionModel.read(root / "interaction_model" / "en.json")
    there = things(model, SimulatorPlugin(root))
    assert "samples" not in there
    assert {"SpeechIntent", "WhyIntent", "AMAZON.YesIntent"} <= there["intents"]
    assert {"part.calf", "medicine.statins", "food.banana"} <= there["mentions"]
    assert "chest-pain" in there["findings"]
    assert {"why-at-night", "controls:yes", "far"} <= there["subjects"]
    assert {"why", "how-much", "report"} <= there["forms"]
    assert {"triage.question set-off", "answers.offer_more"} <= there["questions"]
