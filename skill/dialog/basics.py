"""The room of manners: welcome, help, repeat, repair, forget, goodbye."""

from msgspec.structs import replace

from skill.dialog import lost
from skill.dialog.events import NotUnderstood
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.state import State, Turn
from skill.dialog.turn_context import TurnContext
from skill.dialog.wording import worded

WHAT_NEXT = Act("basics.what_next")
# Questions that may give way to another: an offer, or what else is wanted.
_FREE = (
    *(
        "answers.offer_more",
        "answers.offer_next",
        "basics.anything_else",
        "basics.what_next",
        "basics.did_you_mean",
    ),
    *("basics.choose", "basics.offer_answer"),
)
_LAST_TRY = 3  # a misunderstanding is repaired in three steps, then we bow out


def welcome(state: State, *, known: bool, broken_off: bool) -> Turn:
    """Say hello and the short disclaimer; ask what is wanted, or whether to carry on a routine."""
    hello = Act("basics.welcome_back") if known else Act("basics.welcome")
    return Turn(state, Reply((hello,), Act("routine.offer_resume") if broken_off else WHAT_NEXT))


def help_(state: State) -> Turn:
    """Say what can be asked, and that it is no advice; an open question is asked again."""
    return Turn(state, Reply((Act("basics.help"),), _pending(state) or WHAT_NEXT))


def repeat(state: State, *, slowly: bool) -> Turn:
    """The last reply once more, rendered again; the help when there was none."""
    if state.last is None:
        return help_(state)
    if told := lost.told_again(state):
        return replace(told, reply=replace(told.reply, slowly=slowly))
    return Turn(state, replace(state.last, slowly=slowly or state.last.slowly))


def forget(state: State) -> Turn:
    """Say what is kept about a person, and ask whether to delete it."""
    return Turn(state, Reply((Act("basics.privacy"),), Act("basics.confirm_forget")))


def afresh(state: State) -> Turn:
    """All from the beginning, at somebody's wish: what was told so far is left behind."""
    begun = State(last=state.last, said=state.said)
    return Turn(begun, Reply((Act("basics.afresh"),), WHAT_NEXT))


def goodbye(state: State) -> Turn:
    """End in a few words."""
    return Turn(state, Reply((Act("basics.goodbye"),)))


def ask_what(state: State) -> Turn:
    """Ask what the person wants to know, after a yes to "anything else?"."""
    return Turn(state, Reply((), WHAT_NEXT))


def not_understood(state: State, missed: NotUnderstood, context: TurnContext) -> Turn:
    """Repair: what was caught and an example, then the two that are nearest, then leave gracefully.

    Amid a talk what was talked of is named, and two near it are offered (lost.py); what is none of
    ours is declined, and counts as nothing missed.
    Nobody is left amid a check or a routine: there the second step comes again.

    The emergency number comes where a word of pain or fear was heard, at the end, and at first
    where nobody knows the words.
    """
    if missed.far and _amid_talk(state) and not missed.distress:
        return lost.declined(state, context)
    misses, under_way = state.misses + 1, state.triage or state.routine
    last = misses >= _LAST_TRY and not under_way
    times = min(misses, _LAST_TRY - 1 if under_way else _LAST_TRY)
    facts: dict[str, FactValue] = {"times": times, "far": missed.far}
    feared = misses == 1 if missed.distress is None else missed.distress
    facts |= {"emergency": feared or last}
    facts |= {"caught": missed.caught} if missed.caught else {}
    facts |= {"example": missed.example} if missed.example and not missed.caught else {}
    amid = _amid_talk(state) and not last
    two = lost.two_near(state, missed, context.knowledge) if amid else None
    facts |= lost.topic(state) if two and not missed.caught else {}
    counted = replace(state, misses=misses)
    state, act = worded(counted, "basics.not_understood", context.now, **facts)
    if last:
        return Turn(state, Reply((act,)))
    return Turn(state, Reply((act,), two or _pending(state) or _choices(missed, misses)))


def _amid_talk(state: State) -> bool:
    """Whether answers are talked of, and nothing else is asked for."""
    asked = state.asked.act if state.asked else ""
    free = asked.startswith(_FREE) or not asked
    return state.told is not None and free and not (state.triage or state.routine)


def _choices(missed: NotUnderstood, misses: int) -> Act:
    """What is asked after a misunderstanding: openly at first, then between two."""
    if misses == 1:
        return WHAT_NEXT
    if missed.nearest is None:
        return Act("basics.choose")
    first, second = missed.nearest
    return Act("basics.did_you_mean", {"first": first, "second": second})


def _pending(state: State) -> Act | None:
    """The open question, where it is one that must not be lost."""
    asked = state.asked
    return asked if asked and not asked.act.startswith("basics.") else None
