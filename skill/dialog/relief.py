"""The room of relief: a cramp that is there now, coached one step a turn until it lets go.

A step is said at once and held; then comes whether it lets go. Silence brings the next step, too:
it stands in the reprompt, since Alexa tells nobody that nothing was said. The signs to watch for
come after the hold, when they can be heard, and the end is quiet.
"""

from msgspec.structs import replace

from skill.dialog import answers, routine_steps, told_findings, triage
from skill.dialog.events import Asked, Event, SlotValue
from skill.dialog.people import ME, recalled
from skill.dialog.person import spoken_of
from skill.dialog.relief_steps import (
    EASING,
    NOW,
    STILL,
    asking,
    holding,
    part_of,
    pending,
    signs,
    step_next,
    step_now,
    telling,
    under_way_in,
)
from skill.dialog.replies import Act, Reply
from skill.dialog.routine_events import CrampGone
from skill.dialog.state import OpenRelief, State, Turn
from skill.dialog.turn_context import TurnContext
from skill.dialog.wording import worded
from skill.knowledge.relief import CALF

_COACHED = (NOW, STILL)
_PLAINLY = (None, "plain", "how-to", "what-is")  # in these forms what to do is asked for


def coaches(event: Asked, state: State, context: TurnContext) -> bool:
    """Whether a question is a cramp that is there now, to be coached; a leg check goes on."""
    asks = event.answer in _COACHED and event.form in _PLAINLY
    may = state.triage is None and not context.knowledge.information_only
    return asks and may and not event.supposed


def begin(state: State, event: Asked, context: TurnContext) -> Turn:
    """The first instruction at once; the second to whom the first has not helped."""
    if event.word("person") is None:  # a cry is one's own, whoever was spoken of before
        state = recalled(state, Asked({"person": (SlotValue(ME, (ME,)),)}))
    under_way = OpenRelief(part=_named_part(event, context), place=_named_place(event))
    about = spoken_of(state.about, event, context.knowledge)
    waits = under_way.place in context.knowledge.relief.first
    told = Act("answers.told", {"answer": NOW, "case": ""})  # what "why" and "who says so" are of
    state = replace(state, about=about, told=told)
    state = replace(state, relief=replace(under_way, waits=waits))
    if waits:
        return asking(state, context)
    if event.answer == STILL and (first := step_next(state, context)):
        state = replace(state, relief=replace(under_way, done=(first,)))
    return next_(state, event, context)


def asked_whether(turn: Turn, event: Asked, context: TurnContext) -> Turn:
    """After an answer that asks whether it still goes on, its first step counts as told."""
    under_way = OpenRelief(part=_named_part(event, context), place=_named_place(event))
    state = replace(turn.state, relief=under_way)
    first = step_next(state, context)
    done = (first,) if first and event.answer == NOW else ()
    return replace(turn, state=replace(state, relief=replace(under_way, done=done)))


def _named_part(event: Event, context: TurnContext) -> str:
    word = event.word("part")
    return part_of(word.id if word else None, context)


def _named_place(event: Event) -> str:
    word = event.word("place")
    return (word.id if word else None) or ""


def next_(state: State, _event: Event, context: TurnContext) -> Turn:
    """It has not let go: the next step; after the last one, how long to go on, and the signs."""
    if step := step_next(state, context):
        return telling(state, step, context)
    act = Act("relief.long", {"answer": STILL, **signs("long", state, context)})
    return _over(replace(state, routine=None), act, context)


def easing(state: State, _event: Event, context: TurnContext) -> Turn:
    """It lets go: held until it has, then the quiet end."""
    under_way = under_way_in(state)
    if under_way.eased:
        return gone(state, _event, context)
    state = replace(state, relief=replace(under_way, eased=True))
    state, act = worded(
        state, "relief.easing", context.now, answer=EASING, **holding(state, context)
    )
    return asking(state, context, act)


def gone(state: State, _event: Event, context: TurnContext) -> Turn:
    """It has let go: how to stop, what to watch for; a routine goes on, nothing else is asked."""
    act = Act("relief.eased", {"answer": EASING, **signs("eased", state, context)})
    return _over(state, act, context)


def _over(state: State, act: Act, context: TurnContext) -> Turn:
    asks = routine_steps.pending(state, context) if state.routine else None
    return Turn(replace(state, relief=None), Reply((act,), asks))


def wait(state: State, _event: Event, context: TurnContext) -> Turn:
    """Nothing to go by: hold on, and the check once more."""
    state, act = worded(state, "relief.wait", context.now, **holding(state, context))
    return asking(state, context, act)


def not_understood(state: State, event: Event, context: TurnContext) -> Turn:
    """Words that tell nothing: the hold goes on; the second time they count as still there."""
    if state.misses:
        return next_(state, event, context)
    return wait(replace(state, misses=state.misses + 1), event, context)


def help_(state: State, _event: Event, context: TurnContext) -> Turn:
    """What is done here, in a breath, and whether it lets go."""
    return asking(state, context, Act("relief.help"))


def worse(state: State, _event: Event, context: TurnContext) -> Turn:
    """It hurts more: ease off, and what would need help."""
    return asking(state, context, Act("relief.worse", signs("worse", state, context)))


def cannot(state: State, event: Event, context: TurnContext) -> Turn:
    """Can't do this one: what is done in its stead, else the next step."""
    under_way = under_way_in(state)
    state = replace(state, relief=replace(under_way, place=_named_place(event) or under_way.place))
    steps, now = context.knowledge.relief.steps, step_now(state)
    instead = steps[now].cannot if now else None
    if instead and instead not in under_way_in(state).done:
        return telling(state, instead, context)
    return next_(state, event, context)


def moved(state: State, event: Event, context: TurnContext) -> Turn:
    """It is the other leg, or another part: its steps from the first one."""
    part = _named_part(event, context) if event.word("part") else under_way_in(state).part
    state = replace(state, relief=replace(under_way_in(state), part=part, done=(), eased=False))
    step = step_next(state, context)
    assert step is not None  # noqa: S101  # each part has steps
    return telling(state, step, context, Act("relief.moved"))


def which(state: State, event: Event, context: TurnContext) -> Turn:
    """Which way, how: the step once more, in other words."""
    now = step_now(state)
    if now is None:
        return next_(state, event, context)
    return asking(state, context, Act("relief.which", {"step": now}))


def why(state: State, event: Event, context: TurnContext) -> Turn:
    """Why this is done; the coach goes on."""
    of_calf = under_way_in(state).part == CALF
    return aside(Asked(event.slots, NOW if of_calf else STILL, "why"), state, context)


def how_long(state: State, event: Event, context: TurnContext) -> Turn:
    """How long it lasts; the coach goes on."""
    return aside(Asked(event.slots, STILL, "how-long"), state, context)


def asked(state: State, event: Event, context: TurnContext) -> Turn:
    """A question in between is answered; what only tells of the cramp moves the coach on."""
    assert isinstance(event, Asked)  # noqa: S101  # the table pairs types
    if event.answer == EASING:
        return easing(state, event, context)
    if not coaches(event, state, context):
        return aside(event, state, context)
    other = event.word("part") and _named_part(event, context) != under_way_in(state).part
    if event.answer == NOW and other:
        return moved(state, event, context)
    return next_(state, event, context)


def aside(event: Asked, state: State, context: TurnContext) -> Turn:
    """An answer in between, and then the check that is due."""
    turn = answers.tell(event, state, context.knowledge)
    back, asks = pending(replace(turn.state, told=state.told), context)
    return Turn(back, replace(turn.reply, asks=asks))


def told(state: State, event: Event, context: TurnContext) -> Turn:
    """A sign goes to the check; whom or where it is told of gets the steps that are for them."""
    if any(told_findings.present(event)):
        return triage.tell(state, event, context.knowledge)
    about = spoken_of(state.about, event, context.knowledge)
    place = _named_place(event) or under_way_in(state).place
    if (about, place) == (state.about, under_way_in(state).place):
        return wait(state, event, context)
    first = place in context.knowledge.relief.first
    under_way = replace(under_way_in(state), place=place, done=(), waits=first)
    changed = replace(state, about=about, relief=under_way)
    if first:
        return asking(changed, context)
    if about.stage == state.about.stage and step_next(changed, context) == step_now(state):
        here = replace(under_way_in(state), place=place)
        return wait(replace(state, about=about, relief=here), event, context)
    return next_(changed, event, context)


def ready(state: State, event: Event, context: TurnContext) -> Turn:
    """The car stands, or the water is left: the first step."""
    state = replace(state, relief=replace(under_way_in(state), waits=False))
    return (gone if isinstance(event, CrampGone) else next_)(state, event, context)


def wait_first(state: State, _event: Event, context: TurnContext) -> Turn:
    """Not yet: what goes first, once more."""
    return asking(state, context)


def stop(state: State, _event: Event, context: TurnContext) -> Turn:
    """Enough: what to watch for, and the end."""
    return _over(state, Act("relief.stopped", signs("eased", state, context)), context)
