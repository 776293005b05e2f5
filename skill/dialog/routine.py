"""The room of the bedtime routine: a safety check, then one step a turn at the person's pace.

With sound a whole part is one turn (the track paces its holds); without, the voice counts one
hold a turn. Where the routine stands is kept for half an hour, so that it can be carried on.
"""

from collections.abc import Callable
from datetime import timedelta

from msgspec.structs import replace

from nlu.durations_iso import read_duration
from skill.dialog import danger, leg_check
from skill.dialog.events import Event, StartedRoutine, Word
from skill.dialog.here import Here
from skill.dialog.person import spoken_of
from skill.dialog.preferences import Preferences
from skill.dialog.replies import Act, Reply
from skill.dialog.state import State, Turn, Walk
from skill.dialog.walk import (
    CHECK,
    FIRST,
    ends,
    marked,
    part_of,
    pending,
    sounds,
    steps_of,
    title_of,
    turn_at,
    walk_of,
)
from skill.knowledge.routine import Position

_MOST_REST = 3  # tracks of a minute; Alexa plays at most 240 seconds a reply


def start(state: State, event: Event, here: Here) -> Turn:
    """Begin with the safety check; not for children (medical.md 9.6)."""
    about = spoken_of(state.about, event, here.knowledge)
    state = replace(state, about=about)
    if about.child:
        return Turn(replace(state, walk=None), Reply((Act("routine.not_for_children"),)))
    word, kept = event.word("length"), here.kept
    named = word.id if word else None
    length = "two" if named == "two" else "five" if named == "five" else kept.length or "five"
    walk = Walk(length, _position(state, event, kept))
    begun = Act("routine.begin", {"length": length})
    kept = replace(kept, length=length, seated=walk.position != "standing", step=None)
    return Turn(replace(state, walk=walk, check=None), Reply((begun,), CHECK), kept)


def _position(state: State, event: Event, kept: Preferences) -> Position:
    if state.about.stage in ("pregnant", "after-birth"):
        return "gently"
    word = event.word("position")
    if word and word.id in ("standing", "seated"):
        return "seated" if word.id == "seated" else "standing"
    return "seated" if kept.seated else "standing"


def checked(state: State, _event: Event, here: Here) -> Turn:
    """All clear: on to the first step."""
    walk = walk_of(state)
    return turn_at(state, replace(walk, checked=True, part=max(walk.part, FIRST)), here)


def not_clear(state: State, _event: Event, here: Here) -> Turn:
    """A yes to the check: no stretching, and where to get advice."""
    return ends(state, here, Act("routine.not_tonight", {"sure": True}))


def unsure(state: State, _event: Event, here: Here) -> Turn:
    """Not sure: no stretching tonight."""
    return ends(state, here, Act("routine.not_tonight", {"sure": False}))


def next_(state: State, _event: Event, here: Here) -> Turn:
    """The next hold of this part, or the next part."""
    walk = walk_of(state)
    part = part_of(walk, here)
    if not sounds(part, here) and walk.hold + 1 < part.holds:
        return turn_at(state, replace(walk, hold=walk.hold + 1), here)
    return turn_at(state, replace(walk, part=walk.part + 1, hold=0), here)


def skip(state: State, _event: Event, here: Here) -> Turn:
    """The next part, whatever is left of this one."""
    walk = walk_of(state)
    return turn_at(state, replace(walk, part=walk.part + 1, hold=0), here)


def previous(state: State, _event: Event, here: Here) -> Turn:
    """The hold or part before; at the start, the first step again."""
    walk = walk_of(state)
    if walk.hold:
        return turn_at(state, replace(walk, hold=walk.hold - 1), here)
    return turn_at(state, replace(walk, part=max(walk.part - 1, FIRST)), here)


def again(state: State, _event: Event, here: Here) -> Turn:
    """The step once more."""
    return turn_at(state, walk_of(state), here)


def over(state: State, _event: Event, here: Here) -> Turn:
    """From the first step; the check holds for this evening."""
    return turn_at(state, replace(walk_of(state), part=FIRST, hold=0), here)


def stop(state: State, _event: Event, here: Here) -> Turn:
    """End now; once the check was clear, it can be carried on for half an hour."""
    act = Act("routine.stopped", {"resumable": walk_of(state).checked})
    return Turn(replace(state, walk=None), Reply((act,)), marked(state, here))


def pause(state: State, event: Event, here: Here) -> Turn:
    """A quiet track where there is sound and a length was said, else the end for now."""
    routine = here.knowledge.routine
    minute = f"quiet-{routine.pause_seconds}"
    word = event.word("since")
    if word is None or minute not in here.knowledge.tracks:
        act = Act("routine.paused")
        return Turn(replace(state, walk=None), Reply((act,)), marked(state, here))
    track = timedelta(seconds=routine.pause_seconds)
    asked = read_duration(word.heard) or track
    times = min(max(asked // track, 1), _MOST_REST)
    rest = Act("routine.rest", {"tracks": [minute] * times})
    return Turn(state, Reply((rest,), pending(state, here)), marked(state, here))


def resume(state: State, _event: Event, here: Here) -> Turn:
    """Carry on where it broke off, within half an hour; otherwise offer to start."""
    if state.walk:
        return again(state, _event, here)
    step = here.kept.broken_off(here.now)
    if step is None:
        return Turn(state, Reply((Act("routine.nothing_to_resume"),), Act("routine.offer")))
    position: Position = "seated" if here.kept.seated else "standing"
    walk = Walk(step.length, position, step.part, step.hold)
    # Half an hour can change a leg: the safety check comes first again, then the step reached.
    back = Act("routine.welcome_back", {"title": title_of(walk, here)})
    return Turn(replace(state, walk=walk, check=None), Reply((back,), CHECK))


def hurts(state: State, _event: Event, here: Here) -> Turn:
    """Pain: stop this one; the seated way where there is one, else the next part."""
    walk = walk_of(state)
    step = here.knowledge.routine.steps[part_of(walk, here).step]
    sits = bool(walk.position == "standing" and step.seated and part_of(walk, here).holds)
    eased = Act("routine.hurts", {"seated": sits})
    if sits:
        return turn_at(state, replace(walk, position="seated", hold=0), here, eased)
    return turn_at(state, replace(walk, part=walk.part + 1, hold=0), here, eased)


def shorter(state: State, _event: Event, here: Here) -> Turn:
    """The two-minute version from this step on."""
    walk, routine = walk_of(state), here.knowledge.routine
    here_step, order = part_of(walk, here).step, list(routine.steps)
    short = routine.versions["two"].parts
    at = next(
        (n for n, part in enumerate(short) if order.index(part.step) >= order.index(here_step)),
        len(short) - 1,
    )
    kept = replace(here.kept, length="two")
    walk = replace(walk, length="two", part=at, hold=0)
    if not walk.checked:
        begun = Act("routine.begin", {"length": "two"})
        return Turn(replace(state, walk=walk), Reply((begun,), CHECK), kept)
    turn = turn_at(state, walk, here, Act("routine.shorter"))
    return replace(turn, kept=replace(turn.kept or kept, length="two"))


def seated(state: State, _event: Event, here: Here) -> Turn:
    """Sitting from here on. Why is never asked, and never kept."""
    return _reposition(state, here, "seated")


def _reposition(state: State, here: Here, position: Position) -> Turn:
    walk = replace(walk_of(state), position=position)
    kept = replace(here.kept, seated=True)
    if not walk.checked:
        return Turn(replace(state, walk=walk), Reply((Act("routine.seated"),), CHECK), kept)
    turn = turn_at(state, walk, here, Act("routine.seated"))
    return replace(turn, kept=replace(turn.kept or kept, seated=True))


def tell(state: State, event: Event, here: Here) -> Turn:
    """Something told: a symptom leads to the leg check, pregnancy makes the routine gentle."""
    told = spoken_of(state.about, event, here.knowledge)
    expecting = told.stage is not None and told.stage != state.about.stage
    state = replace(state, about=told)
    if told.child:
        return start(state, event, here)
    if any(danger.present(event)):
        return _to_leg_check(state, event, here)
    if expecting:
        state = replace(state, walk=replace(walk_of(state), position="gently"))
    word = event.word("answer")
    if word and not walk_of(state).checked:
        return _ANSWERS.get(word.id or "", unsure)(state, event, here)
    if expecting:
        return _reposition(state, here, "gently")
    return Turn(state, Reply((), pending(state, here)))


_ANSWERS = {"yes": not_clear, "no": checked, "unsure": unsure}


def _to_leg_check(state: State, event: Event, here: Here) -> Turn:
    turn = leg_check.begin(replace(state, walk=None, last=None), event, here.knowledge)
    return replace(turn, kept=replace(here.kept, step=None))


def left(state: State, _event: Event, here: Here) -> Turn:
    """How many steps are left."""
    walk = walk_of(state)
    count = steps_of(walk, here) - walk.part
    return Turn(state, Reply((Act("routine.left", {"count": count}),), pending(state, here)))


def how_long(state: State, _event: Event, here: Here) -> Turn:
    """How long both versions take."""
    asks = pending(state, here) if state.walk else Act("routine.offer")
    return Turn(state, Reply((Act("routine.how_long"),), asks))


def explain(act: str) -> Callable[[State, Event, Here], Turn]:
    """A move that says what the safety check means, or why it is asked."""

    def move(state: State, _event: Event, here: Here) -> Turn:
        return Turn(state, Reply((Act(act),), pending(state, here)))

    return move


def ask_check(state: State, _event: Event, here: Here) -> Turn:
    """The safety check once more: nothing goes past it but an answer."""
    return Turn(state, Reply((), pending(state, here)))


def wait(state: State, _event: Event, here: Here) -> Turn:
    """Not ready yet: take your time."""
    return Turn(state, Reply((Act("routine.no_hurry"),), pending(state, here)))


def start_seated(state: State, event: Event, here: Here) -> Turn:
    """Said "I'm in bed already" with no routine under way: the seated one."""
    return start(state, _with(event, "position", "seated"), here)


def start_short(state: State, event: Event, here: Here) -> Turn:
    """Said "the short one" with no routine under way."""
    return start(state, _with(event, "length", "two"), here)


def _with(event: Event, slot: str, value: str) -> Event:
    return StartedRoutine({**event.slots, slot: (Word(value, (value,)),)})
