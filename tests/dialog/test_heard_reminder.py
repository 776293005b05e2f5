"""What is said of reminders, in whatever words; and what only sounds like it."""

import pytest

from skill.dialog import events
from skill.dialog.reminder_events import (
    AskedReminder,
    AskedWhichReminder,
    CanceledReminder,
    MovedReminder,
    OfReminder,
    SkippedReminder,
)
from tests.dialog.ear import Ear


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("give us a buzz at ten to do my stretches", AskedReminder),
        ("i don't want to miss my stretches set something for nine", AskedReminder),
        ("would you be able to remind me at nine", AskedReminder),
        ("put the reminder half an hour later", MovedReminder),
        ("only remind me on thursdays", MovedReminder),
        ("stop pinging me on sundays", MovedReminder),
        ("have i got a stretching reminder set", AskedWhichReminder),
        ("tell me about my reminders", AskedWhichReminder),
        ("what is ringing tonight", AskedWhichReminder),
        ("don't remind me tonight", SkippedReminder),
        ("skip the reminder this evening", SkippedReminder),
        ("cancel tomorrow's reminder", SkippedReminder),
        ("i no longer want that reminder", CanceledReminder),
        ("take my reminder away please", CanceledReminder),
        ("let's knock the nine o'clock reminder on the head", CanceledReminder),
        ("put an end to that reminder would you", CanceledReminder),
        ("remind me to defrost the chicken", events.NotCovered),
        ("remind me about my blood pressure tablets at nine", events.NotCovered),
        ("remind me at nine to lock the back door", events.NotCovered),
        ("set a reminder for the dentist on friday", events.NotCovered),
    ],
)
def test_it_is_heard_by_its_words(ear: Ear, said: str, kind: type[events.Event]) -> None:
    assert [type(one) for one in ear.meant(said)] == [kind]


@pytest.mark.parametrize(
    ("said", "every"),
    [
        ("cancel every one of my reminders", True),
        ("please lose the whole lot", True),
        ("cancel my nine o'clock reminder", False),
    ],
)
def test_all_are_meant_or_one(ear: Ear, said: str, *, every: bool) -> None:
    (event,) = ear.meant(said)
    assert isinstance(event, CanceledReminder)
    assert event.every is every


@pytest.mark.parametrize(
    "said",
    [
        "remind me what magnesium does",
        "my cramps wake me every night at three",
        "it woke me at nine last night",
        "this reminds me of my old knee",
        "why do my legs cramp at nine every night",
        "remind me again how to stretch the calf",
    ],
)
def test_what_only_sounds_like_it_sets_nothing(ear: Ear, said: str) -> None:
    assert not any(isinstance(one, OfReminder) for one in ear.meant(said))


def test_a_danger_goes_before_a_reminder(ear: Ear) -> None:
    (event,) = ear.meant("remind me at nine", "my leg has gone cold and white since nine")
    assert not isinstance(event, OfReminder)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("yeah that works", events.SaidYes),
        ("yes nine is grand", events.SaidYes),
        ("just the once yeah", MovedReminder),
        ("yes but not on saturdays", MovedReminder),
        ("no every second night", MovedReminder),
        ("i meant in the morning", MovedReminder),
        ("and another at seven in the morning", MovedReminder),
        ("no not tonight", events.SaidNo),
        ("and one for my tablets", events.NotCovered),
        ("does it ring every night", events.AskedRepeat),
    ],
)
def test_to_what_was_proposed(ear: Ear, said: str, kind: type[events.Event]) -> None:
    (event,) = ear.meant("remind me every night at nine", said)
    assert type(event) is kind


@pytest.mark.parametrize("said", ["every day at six", "it began at nine", "for half an hour"])
def test_in_a_leg_check_times_are_of_the_leg(ear: Ear, said: str) -> None:
    found = ear.meant("start the leg check", said)
    assert not any(isinstance(one, OfReminder) for one in found)


@pytest.mark.parametrize("said", ["set an alarm for six", "start a timer for ten minutes"])
def test_alarms_and_timers_are_alexa_s_own(ear: Ear, said: str) -> None:
    """Also behind a reminder that was declined."""
    found = ear.meant("remind me to feed the cat", said)
    assert not any(isinstance(one, OfReminder) for one in found)
