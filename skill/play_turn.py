"""One turn, whatever the door: what was heard and the session in, what is spoken out.

The pipeline, whole: event → step → effect → step … → preferences stored → words. It is one
function without interceptors, for on the SDK's exception path those are skipped. Nothing of the
SDK's requests comes so far: a door reads its request into a `TurnRequest`, and writes what was
`Played` as its response.
"""

import time
from collections.abc import Callable
from functools import partial

from msgspec import Struct, field
from msgspec.structs import replace

from skill.alexa.effects import AlexaAccess, Effects
from skill.alexa.preferences import PreferenceKeeper
from skill.dialog.anew import anew
from skill.dialog.conversation import step
from skill.dialog.effects import ServiceCall
from skill.dialog.events import AskedRepeat, Event
from skill.dialog.preferences import Preferences
from skill.dialog.replies import Reply
from skill.dialog.state import State, Turn
from skill.locale_bundles import LocaleBundle, TurnParts
from skill.speech import Spoken

_LAST_WORDS = ("danger.alert", "mind.crisis", "danger.cannot_call", "triage.outcome")
_MOST_EFFECTS = 5  # the zone, then two reminders; one of them gone: made anew, and one to spare


def stopwatch() -> Callable[[], float]:
    """What tells the seconds since it was made."""
    started = time.perf_counter()
    return lambda: time.perf_counter() - started


class TurnRequest(Struct, frozen=True):
    """What a door hands over of one request.

    `events`: what the person did, in the order in which it is to be taken; `locale`: Alexa's, or
    None; `preferences`: what is remembered of the person, read when a turn depends on it; `alexa`:
    how her services are reached; `elapsed`: seconds since the request came; `plays`: whether
    the device plays audio documents.
    """

    events: tuple[Event, ...]
    locale: str | None
    preferences: PreferenceKeeper
    alexa: AlexaAccess
    elapsed: Callable[[], float] = field(default_factory=stopwatch)
    plays: bool = False


class Played(Struct, frozen=True):
    """What a turn gives a door: the state for the session, the reply, and its words."""

    state: State
    reply: Reply
    spoken: Spoken


def play_turn(heard: TurnRequest, session: State, parts: TurnParts) -> Played:
    """Play one turn. What is to be remembered is stored before anything is said."""
    bundle = parts.bundle(heard.locale)
    turn = _folded(heard, session, bundle, parts)
    if turn.preferences is not None:
        heard.preferences.remember(turn.preferences)
    return Played(turn.state, turn.reply, bundle.speech.speak(turn.reply))


def _folded(heard: TurnRequest, session: State, bundle: LocaleBundle, parts: TurnParts) -> Turn:
    """A step for each event; what is told adds up, and the last question stands.

    An alarm ends it: nothing is said after one.
    """
    turn = _stepped(heard.events[0], heard, session, bundle, parts)
    for event in heard.events[1:]:
        if turn.reply.effect or any(act.act in _LAST_WORDS for act in turn.reply.says):
            break
        after = _stepped(event, heard, turn.state, bundle, parts)
        reply = replace(after.reply, says=(*turn.reply.says, *after.reply.says))
        state = replace(after.state, last=reply)
        turn = Turn(state, reply, after.preferences or turn.preferences)
    return _anew(turn, heard, session, parts)


def _anew(turn: Turn, heard: TurnRequest, session: State, parts: TurnParts) -> Turn:
    """Several events can say together what was said just before, though none says it alone."""
    if len(heard.events) == 1 or any(isinstance(one, AskedRepeat) for one in heard.events):
        return turn
    turn = anew(turn, session.last, parts.now())
    return replace(turn, state=replace(turn.state, last=turn.reply))


def _stepped(
    event: Event, heard: TurnRequest, session: State, bundle: LocaleBundle, parts: TurnParts
) -> Turn:
    """Steps until nothing more is wanted outside."""
    now, kept = parts.now(), heard.preferences
    knowledge = replace(bundle.knowledge, plays=heard.plays)
    effects = Effects(heard.alexa, bundle.speech, now, kept, heard.elapsed)
    turn = step(session, event, knowledge, now, kept.recall)
    for _ in range(_MOST_EFFECTS):
        if not isinstance(turn.reply.effect, ServiceCall):
            break
        known = turn.preferences or kept.recall()
        came = effects.perform(turn.reply.effect)
        after = step(turn.state, came, knowledge, now, partial(_same, known))
        turn = Turn(after.state, after.reply, after.preferences or turn.preferences)
    return turn


def _same(known: Preferences) -> Preferences:
    return known
