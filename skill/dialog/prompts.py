"""Every prompt of a reply gets a wording that was not heard in this session, while there is one.

Prompts are questions, offers and acknowledgements. Alarms, doses and crisis words have one, and
what decides about a leg has two: those are counted where they are asked (triage.py).
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from zlib import crc32

from msgspec.structs import replace

from skill.dialog.offers import ANYTHING_ELSE, words_told
from skill.dialog.replies import Act, FactValue
from skill.dialog.state import State, Turn
from skill.dialog.wording import worded, wording
from skill.knowledge.localise import Knowledge

_MORE, _NEXT = "answers.offer_more", "answers.offer_next"
_CONFIRM, _CHECK = "reminders.confirm", "routine.check"
_ASKED = frozenset(
    (
        *("answers.relief", _MORE, _NEXT, "triage.offer_relief"),
        *(f"basics.{one}" for one in ("anything_else", "choose", "confirm_forget")),
        *(f"basics.{one}" for one in ("did_you_mean", "what_next")),
        *(f"reminders.{one}" for one in ("ask_permission", "offer", "what_time")),
        *(f"reminders.{one}" for one in ("which_days", "which_one")),
        *(f"routine.{one}" for one in ("all_right", "go_on", "offer", "offer_count")),
        *(f"routine.{one}" for one in ("offer_resume", "offer_shorter", "still_on")),
    )
)
_SAID = frozenset(
    (
        *("answers.unknown", "relief.moved"),
        *(f"basics.{one}" for one in ("afresh", "goodbye", "not_deleted", "welcome_back")),
        *(f"reminders.{one}" for one in ("canceled", "left", "none", "nothing_set", "skipped")),
        *(f"routine.{one}" for one in ("dozed", "faster", "no_hurry", "nothing_to_resume")),
        *(f"routine.{one}" for one in ("seated", "shorter", "side", "sleep_well", "stopped")),
    )
)
PROMPTS = _ASKED | _SAID  # each has three wordings or more in its template
_WORDINGS, _CHECKS = 4, 2  # of an offer, of the safety check
_EVERY = (1 << _WORDINGS) - 1  # all of them were heard
_KEPT, _OFFER = 12, "offer."  # offers whose wordings are remembered


def numbered(turn: Turn, knowledge: Knowledge, now: datetime) -> Turn:
    """The turn with a wording for each of its prompts."""
    state, says = _numbered_says(turn, now)
    asks = turn.reply.asks
    if asks is not None:
        state, asks = _numbered_asks(state, asks, knowledge, now)
    return replace(turn, state=state, reply=replace(turn.reply, says=says, asks=asks))


def _numbered_says(turn: Turn, now: datetime) -> tuple[State, tuple[Act, ...]]:
    state, says = turn.state, list(turn.reply.says)
    for at, act in enumerate(says):
        if act.act in _SAID and "wording" not in act.facts:
            state, says[at] = worded(state, act.act, now, **act.facts)
    return state, tuple(says)


def _numbered_asks(
    state: State, asks: Act, knowledge: Knowledge, now: datetime
) -> tuple[State, Act]:
    if asks.act in (_MORE, _NEXT):
        return _offered(state, asks, knowledge, now)
    if asks.act == _CONFIRM:
        return _counted(state, asks)
    if asks.act == _CHECK:
        return _checked(state, asks)
    return worded(state, asks.act, now, **asks.facts) if asks.act in _ASKED else (state, asks)


def _counted(state: State, asks: Act) -> tuple[State, Act]:
    """What is to be set is read back in the same words the first time."""
    said = state.said.get(asks.act, 0)
    facts: dict[str, FactValue] = {**asks.facts, "wording": said}
    return replace(state, said={**state.said, asks.act: said + 1}), Act(asks.act, facts)


def _checked(state: State, asks: Act) -> tuple[State, Act]:
    """The safety check has two wordings, taken in turn; asked oftener it ends otherwise, too."""
    times = state.said.get(asks.act, 0) + 1
    facts = dict(asks.facts)
    facts |= {"reworded": times % _CHECKS == 0} if times > 1 else {}
    facts |= {"times": times} if times > _CHECKS else {}
    return replace(state, said={**state.said, asks.act: times}), Act(asks.act, facts)


def _offered(state: State, asks: Act, knowledge: Knowledge, now: datetime) -> tuple[State, Act]:
    """An offer of the same thing comes in another wording, and is left out after the last."""
    key = f"{_OFFER}{crc32(_named(asks.facts, knowledge).encode()):x}"
    said, heard = state.said.get(asks.act, 0), state.said.get(key, 0)
    if heard == _EVERY:
        return worded(state, ANYTHING_ELSE.act, now)
    first = wording(asks.act, said, now)
    number = _unheard(range(first, first + _WORDINGS), heard)
    counts = {**state.said, asks.act: said + 1, key: heard | 1 << number % _WORDINGS}
    asks = Act(asks.act, {**asks.facts, "wording": number})
    return replace(state, said=_bounded(counts)), asks


def _named(facts: Mapping[str, FactValue], knowledge: Knowledge) -> str:
    """How the thing offered is called; the words alone tell whether it is the same."""
    words = words_told(facts, knowledge)
    return (words.next[str(facts["next"])] if "next" in facts else words.offer) or ""


def _unheard(numbers: Iterable[int], heard: int) -> int:
    several = list(numbers)
    return next((one for one in several if not heard >> one % _WORDINGS & 1), several[0])


def _bounded(counts: dict[str, int]) -> dict[str, int]:
    offers = [key for key in counts if key.startswith(_OFFER)]
    return {key: of for key, of in counts.items() if key not in offers[:-_KEPT]}
