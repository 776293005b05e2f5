"""What a clear question, a command or a fact means after the answer before it."""

import pytest

from skill.dialog import events as happened
from tests.dialog.ear import Ear

HOW_MUCH = "how much magnesium do i need each day"


def answer_after(ear: Ear, *said: str) -> str | None:
    """The answer last told after these sentences."""
    told = ear.after(*said).told
    return str(told.facts["answer"]) if told else None


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("is that safe with my blood pressure pills", "magnesium-with-medicines"),
        ("does furosemide give you cramps", "medicine-causes"),
    ],
)
def test_a_medicine_beside_magnesium_is_asked_whether_they_mix(
    ear: Ear, said: str, answer: str
) -> None:
    assert answer_after(ear, HOW_MUCH, said) == answer


def test_who_says_so_is_asked_of_what_was_told(ear: Ear) -> None:
    last = ear.after("does pickle juice help", "who says so").last
    assert last is not None
    assert [act.act for act in last.says] == ["answers.sources"]


def test_said_shorter_is_no_short_routine(ear: Ear) -> None:
    last = ear.after("can ramipril cause cramps", "say that shorter").last
    assert last is not None
    assert [act.act for act in last.says] == ["answers.shorter"]


def test_a_seat_that_is_asked_about_starts_no_routine(ear: Ear) -> None:
    asked = "which stretches are best"
    assert answer_after(ear, asked, "can i do them in my chair") == "stretch-seated"


@pytest.mark.parametrize(
    "said", ["thing is i've got high blood pressure", "i'm on bisoprolol by the way"]
)
def test_an_illness_or_medicine_told_starts_no_check(ear: Ear, said: str) -> None:
    state = ear.after("does magnesium help against cramps", said)
    assert state.triage is None
    assert state.last is not None
    assert state.last.says[0].act.startswith("answers.")


def test_a_medicine_is_called_by_its_class(ear: Ear) -> None:
    said = ("can amlodipine cause cramps", "how much magnesium is in oats")
    state = ear.after(*said, "and is that tablet all right with magnesium")
    assert state.told is not None
    assert state.told.facts["answer"] == "magnesium-with-medicines"


def test_what_was_said_earlier_is_taken_up(ear: Ear) -> None:
    said = ("does pickle juice help", HOW_MUCH, "what were you saying about the pickle juice")
    (event,) = ear.meant(*said)
    assert isinstance(event, happened.AskedAbout)


def test_what_is_wanted_instead_counts(ear: Ear) -> None:
    said = ("can letrozole cause cramps", "no no losartan not letrozole")
    assert ear.after(*said).things["medicine"] == "arbs"


@pytest.mark.parametrize("said", ["diabetes", "high blood pressure"])
def test_a_row_that_is_named_alone_is_looked_up(ear: Ear, said: str) -> None:
    assert answer_after(ear, "do statins cause cramps", said) == "condition-causes"


def test_a_second_medicine_in_a_sentence_is_kept(ear: Ear) -> None:
    said = ("she takes omeprazole and furosemide", "which one is worse for it")
    told = ear.after("do medicines cause cramps", *said).told
    assert told is not None
    assert told.facts["case"] == "compared"


@pytest.mark.parametrize("said", ["remind me every night at half past nine", "wake me at nine"])
def test_a_time_after_an_amount_is_nobodys_age(ear: Ear, said: str) -> None:
    last = ear.after("how much magnesium does a seventy year old woman need", said).last
    assert last is not None
    assert all(act.facts.get("case") != "child" for act in last.says)
