"""What random play found once (benchmarks/million.py, door.py), each as a case of its own."""

from typing import Any

import pytest

from simulator.wire.reply import read_reply
from skill.alexa import session
from skill.alexa.screen import TOUCH
from skill.dialog.effects import Plan
from skill.dialog.events import Asked, ReportedSign, SaidNo, SlotValue
from skill.dialog.preferences import Preferences, Reminder
from skill.dialog.replies import Act, Reply
from skill.dialog.state import State
from skill.locale_bundles import TurnParts
from tests.conftest import Play
from tests.robust.door import Posting, intent, words
from tests.robust.house import House, Services
from tests.robust.mutations import KINDS, fresh
from tests.web.conftest import envelope


@pytest.mark.parametrize(
    "said",
    [
        "is ² milligrams of magnesium too much",
        "is ٣٠٠ milligrams of magnesium too much",
        "how much magnesium does a ² year old need",
        "am i allergic to a\x00b",
        "can a\ud800b cause cramps",
        "how much magnesium is in &#0;",
        "how much magnesium is in </speak>",
    ],
    ids=ascii,
)
def test_a_word_that_once_broke_a_reply(posting: Posting, said: str) -> None:
    """A superscript is no number; a character that XML forbids can't be said back."""
    assert posting.judge(words(said)) == "spoken"


def test_an_intent_without_its_name_is_not_understood(posting: Posting) -> None:
    """It ended in "something went wrong"."""
    whole = words("my leg hurts")
    whole["request"]["intent"] = None
    assert posting.judge(whole) == "spoken"


def test_whoever_is_spoken_of_in_between_can_end_the_check(play: Play) -> None:
    """A rash, then "and my grandchild?" within the check: the alarm, not "anything else?".

    Found by seed 9011809 of benchmarks/million.py, where "what do you mean?" then had no question.
    """
    about = {"person": (SlotValue("grandchild", ("grandchild",)),)}
    doubt = {"part": (SlotValue("my chest hurts and i can't breathe"),)}
    turn = play(
        ReportedSign(finding="child-rash"),
        SaidNo(),
        Asked(doubt, answer="quinine"),
        Asked(about, answer="magnesium-exercise"),
    )
    assert [act.act for act in turn.reply.says] == ["danger.alert"]
    assert turn.reply.says[0].facts["finding"] == "child-danger"


def test_a_locale_names_no_file(posting: Posting) -> None:
    """It did: a model was looked for by it, and a long one ended in "something went wrong"."""
    asked = [one for one in KINDS if one["request"]["type"] == "CanFulfillIntentRequest"]
    for whole in map(fresh, asked):
        whole["request"]["locale"] = "x" * 10_000
        assert posting.judge(whole) == "silent"


@pytest.mark.parametrize("user", [None, {}, {"userId": ""}])
def test_whoever_has_no_name_is_answered(posting: Posting, user: Any) -> None:
    """And is not remembered: all who had none shared one record."""
    whole = envelope()
    whole["context"]["System"]["user"] = whole["session"]["user"] = user
    for _ in range(2):
        assert _acts(posting.send(whole))[0] == "basics.welcome"


def test_half_a_character_is_a_name_too(posting: Posting) -> None:
    """It has no bytes in UTF-8, and its record needs a key."""
    whole = envelope()
    whole["context"]["System"]["user"] = {"userId": "\ud800"}
    assert posting.judge(whole) == "spoken"


@pytest.mark.parametrize("odd", ["\ud800", {"\ud800": 1}, {"last": "\ud800"}], ids=ascii)
def test_half_a_character_in_what_comes_back_is_no_fault(posting: Posting, odd: Any) -> None:
    """In the attributes of a session, and in the token of a consent: msgspec can't say its name."""
    whole = words("why do my legs cramp", odd)
    assert posting.judge(whole) == "spoken"
    consent = {"type": "Connections.Response", "name": "AskFor", "token": "\ud800"}
    assert posting.judge(envelope(request=consent)) == "spoken"


@pytest.mark.parametrize("kind", ["LaunchRequest", TOUCH, "Connections.Response"])
def test_a_turn_outside_of_a_session_is_answered(posting: Posting, kind: str) -> None:
    """It carries nothing on; it ended in "something went wrong"."""
    whole = envelope(request={"type": kind, "name": "AskFor", "token": "x"})
    del whole["session"]
    assert posting.judge(whole) == "spoken"


@pytest.mark.parametrize(
    ("missing", "asked", "said"),
    [
        ("apiAccessToken", "yes", "reminders.ask_permission"),
        ("apiAccessToken", "cancel my reminder", "reminders.failed"),
        ("apiAccessToken", "what time is my reminder", "reminders.is"),
        ("apiEndpoint", "yes", "reminders.failed"),
        ("apiEndpoint", "cancel my reminder", "reminders.failed"),
        ("apiEndpoint", "what time is my reminder", "reminders.is"),
        ("device", "yes", "reminders.failed"),
    ],
)
def test_a_request_by_which_nothing_can_be_called(
    parts: TurnParts, missing: str, asked: str, said: str
) -> None:
    """It is said to be not done; a yes asks for the permission, as that is what may lack."""
    house = House(parts)
    house.calm(Preferences(reminders=(Reminder("nightly", "21:30"),)))
    whole = words(asked, _CONFIRMING)
    del whole["context"]["System"][missing]
    assert _acts(house.send(whole)) == [said]
    assert house.services.calls == []


class _Empty(Services):
    """They say yes to everything, and nothing more."""

    def _good(self, method: str, url: str, body: Any) -> str | None:
        return '"Europe/London"' if url.endswith("timeZone") else None


def test_a_reminder_without_its_token_is_not_called_set(parts: TurnParts) -> None:
    """We could neither change nor cancel it: we can't tell, and say so."""
    house = House(parts, _Empty)
    house.calm()
    reply = house.send(intent("AMAZON.YesIntent", attributes=_CONFIRMING))
    assert [method for method, _ in house.services.calls] == ["GET", "GET", "POST"]
    assert _acts(reply) == ["reminders.failed"]


_CONFIRMING = session.attributes(
    State(
        last=Reply(
            asks=Act("reminders.confirm", {"clock": "22:00", "days": "daily", "minutes": 0})
        ),
        plan=Plan(clock="22:00"),
    )
)


def _acts(body: bytes) -> list[str]:
    return [act.act for act in read_reply(body).acts]
