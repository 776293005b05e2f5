"""The page of labels names what the content holds, and all that somebody can ask for."""

import json
import re
from fnmatch import fnmatch
from pathlib import Path

import yaml

from nlu.forms import OTHER_FORMS, QUESTION_FORMS
from nlu.linear import read_header
from skill.knowledge.table_files import table_files

_ROOT = Path(__file__).parent.parent.parent
_CONTENT = _ROOT / "content"
_PAGE = (_ROOT / "docs" / "understanding" / "labels.md").read_text(encoding="utf-8")
_TABLES = {"med": "medicines", "cond": "conditions", "remedy": "remedies", "food": "foods"}
_LISTS = {"med": "2.2", "cond": "2.3", "remedy": "2.4", "food": "2.5"}
_KEYS = ["text", "kind", "asked", "subject", "form", "who", "age", "numbers", "things", "findings"]
_KEYS += ["level", "tier", "openness"]


def _loaded(path: Path) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def _section(start: str) -> str:
    """What stands under the heading that begins with `start`, up to the next heading."""
    return re.split(r"(?m)^#+ ", _PAGE.split(f"# {start} ", 1)[1])[0]


def _named_first(section: str) -> set[str]:
    """The ids in backticks in the first column of a section's table, without "(not yet)"."""
    columns = [line.split("|")[1] for line in section.splitlines() if line.startswith("|")]
    return {i for column in columns if "not yet" not in column for i in _ticked(column)}


def _ticked(text: str) -> list[str]:
    return re.findall(r"`([a-z0-9:-]+)`", text)


def _rows(prefix: str) -> set[str]:
    """The ids of the table that `prefix` stands for."""
    texts = [path.read_text("utf-8") for path in table_files(_CONTENT / "tables", _TABLES[prefix])]
    return {f"{prefix}:{row['id']}" for text in texts for row in yaml.safe_load(text)}


def _listed_rows(prefix: str) -> set[str]:
    """The rows that the page lists after `prefix`, from the last paragraph of their section."""
    paragraph = _section(_LISTS[prefix]).strip().split("\n\n")[-1]
    names = re.split(r"·|\band\b", re.sub(r"\([^)]*\)", "", paragraph))
    return {f"{prefix}:{name.strip()}" for name in names}


_ANSWERS = {path.stem for path in (_CONTENT / "answers").glob("*.yaml")}
_CONTROLS = {f"controls:{i}" for i in _ticked(_section("2.8").split("\n\n| id", 1)[1])}
_SUBJECTS = _ANSWERS | _CONTROLS | _named_first(_section("2.7")) | set().union(*map(_rows, _TABLES))
_MAP = _loaded(_ROOT / "docs" / "understanding" / "subjects.yaml")


def test_each_answer_has_its_line_and_no_other_has() -> None:
    """An answer that the page leaves out is never asked for by who has the page alone."""
    odd = sorted(_named_first(_section("2.1")) ^ _ANSWERS)
    assert not odd, f"section 2.1 of docs/understanding/labels.md lacks or has too much: {odd}"


def test_each_row_that_the_page_lists_exists() -> None:
    """A label for a row that isn't there could never be right."""
    for prefix in _TABLES:
        assert _listed_rows(prefix) <= _rows(prefix)


def test_each_finding_has_its_line_and_what_is_not_there_is_marked() -> None:
    """A finding without "(not yet)" stands in findings.yaml, and none is left out."""
    odd = sorted(_named_first(_section("5.3")) ^ set(_loaded(_CONTENT / "findings.yaml")))
    assert not odd, f"section 5.3 of docs/understanding/labels.md lacks or has too much: {odd}"


def test_each_label_of_the_growing_lines_leads_to_a_subject_and_form() -> None:
    """Subjects exist, forms are those of the page."""
    assert set(_MAP["subjects"].values()) <= _SUBJECTS
    assert set(_MAP["forms"].values()) == _named_first(_section("3."))


def test_the_forms_are_those_of_nlu_and_the_ear_knows_them_all() -> None:
    """One list, in nlu/forms.py; the ear tells from questions what reports, denies and replies."""
    assert {*QUESTION_FORMS, *OTHER_FORMS} == _named_first(_section("3."))
    names = read_header((_ROOT / "interaction_model" / "en" / "en.ear").read_bytes())["names"]
    heard = {name.removeprefix("form/") for name in names if name.startswith("form/")}
    assert heard == {*QUESTION_FORMS, *OTHER_FORMS, "report", "denial", "reply"}


def test_sets_hold_subjects_that_exist() -> None:
    """A pattern such as `food:*` stands for at least one."""
    for pattern in (i for together in _MAP["same"] for i in together):
        assert any(fnmatch(subject, pattern) for subject in _SUBJECTS), pattern


def test_the_lines_that_the_page_shows_follow_the_page() -> None:
    """Each has all keys in order, and names subjects and kinds that exist."""
    lines = [json.loads(line) for line in _PAGE.splitlines() if line.startswith('{"text"')]
    kinds = _named_first(_section("1."))
    for line in lines:
        assert list(line)[: len(_KEYS)] == _KEYS
        assert line["kind"] in kinds
        assert line["subject"] is None or line["subject"] in _SUBJECTS
    assert lines
