"""What the ear grows from."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache

from workshop.train import lines
from workshop.train.lines import GROW, OURS, Line

OUTSIDE = ("far", "near:", "controls:")


@cache
def every_line() -> list[Line]:
    return lines.read()


def of(text: str) -> Line:
    (found,) = [line for line in every_line() if line.text == text]
    return found


def test_each_label_of_the_lines_is_on_the_page_of_labels() -> None:
    known = lines.labels()
    for path in GROW.glob("asked-*.jsonl"):
        for row in map(json.loads, path.read_text().splitlines()):
            assert row["subject"] in known["subjects"], (path.name, row["text"])
            assert row["form"] in known["forms"], (path.name, row["text"])


def test_every_subject_is_an_answer_a_kind_of_row_or_a_listed_id() -> None:
    answers = {path.stem for path in lines.ASKED.glob("*.yaml")}
    learnt = {line.subject for line in every_line() if line.subject}
    odd = {each for each in learnt - answers - set(lines.ROWS) if not each.startswith(OUTSIDE)}
    assert not odd


def test_a_row_is_learnt_as_its_kind() -> None:
    assert lines.kind_of("med:statins") == "med"
    assert lines.kind_of("near:other-medicines") == "near:other-medicines"


def test_slots_are_filled_and_always_alike() -> None:
    text = "is magnesium safe with {medicine} for my {person}"
    assert len(lines.fill(text)) == lines.FILLINGS
    assert lines.fill(text) == lines.fill(text)
    assert not any("{" in line.text for line in every_line())


def test_a_denial_and_a_question_are_harmless() -> None:
    assert of("no pain in my chest").body is False
    assert of("best foods for magnesium").body is False


def test_a_bare_word_of_a_finding_teaches_no_danger() -> None:
    assert of("crushing chest pain").body is True
    assert of("chest tightness").body is None


def test_a_page_is_on_one_side_of_a_test_and_a_big_one_is_no_page() -> None:
    pages = Counter(line.page for line in every_line() if line.hand != OURS)
    assert max(pages.values()) <= lines.MOST_OF_A_PAGE * 2  # one page in two hands' files


def test_what_counts_as_input_is_there() -> None:
    assert all(path.is_file() for path in lines.inputs())
