"""What a sentence means now: danger first, a reply before a question, then what was asked."""

import pytest

from skill.dialog import events as happened
from skill.dialog.events import Event
from skill.dialog.reminder_events import AskedReminder
from skill.dialog.routine_events import Paused, Skipped, StartedOver
from tests.dialog.ear import Ear, heard, ids

CHECK = "start the leg check"
ROUTINE = "start my bedtime routine"
AT_NIGHT = "why do my legs cramp at night"
HOW_MUCH = "how much magnesium do i need each day"
_OF_DANGER = ("danger.misheard", "mind.ask", "mind.safe")
BEFORE: list[list[str]] = [[], [AT_NIGHT], [CHECK], [CHECK, "no"], [ROUTINE]]


def _kinds(events: tuple[Event, ...]) -> list[type[Event]]:
    return [type(event) for event in events]


def _answers(events: tuple[Event, ...]) -> list[str]:
    return [event.answer for event in events if isinstance(event, happened.Asked)]


@pytest.mark.parametrize("before", BEFORE, ids=" then ".join)
@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("there's an awful crushing weight in the middle of my chest", happened.Reported),
        ("i keep thinking everybody would be happier if i were dead", happened.SaidSelfHarm),
        ("they'd all manage better if i wasn't around", happened.SaidSelfHarm),
        ("my grandson swallowed a handful of my heart pills", happened.Reported),
        ("my granddaughter fell off the roof and is bleeding badly", happened.Reported),
        ("i've been bitten by a snake", happened.Reported),
        ("call me an ambulance now", happened.Reported),
    ],
)
def test_a_stated_danger_counts_alone_in_every_state(
    ear: Ear, before: list[str], said: str, kind: type[Event]
) -> None:
    """Of the body, the mind, and swallowed; each raises the alarm, or the mind's words."""
    (event,) = ear.meant(*before, said)
    assert type(event) is kind
    reply = ear.after(*before, said).last
    assert reply is not None
    assert reply.asks is not None
    assert reply.asks.act in _OF_DANGER


def test_a_danger_of_the_body_is_reported_by_its_finding(ear: Ear) -> None:
    (event,) = ear.meant("my wife is gasping for air and her chest hurts")
    assert "yes.chest-pain" in ids(event.slots, "finding")


@pytest.mark.parametrize(
    "said", ["i have a funny feeling", "my leg just feels wrong and i am frightened"]
)
def test_a_suspected_danger_is_asked_about(ear: Ear, said: str) -> None:
    assert _kinds(ear.meant(said)) == [happened.Suspected]


@pytest.mark.parametrize("said", ["i really don't know", "not sure", "could be i suppose"])
def test_a_reply_from_end_to_end_is_suspected_of_nothing(ear: Ear, said: str) -> None:
    assert _kinds(ear.meant(CHECK, said)) == [happened.SaidUnsure]


@pytest.mark.parametrize(
    ("said", "reply", "answer"),
    [
        ("no but what about bananas", happened.SaidNo, "bananas"),
        ("no and does tonic water work", happened.SaidNo, "quinine"),
        ("yes and how much magnesium do i need each day", happened.SaidYes, "how-much-magnesium"),
    ],
)
def test_a_reply_comes_before_a_question_and_both_are_served(
    ear: Ear, said: str, reply: type[Event], answer: str
) -> None:
    first, second = ear.meant(CHECK, said)
    assert type(first) is reply
    assert _answers((second,)) == [answer]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("yes", happened.SaidYes),
        ("yeah it is", happened.SaidYes),
        ("yes both of them", happened.SaidYes),
        ("no", happened.SaidNo),
        ("nope it isn't", happened.SaidNo),
        ("no i haven't had that", happened.SaidNo),
        ("i have no idea", happened.SaidUnsure),
        ("maybe a little", happened.SaidUnsure),
    ],
)
def test_yes_no_and_unsure_with_words_answer_the_open_question(
    ear: Ear, said: str, kind: type[Event]
) -> None:
    assert _kinds(ear.meant(CHECK, said)) == [kind]


def test_what_is_told_behind_it_is_is_no_yes(ear: Ear) -> None:
    """The open question asks about the chest: a yes would raise the alarm."""
    (event,) = ear.meant(CHECK, "no", "it is swollen and it is my left calf")
    assert ids(event.slots, "finding") == ["yes.swollen-leg"]
    assert ids(event.slots, "answer") == []


def test_a_denial_in_a_reply_is_no_alarm(ear: Ear) -> None:
    (event,) = ear.meant(CHECK, "no i have no chest pain")
    assert ids(event.slots, "finding") == ["no.chest-pain"]


def test_what_else_is_told_goes_with_the_reply(ear: Ear) -> None:
    (event,) = ear.meant(CHECK, "no but my calf is hot and swollen")
    assert set(ids(event.slots, "finding")) == {"yes.hot-leg", "yes.swollen-leg"}
    assert ids(event.slots, "answer") == ["no"]


def test_a_question_behind_a_reply_and_what_was_told_is_asked(ear: Ear) -> None:
    told, asked = ear.meant(CHECK, "no", "no but my calf is hot and how much magnesium do i need")
    assert isinstance(told, happened.Reported)
    assert ids(told.slots, "answer") == ["no"]
    assert _answers((asked,)) == ["how-much-magnesium"]


@pytest.mark.parametrize("before", [CHECK, ROUTINE])
@pytest.mark.parametrize(
    ("said", "slot"),
    [
        ("i'm seventy nine", "own_age"),
        ("my daughter is expecting a baby", "stage"),
        ("i'm diabetic", "condition"),
    ],
)
def test_a_bare_fact_is_told_to_what_is_under_way(
    ear: Ear, before: str, said: str, slot: str
) -> None:
    (event,) = ear.meant(before, said)
    assert type(event) is happened.Reported
    assert slot in event.slots


def test_an_age_answers_anew_what_was_last_told(ear: Ear) -> None:
    events = ear.meant(HOW_MUCH, "i'm seventy four")
    assert _answers(events) == ["how-much-magnesium"]
    assert heard(events[0].slots, "own_age") == ["74"]


@pytest.mark.parametrize("said", ["i'm pregnant", "she is expecting", "i have diabetes"])
def test_a_stage_or_an_illness_is_taken_up_after_an_answer(ear: Ear, said: str) -> None:
    assert _kinds(ear.meant(AT_NIGHT, said)) == [happened.AskedAbout]


def test_an_age_that_nothing_was_asked_of_is_noted(ear: Ear) -> None:
    assert _kinds(ear.meant("i'm seventy four")) == [happened.Greeted]


@pytest.mark.parametrize(
    ("before", "said", "kind", "clock"),
    [
        (["remind me every evening to stretch"], "quarter past nine", "AskedReminder", "09:15"),
        (["remind me every evening to stretch"], "twenty to ten", "AskedReminder", "09:40"),
        (["remind me at ten"], "at eleven", "MovedReminder", "11:00"),
        (["remind me at ten"], "no make it eleven", "MovedReminder", "11:00"),
    ],
)
def test_an_open_question_about_a_time_takes_one(
    ear: Ear, before: list[str], said: str, kind: str, clock: str
) -> None:
    (event,) = ear.meant(*before, said)
    assert type(event).__name__ == kind
    assert heard(event.slots, "time") == [clock]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("say that again", happened.AskedRepeat),
        ("stop", happened.Stopped),
        ("thank you very much", happened.Thanked),
        ("forget everything about me", happened.AskedForget),
        ("call my doctor", happened.AskedCall),
        ("start over", StartedOver),
        ("check my leg", happened.StartedTriage),
        ("pause", Paused),
        ("skip this one", Skipped),
    ],
)
def test_a_command_is_one_in_every_state(ear: Ear, said: str, kind: type[Event]) -> None:
    for before in BEFORE:
        assert _kinds(ear.meant(*before, said)) == [kind], before


@pytest.mark.parametrize(
    ("said", "answer", "slot", "row"),
    [
        ("can rosuvastatin be behind my cramps", "medicine-causes", "medicine", "rosuvastatin"),
        (
            "can i take magnesium together with levothyroxine",
            "magnesium-with-medicines",
            "medicine",
            "levothyroxine",
        ),
        ("could parkinson's cause cramps", "condition-causes", "condition", "parkinsons"),
        ("is pickle juice any good", "home-remedy", "remedy", "pickle-juice"),
        ("how much magnesium is in an avocado", "magnesium-in-food", "food", "avocado"),
    ],
)
def test_a_row_is_looked_up_by_the_answer_that_serves_the_form(
    ear: Ear, said: str, answer: str, slot: str, row: str
) -> None:
    events = ear.meant(said)
    assert _answers(events) == [answer]
    assert row in ids(events[0].slots, slot)


@pytest.mark.parametrize("food", ["jackfruit", "a bowl of ramen"])
def test_a_food_that_no_list_has_is_named(ear: Ear, food: str) -> None:
    events = ear.meant(f"how much magnesium is there in {food}")
    assert _answers(events) == ["magnesium-in-food"]
    assert heard(events[0].slots, "food") == [food]
    assert not ids(events[0].slots, "food")


@pytest.mark.parametrize(
    "said",
    [
        "what is the capital of peru",
        "who won the football last night",
        "do you like dogs",
        "set an alarm for six",
    ],
)
def test_what_is_far_is_not_understood(ear: Ear, said: str) -> None:
    assert _kinds(ear.meant(said)) == [happened.NotUnderstood]


@pytest.mark.parametrize("said", ["", " ", "?", "🦵", "blorp zint quavel"])
def test_nothing_heard_is_not_understood(ear: Ear, said: str) -> None:
    for before in BEFORE:
        assert _kinds(ear.meant(*before, said)) == [happened.NotUnderstood], before


# Of such words one at least leaves two answers open, whichever way the ear was trained.
UNCLEAR = (
    "will it help her",
    "is it worth the money",
    "is it any good",
    "can i have it",
    "is that safe",
    "what does it do",
    "should she",
    "is it the weather or my age",
    "do you have any tips for my aunt",
    "what about the pills or the food",
    "maybe the bed and the weather together",
    "she gets these awful cramps in her feet",
)


def _doubts(ear: Ear, said: str) -> bool:
    return _kinds(ear.meant(said)) == [happened.Doubted]


def test_between_two_offered_the_second_can_be_chosen(ear: Ear) -> None:
    offered = next(one for one in UNCLEAR if _doubts(ear, one))
    asked = ear.after(offered).asked
    assert asked is not None
    assert asked.act == "basics.did_you_mean"
    assert _answers(ear.meant(offered, "the second one")) == [asked.facts["second"]]
    assert _answers(ear.meant(offered, "the first")) == [asked.facts["first"]]


def test_one_sentence_is_at_most_three_events(ear: Ear) -> None:
    for said in ("no but what about bananas", "yes " * 300, "my leg and what about almonds " * 60):
        assert 1 <= len(ear.meant(CHECK, said)) <= 3


@pytest.mark.parametrize("said", ["my foot isn't swollen", "there's no redness on my leg"])
def test_a_denial_out_of_the_blue_starts_no_check(ear: Ear, said: str) -> None:
    """It tells something only to what asked for it."""
    assert not {happened.Reported, happened.StartedTriage} & set(_kinds(ear.meant(said)))


def test_a_denial_in_words_clears_a_danger_that_was_asked_about(ear: Ear) -> None:
    doubted = "i have a funny feeling"
    assert _kinds(ear.meant(doubted, "it's not an emergency")) == [happened.SaidNo]


def test_a_sign_of_another_kind_is_no_answer_to_a_suspected_danger(ear: Ear) -> None:
    """Told as past or supposed, it neither confirms nor clears what was asked about."""
    asked = "is my leg meant to be this cold"
    [other] = ear.meant(asked, "my gran fainted last year is that from a cramp")
    assert not isinstance(other, happened.SaidYes | happened.SaidNo)
    [same] = ear.meant(asked, "it was cold on tuesday but it isn't now")
    assert isinstance(same, happened.SaidUnsure | happened.SaidNo)


def test_a_no_that_denies_a_sign_is_no_reply_to_another_question(ear: Ear) -> None:
    """After "is there anything else", it would say goodbye; alone it means the same."""
    [after] = ear.meant("how much magnesium do i need", "no pain in either leg")
    assert not isinstance(after, happened.SaidNo)


@pytest.mark.parametrize(
    ("before", "said", "kind"),
    [
        ([AT_NIGHT], "strewth say that again", happened.AskedRepeat),
        ([AT_NIGHT], "sorry mate what was that again", happened.AskedRepeat),
        ([ROUTINE, "no"], "which leg was that", happened.AskedRepeat),
        ([AT_NIGHT], "a bit slower love", happened.AskedRepeat),
        ([AT_NIGHT], "then wipe it", happened.AskedForget),
        ([AT_NIGHT], "cool forget everything we told you", happened.AskedForget),
        ([CHECK, "no"], "too easy cheers see ya", happened.Thanked),
        ([AT_NIGHT], "beauty see ya", happened.Thanked),
        ([ROUTINE, "no"], "right that'll do i'm knackered", happened.Thanked),
        ([CHECK, "no"], "who came up with that", happened.AskedSources),
        ([CHECK, "no"], "who says so", happened.Asked),
        ([AT_NIGHT], "well put one reminder for the stretches", AskedReminder),
        ([AT_NIGHT, "set a reminder", AT_NIGHT], "okay then nine p m", AskedReminder),
    ],
)
def test_a_command_counts_with_other_words_around_it(
    ear: Ear, before: list[str], said: str, kind: type[Event]
) -> None:
    assert _kinds(ear.meant(*before, said)) == [kind]
