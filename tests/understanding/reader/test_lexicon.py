"""A fault in the lexicon names file and line."""

import shutil
from pathlib import Path

import pytest

from skill.errors import ContentError
from skill.knowledge import strict_yaml
from skill.understanding.read_lexicon import load

_ROOT = Path(__file__).parents[3]


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A copy of the lexicon that a test may break."""
    return Path(shutil.copytree(_ROOT / "interaction_model" / "en", tmp_path / "en"))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("itch:\n  say: [<elbows-of-nobody> itch]\n", "no entry <elbows-of-nobody>"),
        ("itch:\n  when: [leg + elbows-of-nobody]\n", "no entry 'elbows-of-nobody'"),
        ("itch:\n  say: [_ itch]\n", "must begin and end with a word"),
        ("chest-pain:\n  say: [itch]\n", "repeats the key"),
    ],
)
def test_a_mistake_in_a_rule_names_its_line(model: Path, line: str, message: str) -> None:
    path = model / "lexicon" / "findings" / "breath-heart.yaml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before + line, encoding="utf-8")
    with pytest.raises(ContentError, match=r"breath-heart\.yaml:") as refused:
        load(model, _ROOT / "content")
    assert message in str(refused.value)
    assert refused.value.line > before.count("\n")


def test_a_finding_stands_in_one_file(model: Path) -> None:
    path = model / "lexicon" / "findings" / "mind.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "fever:\n  say: [itch]\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"\.yaml:\d+: fever stands in"):
        load(model, _ROOT / "content")


def test_an_unknown_field_is_refused(model: Path) -> None:
    path = model / "lexicon" / "findings" / "breath-heart.yaml"
    path.write_text("itch:\n  sya: [itch]\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"breath-heart\.yaml:2: .*unknown field `sya`"):
        load(model, _ROOT / "content")


def test_every_alarm_of_content_has_a_rule() -> None:
    content = strict_yaml.read(_ROOT / "content" / "findings.yaml", dict[str, dict[str, object]])
    ours = load(_ROOT / "interaction_model" / "en", _ROOT / "content").findings
    alarms = {name: entry["level"] for name, entry in content.items() if "level" in entry}
    assert {name: ours[name].level for name in alarms} == alarms


def test_only_what_content_lacks_is_marked_as_new() -> None:
    content = strict_yaml.read(_ROOT / "content" / "findings.yaml", dict[str, dict[str, object]])
    ours = load(_ROOT / "interaction_model" / "en", _ROOT / "content").findings
    assert {name for name, entry in ours.items() if entry.new} == set(ours) - set(content)
