"""Nobody is answered for somebody else, in whatever order people are spoken of."""

from collections.abc import Iterable, Iterator

import hypothesis.strategies as st
from hypothesis import given

from skill.dialog import events
from skill.dialog.events import Event, SlotValue
from skill.dialog.state import State
from skill.locale_bundles import TurnParts
from tests.dialog.talk import Talk
from tests.robust.effort import effort

_ASKED = (
    *("how much magnesium do i need", "does magnesium help", "is it safe to take quinine"),
    "can i eat bananas",
)
_HIM, _HER = ("husband", "him", "he"), ("mother", "daughter", "her", "she")
# What is said → who is spoken of then (more than one where either will do), and what was told.
_SAID: dict[str, tuple[tuple[str | None, ...], str | int | None]] = {
    "for me": ((None,), None),
    "and for me": ((None,), None),
    "how much do i need": ((None,), None),
    "i'm seventy two": ((None,), 72),
    "i'm pregnant": ((None,), "pregnant"),
    "i have kidney disease": ((None,), "kidney-disease"),
    "and my mother": (("mother",), None),
    "and for my mother": (("mother",), None),
    "my mother is eighty one": (("mother",), 81),
    "for my husband": (("husband",), None),
    "and my husband": (("husband",), None),
    "my husband has kidney disease": (("husband",), "kidney-disease"),
    "and my daughter": (("daughter",), None),
    "my daughter is pregnant": (("daughter",), "pregnant"),
    "my daughter is eight": (("daughter",), 8),
    "and him": (_HIM, None),
    "and for him": (_HIM, None),
    "how much does he need": (_HIM, None),
    "and her": (_HER, None),
    "how much does she need": (_HER, None),
}
_NEEDS = {"kidney": "kidney-disease", "pregnant": "pregnant", "child": 8}
_ANSWERS = {"answers.told", "answers.more"}
_AGED = ("aged", "woman-aged", "man-aged")


def _of_others(state: State, told: Iterable[tuple[str | None, str | int]]) -> Iterator[str]:
    """What is known of the one spoken of, or was used in the answer, and was not told of them."""
    about = state.about
    of_them = {fact for who, fact in told if who == about.kin}
    known = {about.age, about.stage, *about.conditions} - {None}
    yield from (f"{one} was not told of {about.kin}" for one in known - of_them)
    case = str(state.told.facts["case"]) if state.told else ""
    if case in _NEEDS and _NEEDS[case] not in of_them:
        yield f"{about.kin} is answered as {case}"
    if case in _AGED and of_them.isdisjoint((72, 81)):
        yield f"{about.kin} is answered as {case}"


def _person(who: str, **more: str) -> Event:
    facts = {"person": who, **more}
    return events.Asked({slot: (SlotValue(id_, (id_,)),) for slot, id_ in facts.items()}, "quinine")


@effort(400)
@given(asked=st.sampled_from(_ASKED), said=st.lists(st.sampled_from([*_SAID]), max_size=10))
def test_sentences_are_of_the_one_who_was_named(
    parts: TurnParts, asked: str, said: list[str]
) -> None:
    """The one spoken of is the one last named, as they were told to be."""
    talk, told = Talk(parts), list[tuple[str | None, str | int]]()
    talk.say("help")
    talk.say(asked)
    for one in said:
        turn = talk.say(one)
        who, fact = _SAID[one]
        about = talk.state.about
        told += [(name, fact) for name in who] if fact else []
        if not turn.acts & _ANSWERS:
            continue  # two answers were near, or none: nobody is answered for
        assert about.kin in who, (one, about)
        assert list(_of_others(talk.state, told)) == [], (one, told, about)


_WHO = ("me", "mother", "husband", "daughter", "him", "her")
_FACTS: tuple[dict[str, str], ...] = (
    {},
    {"age": "72"},
    {"stage": "pregnant"},
    {"condition": "kidney-disease"},
)
_events = st.tuples(st.sampled_from(_WHO), st.sampled_from(_FACTS)).filter(
    lambda one: "stage" not in one[1] or one[0] not in _HIM
)


@effort(400)
@given(st.lists(_events, max_size=12))
def test_events_are_of_the_one_who_was_named(
    parts: TurnParts, named: list[tuple[str, dict[str, str]]]
) -> None:
    """The same of events, and with as many people as are kept."""
    talk, told = Talk(parts), list[tuple[str | None, str | int]]()
    talk.say("help")
    for who, fact in named:
        talk.do(_person(who, **fact))
        about = talk.state.about
        allowed = {"me": (None,), "him": _HIM, "her": _HER}
        assert about.kin in allowed.get(who, (who,)), (who, about)
        told += [(about.kin, int(one) if one.isdecimal() else one) for one in fact.values()]
        assert list(_of_others(talk.state, told)) == [], (who, told, about)
