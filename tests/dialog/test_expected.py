"""What our questions expect: every question has its entry, and every entry is of a question."""

from pathlib import Path

import pytest

from skill.dialog import events as happened
from skill.dialog.routine_events import AskedHowLong, CrampGone, CrampMoved, Hurt, Skipped
from skill.dialog.triage_noted import OPENING
from skill.knowledge.localise import Knowledge
from tests.dialog.ear import Ear

_RESPONSES = Path(__file__).parents[2] / "responses" / "en"
CHECKED = ["start the leg check", "no"]
OFFERED = ["why do my legs cramp at night", "do bananas help with cramps"]


def _question_acts() -> set[str]:
    """The acts that ask: their templates say what is said again into silence."""
    return {
        f"{path.parent.name}.{path.stem}"
        for path in _RESPONSES.glob("*/*.j2")
        if "set reprompt" in path.read_text(encoding="utf-8")
    }


def test_every_question_says_what_it_expects_and_no_other_act_does(knowledge: Knowledge) -> None:
    named = {entry.partition("/")[0] for entry in knowledge.replies.expects}
    assert named == _question_acts()


def test_entries_of_the_leg_check_name_its_questions(knowledge: Knowledge) -> None:
    named = {entry.partition("/")[2] for entry in knowledge.replies.expects} - {""}
    assert named <= {one.id for one in knowledge.triage.questions} | {OPENING}


def test_every_meaning_is_one_that_the_dialog_knows(knowledge: Knowledge) -> None:
    replies = knowledge.replies
    own = ("check", "legs", "during", "anytime")  # of the routine, in tests/dialog
    meanings = {
        meant.partition(".")[0]
        for ways in (replies.said, replies.anywhere)
        for way, said in ways.items()
        for meant in said.values()
        if way not in own
    }
    assert meanings <= {
        *("yes", "no", "unsure", "neither", "why", "meaning", "again", "none"),
        *("first", "second", "both", "skip", "hurts", "wait", "misheard", "called", "drop"),
        *("gone", "cramp-moved", "how-long"),
    }


@pytest.mark.parametrize(
    ("before", "said", "kind"),
    [
        # an offer: "fine" is a no, "go on" a yes
        (OFFERED, "you're all right thanks", "SaidNo"),
        (OFFERED, "i'm good ta", "SaidNo"),
        (OFFERED, "aye on you go", "SaidYes"),
        (OFFERED, "i'd rather get some sleep", "SaidNo"),
        (OFFERED, "yeah nah", "SaidNo"),
        # a sign
        (CHECKED, "yeah i reckon so", "SaidYes"),
        (CHECKED, "no wait yes", "SaidYes"),
        (CHECKED, "sort of", "SaidUnsure"),
        (CHECKED, "dunno love", "SaidUnsure"),
        (CHECKED, "not that i can see", "SaidNo"),
        (CHECKED, "not that i can see but it's pitch dark", "SaidUnsure"),
        (CHECKED, "it depends what you call pain", "SaidUnsure"),
        (CHECKED, "it's dark in here so who can tell", "SaidUnsure"),
        (CHECKED, "what do you mean by that", "AskedMeaning"),
        (CHECKED, "why do you ask", "AskedWhy"),
        (CHECKED, "come again", "AskedRepeat"),
        (CHECKED, "hang on let me look", "Acknowledged"),
        (["i have a funny feeling"], "hold on i'll ask her", "AskedRepeat"),
        (["remind me at ten"], "aye ten's grand", "SaidYes"),
        (["remind me at ten"], "yes every night", "SaidYes"),
        (["remind me at ten"], "no not every night", "SaidNo"),
        (CHECKED, "nae bother just the leg so no", "SaidNo"),
        # the routine
        (["start my bedtime routine", "no"], "that's me done", "SaidYes"),
        (["start my bedtime routine", "no"], "hold your horses", "SaidNo"),
        (["start my bedtime routine", "no"], "ow that hurts", "Hurt"),
        (["start my bedtime routine", "no"], "leave this one out", "Skipped"),
        # a reminder
        (["remind me at ten"], "spot on", "SaidYes"),
        (["remind me at ten"], "close but no", "SaidNo"),
        (["remind me at ten"], "yes but weekdays", "MovedReminder"),
        (["remind me every evening to stretch"], "you choose", "SaidUnsure"),
        (["remind me every evening to stretch"], "i'd say ten or thereabouts", "AskedReminder"),
        (["forget everything about me"], "wipe it", "SaidYes"),
        (["forget everything about me"], "i've changed my mind", "SaidNo"),
    ],
)
def test_what_people_say_to_our_questions(
    ear: Ear, before: list[str], said: str, kind: str
) -> None:
    (event,) = ear.meant(*before, said)
    assert type(event).__name__ == kind


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("it's letting go", happened.SaidNo),
        ("it's still rock hard", happened.SaidYes),
        ("worse if anything", happened.SaidYes),
        ("not yet", happened.SaidYes),
        ("oh that's better", happened.SaidNo),
    ],
)
def test_whether_the_cramp_is_still_going(ear: Ear, said: str, meant: type[happened.Event]) -> None:
    """The question is whether it still goes on: "not yet" means that it does."""
    (event,) = ear.meant("what do i do when i get a cramp", said)
    assert type(event) is meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("it's letting go", happened.SaidYes),
        ("it's still rock hard", happened.SaidNo),
        ("yeah it's still there", happened.SaidNo),
        ("worse if anything", Hurt),
        ("not yet", happened.SaidNo),
        ("oh that's better", CrampGone),
        ("it's gone hard again", happened.SaidNo),
        ("it's the other leg", CrampMoved),
        ("i can't reach my toes", Skipped),
        ("which way do i pull", happened.AskedMeaning),
        ("how long do i hold it", AskedHowLong),
    ],
)
def test_whether_the_cramp_lets_go(ear: Ear, said: str, meant: type[happened.Event]) -> None:
    """The coach asks whether it lets go: "not yet" means that it does not."""
    (event,) = ear.meant("help my calf is cramping right now", said)
    assert type(event) is meant


def test_a_medicine_told_with_a_yes_is_kept(ear: Ear) -> None:
    (event,) = ear.meant("start the leg check", "no", "no i take lipitor and that's all")
    assert type(event) is happened.Reported
    assert "medicine" in event.slots


def test_a_question_where_an_account_was_asked_for_is_answered(ear: Ear) -> None:
    said = ("start the leg check", "how much magnesium does a woman need")
    asked = ear.after(said[0]).asked
    assert asked is not None
    after = ear.after(*said)
    assert after.told is not None
    assert after.told.facts["answer"] == "how-much-magnesium"
    assert after.asked is not None
    assert after.asked.act == "triage.question"
