"""The router: what an event means in each state."""

import json

import pytest

from skill.alexa.session import attributes, state_in
from skill.dialog import events as happened
from skill.dialog.conversation import step
from skill.dialog.events import Event, SlotValue
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.routine_events import AskedShorter
from skill.dialog.state import State
from skill.knowledge.localise import Knowledge
from skill.locale_bundles import TurnParts
from tests.conftest import NOW, Play

CHEST = happened.Reported({"finding": (SlotValue("chest pain", ("yes.chest-pain",)),)})
ASK_WHY = happened.Asked(answer="why-legs-cramp")


def _says(reply: Reply) -> list[str]:
    return [act.act for act in reply.says]


def _asks(reply: Reply) -> str | None:
    return reply.asks.act if reply.asks else None


@pytest.mark.parametrize(
    "before",
    [
        [],
        [happened.Opened()],
        [happened.Opened(), ASK_WHY],
        [happened.StartedTriage()],
        [happened.StartedTriage(), happened.SaidNo()],
        [happened.NotUnderstood(), happened.NotUnderstood()],
    ],
)
def test_danger_wins_in_every_state(play: Play, before: list[Event]) -> None:
    """Nothing else is said or offered; it listens for "you misheard" alone."""
    reply = play(*before, CHEST).reply
    facts: dict[str, FactValue] = {"finding": "chest-pain", "level": "emergency"}
    facts |= {"whose": "self", "them": "them"}
    assert reply == Reply((Act("danger.alert", facts),), Act("danger.misheard", facts))


def test_danger_is_found_in_any_slot_of_any_intent(play: Play) -> None:
    """A question with a sign in a slot is a report."""
    slots = {"part": (SlotValue("leg that went cold and white", ("yes.cold-pale-leg",)),)}
    assert _says(play(happened.Asked(slots, answer="massage")).reply) == ["danger.alert"]


def test_the_gravest_danger_decides(play: Play) -> None:
    """Chest pain before dark pee, in whatever order they are told."""
    both = (SlotValue("dark pee", ("yes.dark-pee",)), SlotValue("chest pain", ("yes.chest-pain",)))
    reply = play(happened.Reported({"finding": both})).reply
    assert reply.says[0].facts["finding"] == "chest-pain"


def test_a_denied_danger_is_no_danger(play: Play) -> None:
    """Said as "no chest pain", it is a no."""
    told = happened.Reported({"finding": (SlotValue("no chest pain", ("no.chest-pain",)),)})
    assert _says(play(told).reply) != ["danger.alert"]


@pytest.mark.parametrize(
    ("answer", "then"),
    [
        (happened.SaidYes(), "danger.alert"),
        (happened.SaidNo(), "answers.told"),
    ],
)
def test_a_danger_heard_unclearly_is_asked_about(play: Play, answer: Event, then: str) -> None:
    """A heard value that is in no list but holds words of danger."""
    unclear = happened.Asked(
        {"food": (SlotValue("my chest pain pills"),)}, answer="magnesium-in-food"
    )
    asked = play(unclear)
    assert _asks(asked.reply) == "danger.check"
    assert _says(play(answer, state=asked.state).reply) == [then]


def test_one_shot_questions_end(play: Play) -> None:
    """A question without an opened session is answered, and nothing is asked."""
    reply = play(ASK_WHY).reply
    assert (_says(reply), _asks(reply)) == (["answers.told"], None)


def test_in_a_session_one_thing_is_asked(play: Play) -> None:
    """More of the same where there is more."""
    assert _asks(play(happened.Opened(), ASK_WHY).reply) == "answers.offer_more"


def test_a_cramp_is_coached(play: Play) -> None:
    """Also when it was a one-shot question: a person in pain is not left alone."""
    now = play(happened.Asked(answer="relief-now"))
    assert (_says(now.reply), _asks(now.reply)) == (["relief.step"], "relief.check")


def test_an_answer_about_relief_asks_whether_it_is_still_going(play: Play) -> None:
    now = play(happened.Asked(answer="relief-now", form="can-i"))
    assert (_says(now.reply), _asks(now.reply)) == (["answers.told"], "answers.relief")
    going, easing = (play(one, state=now.state) for one in (happened.SaidYes(), happened.SaidNo()))
    assert (_says(going.reply), _asks(going.reply)) == (["relief.step"], "relief.check")
    assert (_says(easing.reply), _asks(easing.reply)) == (["relief.eased"], None)


def test_yes_belongs_to_the_question_last_asked(play: Play) -> None:
    """More after offer_more; the same yes after the next offer tells that."""
    told = play(happened.Opened(), ASK_WHY)
    more = play(happened.SaidYes(), state=told.state)
    assert (_says(more.reply), _asks(more.reply)) == (["answers.more"], "answers.offer_next")
    other = play(happened.SaidYes(), state=more.state)
    assert other.reply.says[0].facts["answer"] != told.reply.says[0].facts["answer"]


def test_a_yes_to_no_question_is_not_understood(play: Play) -> None:
    """It never guesses."""
    assert _says(play(happened.SaidYes()).reply) == ["basics.not_understood"]


def test_three_steps_of_repair(play: Play) -> None:
    """Reword with an example, two choices, a way out."""
    miss = happened.NotUnderstood()
    first = play(happened.Opened(), miss)
    second = play(miss, state=first.state)
    third = play(miss, state=second.state)
    asks = [_asks(turn.reply) for turn in (first, second, third)]
    assert asks == ["basics.what_next", "basics.choose", None]
    assert [turn.reply.says[0].facts["times"] for turn in (first, second, third)] == [1, 2, 3]


def test_a_success_forgets_the_misses(play: Play) -> None:
    """Only misses in a row count."""
    assert play(happened.Opened(), happened.NotUnderstood(), ASK_WHY).state.misses == 0


@pytest.mark.parametrize("before", [[], [happened.Opened()], [happened.Opened(), ASK_WHY]])
@pytest.mark.parametrize("event", [happened.Stopped(), happened.Thanked()])
def test_stop_and_thanks_end(play: Play, before: list[Event], event: Event) -> None:
    """From every state outside a check with a goodbye."""
    reply = play(*before, event).reply
    assert (_says(reply), _asks(reply)) == (["basics.goodbye"], None)


@pytest.mark.parametrize("event", [happened.Stopped(), happened.Thanked()])
def test_ending_a_check_early_says_the_danger_signs(play: Play, event: Event) -> None:
    """And gives no level."""
    reply = play(happened.StartedTriage(), happened.SaidNo(), event).reply
    assert (_says(reply), _asks(reply)) == (["triage.stopped"], None)


def test_repeat_renders_the_last_reply_again(play: Play) -> None:
    """Acts are remembered, not words."""
    told = play(happened.Opened(), ASK_WHY)
    assert play(happened.AskedRepeat(), state=told.state).reply == told.reply
    assert play(happened.AskedRepeat(slowly=True), state=told.state).reply.slowly


def test_the_person_and_the_topic_carry_over(play: Play) -> None:
    """First "how much at seventy for a woman", then "and my father?"."""
    woman = {"person": (SlotValue("woman", ("woman",)),), "age": (SlotValue("70"),)}
    asked = play(happened.Opened(), happened.Asked(woman, answer="how-much-magnesium"))
    father = happened.AskedAbout({"subject": (SlotValue("father", ("person.father",)),)})
    facts = play(father, state=asked.state).reply.says[0].facts
    assert (facts["answer"], facts["case"]) == ("how-much-magnesium", "man")


def test_sources_can_be_asked_of_every_answer(knowledge: Knowledge, parts: TurnParts) -> None:
    """Whatever case was told."""
    speech = parts.bundle("en-US").speech
    for name in knowledge.answers:
        told = step(State(), happened.Asked(answer=name), knowledge, NOW)
        reply = step(told.state, happened.AskedSources(), knowledge, NOW).reply
        assert _says(reply) == ["answers.sources"]
        assert "I'm not a doctor" in speech.speak(reply).speech


def test_state_survives_json(play: Play) -> None:
    """It travels in Alexa's session attributes."""
    state = play(happened.Opened(), ASK_WHY, happened.StartedTriage(), happened.SaidNo()).state
    assert state_in(json.loads(json.dumps(attributes(state)))) == state


@pytest.mark.parametrize("broken", [{"last": 1}, {"misses": "many"}, {"about": []}])
def test_a_broken_state_is_set_aside(broken: dict[str, object]) -> None:
    """The person is served as if new."""
    assert state_in(broken) == State()


def test_shorter_says_what_was_told_in_short(play: Play) -> None:
    """The same facts; the second breath's signs where that was told, too."""
    told = play(happened.Opened(), ASK_WHY)
    (short,) = play(AskedShorter(), state=told.state).reply.says
    assert (short.act, short.facts["answer"], short.facts["all"]) == (
        "answers.shorter",
        ASK_WHY.answer,
        False,
    )
    both = play(happened.SaidYes(), AskedShorter(), state=told.state).reply
    assert both.says[0].facts["all"]
    assert _asks(both) == "basics.anything_else"


@pytest.mark.parametrize("before", [[], [happened.Asked(answer="which-stretches")]])
def test_shorter_means_the_routine_where_stretches_were_spoken_of(
    play: Play, before: list[Event]
) -> None:
    """Or where nothing was told that could be said in short."""
    assert _says(play(*before, AskedShorter()).reply) == ["routine.begin"]
