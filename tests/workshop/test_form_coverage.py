"""The table of subject and form: what is asked, and what has words of its own."""

import json
from pathlib import Path

from skill.knowledge.content import Content
from workshop.form_coverage import coverage, folded, table


def _grown(folder: Path, *lines: tuple[str, str]) -> Path:
    grow = folder / "grow"
    grow.mkdir()
    rows = (json.dumps({"text": "x", "subject": subject, "form": form}) for subject, form in lines)
    (grow / "asked-1.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return folder


def test_a_line_counts_for_the_answer_that_tells_it(content: Content, tmp_path: Path) -> None:
    model = _grown(
        tmp_path,
        ("bananas", "can-i"),
        ("bananas", "is-it-safe"),
        ("med:statins", "should-i-stop"),
        ("med:statins", "together-with"),
        ("bananas", "command"),
    )
    found = {one.answer: one for one in coverage(content, model, folded())}
    assert found["bananas"].asked == {"can-i": 2}
    assert found["bananas"].answered == 2
    assert found["medicine-causes"].asked == {"should-i-stop": 1}
    assert found["magnesium-with-medicines"].asked == {"together-with": 1}


def test_the_table_ends_with_the_share(content: Content, tmp_path: Path) -> None:
    model = _grown(tmp_path, ("bananas", "can-i"), ("privacy", "is-it-sign"))
    *_, last = table(coverage(content, model, folded()))
    assert last.startswith("1 of 2 questions (50%)")


def test_most_of_what_is_asked_has_words_of_its_own(content: Content) -> None:
    found = coverage(content, Path("interaction_model/en"), folded())
    asked = sum(sum(one.asked.values()) for one in found)
    assert sum(one.answered for one in found) / asked >= 0.85
