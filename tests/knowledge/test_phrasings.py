"""How people ask and tell: files that belong to something, templates that say each thing once."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from skill.dialog.triage_predicates import PREDICATES
from skill.errors import ContentError
from skill.knowledge.check import problems
from skill.knowledge.content import Content
from skill.knowledge.phrasings import read_phrasings
from skill.settings import Settings


def _problems(content: Content) -> list[str]:
    """Each with its path inside of English."""
    folder = Settings().interaction_model
    found = problems(content, Settings().content, folder, PREDICATES)
    return [one.removeprefix(f"{folder / 'en'}/") for one in found]


def test_every_file_is_of_an_answer_or_a_finding(content: Content, settings: Settings) -> None:
    """And every answer can be asked for."""
    folder = settings.interaction_model / "en"
    asked = {path.stem for path in (folder / "asked").iterdir()}
    told = {path.stem for path in (folder / "told").iterdir()}
    assert asked == content.answers.keys()
    assert told <= content.findings.keys()


def test_no_sentence_is_written_twice(content: Content) -> None:
    """Neither by two lines nor by two ways through a template."""
    lists = list(content.asked.values())
    for one in content.told.values():
        lists += [one.said, one.denied, one.reports]
    assert [lines for lines in lists if len(lines) != len(set(lines))] == []


def test_sentences_are_plain(content: Content) -> None:
    """No sign of a template is left, and no space too many."""
    said = [line for lines in content.asked.values() for line in lines]
    assert [one for one in said if one != " ".join(one.split()) or set(one) & set("[]()|<>")] == []


def test_a_file_without_its_subject_is_named(content: Content) -> None:
    """In content, or among the phrasings."""
    asked = {name: lines for name, lines in content.asked.items() if name != "salt"}
    found = _problems(replace(content, asked={**asked, "pepper": ["do i need pepper"]}))
    assert "asked/salt.yaml:1: is missing, so nobody can ask for answers/salt.yaml" in found
    assert "asked/pepper.yaml:1: there is no answers/pepper.yaml" in found


def test_a_told_file_without_a_finding_is_named(content: Content) -> None:
    """As a misspelt name would be."""
    told = {**content.told, "chestpain": content.told["chest-pain"]}
    assert "told/chestpain.yaml:1: chestpain is no finding" in _problems(
        replace(content, told=told)
    )


def test_a_broken_template_is_named_with_its_line(tmp_path: Path) -> None:
    """Not the first line of the file."""
    path = tmp_path / "asked" / "salt.yaml"
    path.parent.mkdir()
    path.write_text("- do i need salt\n- is salt (good\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"salt\.yaml:2: a \) is missing"):
        read_phrasings(tmp_path)
