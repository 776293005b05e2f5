"""One turn, whatever the door: what was heard and the session in, what is spoken out.

The pipeline, whole: event → step → effect → step … → preferences stored → words. It is one
function without interceptors, for on the SDK's exception path those are skipped. Nothing of the
SDK's requests comes so far: a door reads its request into a `TurnRequest`, and writes what was
`Played` as its response.
"""

import time
from collections.abc import Callable
from datetime import datetime
from functools import partial

from msgspec import Struct, field
from msgspec.structs import replace

from skill.alexa.effects import AlexaAccess, Effects
from skill.alexa.preferences import PreferenceKeeper
from skill.dialog.anew import anew
from skill.dialog.conversation import step
from skill.dialog.effects import ServiceCall, TakeBack
from skill.dialog.events import AskedRepeat, Event
from skill.dialog.not_kept import promises
from skill.dialog.preferences import Preferences
from skill.dialog.replies import Reply
from skill.dialog.service_events import NotKept, ReminderSet
from skill.dialog.state import State, Turn
from skill.locale_bundles import LocaleBundle, TurnParts
from skill.speech import Spoken

_LAST_WORDS = ("danger.alert", "mind.crisis", "danger.cannot_call", "triage.outcome")
# The list, the zone, then two reminders; one of them gone: made anew, and one to spare.
_MOST_EFFECTS = 6


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
    """Play one turn. What is to be remembered is stored before anything is said.

    Where it can't be, a reminder that Alexa has made is taken back, and that is said.
    """
    playing = _Playing(heard, parts, parts.bundle(heard.locale))
    turn = _folded(playing, session)
    if turn.preferences is not None and not heard.preferences.remember(turn.preferences):
        turn = playing.unkept(turn)
    return Played(turn.state, turn.reply, playing.bundle.speech.speak(turn.reply))


def _folded(playing: "_Playing", session: State) -> Turn:
    """A step for each event; what is told adds up, and the last question stands.

    An alarm ends it: nothing is said after one.
    """
    events = playing.heard.events
    turn = playing.stepped(events[0], session)
    for event in events[1:]:
        if turn.reply.effect or any(act.act in _LAST_WORDS for act in turn.reply.says):
            break
        after = playing.stepped(event, turn.state)
        reply = replace(after.reply, says=(*turn.reply.says, *after.reply.says))
        state = replace(after.state, last=reply)
        turn = Turn(state, reply, after.preferences or turn.preferences)
    return _anew(turn, events, session, playing.now)


def _anew(turn: Turn, events: tuple[Event, ...], session: State, now: datetime) -> Turn:
    """Several events can say together what was said just before, though none says it alone."""
    if len(events) == 1 or any(isinstance(one, AskedRepeat) for one in events):
        return turn
    turn = anew(turn, session.last, now)
    return replace(turn, state=replace(turn.state, last=turn.reply))


class _Playing:
    """One turn under way. `sets`: the reminders that Alexa has set in it, in order."""

    def __init__(self, heard: TurnRequest, parts: TurnParts, bundle: LocaleBundle) -> None:
        self.heard = heard
        self.bundle = bundle
        self.now = parts.now()
        self.sets: list[ReminderSet] = []
        self._knowledge = replace(bundle.knowledge, plays=heard.plays)
        self._effects = Effects(
            heard.alexa, bundle.speech, self.now, heard.preferences, heard.elapsed
        )

    def stepped(self, event: Event, session: State) -> Turn:
        """Steps until nothing more is wanted outside."""
        kept = self.heard.preferences
        turn = step(session, event, self._knowledge, self.now, kept.recall)
        for _ in range(_MOST_EFFECTS):
            if not isinstance(turn.reply.effect, ServiceCall):
                break
            came = self._effects.perform(turn.reply.effect)
            self.sets += [came] if isinstance(came, ReminderSet) else []
            after = self._step(turn, came, turn.preferences or kept.recall())
            turn = Turn(after.state, after.reply, after.preferences or turn.preferences)
        return turn

    def unkept(self, turn: Turn) -> Turn:
        """What was to be noted down is not promised; what Alexa made for it is taken back.

        Whoever runs the skill without a store has reminders all the same: her list has them.
        """
        made = tuple(one.token for one in self.sets if one.made)
        if made and self.heard.preferences.keeps:
            came = self._effects.perform(TakeBack(made))
            left = came.left if isinstance(came, NotKept) else made
            told = NotKept(sets=tuple(self.sets), left=left)
        elif promises(turn.reply):
            told = NotKept()
        else:
            return turn
        return self._step(turn, told, self.heard.preferences.recall())

    def _step(self, turn: Turn, came: Event, known: Preferences) -> Turn:
        return step(turn.state, came, self._knowledge, self.now, partial(_same, known))


def _same(known: Preferences) -> Preferences:
    return known
