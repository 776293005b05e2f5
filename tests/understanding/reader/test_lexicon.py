"""A fault in the lexicon names file and line."""

import re
import shutil
from pathlib import Path

import pytest

from skill.errors import ContentError
from skill.knowledge.content import Content
from skill.understanding.read_lexicon import load

_ROOT = Path(__file__).parents[3]
_LEVEL = re.compile(r"\blevel:")


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


def test_every_finding_of_the_lexicon_stands_in_content(content: Content) -> None:
    ours = load(_ROOT / "interaction_model" / "en", _ROOT / "content").findings
    assert set(ours) - set(content.findings) == set()


def test_every_alarm_of_content_is_read_with_its_level(content: Content) -> None:
    """What nobody tells in words of its own is made of what is told, or is the end of a check."""
    levels = load(_ROOT / "interaction_model" / "en", _ROOT / "content").levels
    alarms = {name: row.level for name, row in content.urgency.rows.items() if row.at_once}
    assert {name: levels[name] for name in alarms} == alarms


def test_what_follows_from_a_sign_alone_gives_it_its_level(content: Content) -> None:
    levels = load(_ROOT / "interaction_model" / "en", _ROOT / "content").levels
    assert "breathing-badly" not in content.urgency.rows
    assert levels["breathing-badly"] == content.urgency.level("short-of-breath") == "emergency"
    assert levels["fever"] == content.urgency.level("fever-leg") == "urgent"
    assert "twitching" not in levels  # less than urgent


def test_no_other_file_holds_a_level() -> None:
    """Two places could disagree; the check's end and an alarm would then differ."""
    files = [*(_ROOT / "content").rglob("*.yaml"), *(_ROOT / "interaction_model").rglob("*.yaml")]
    holding = {path for path in files if _LEVEL.search(path.read_text(encoding="utf-8"))}
    assert holding == {_ROOT / "content" / "urgency.yaml"}
