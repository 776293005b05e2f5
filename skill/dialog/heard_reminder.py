"""What is said of reminders, in whatever words: to set, change, leave out, cancel or tell one.

The ear knows many sentences of them; a time with its days has too many shapes to be learnt by
heart. Words that name a reminder, or a talk of one that is open, decide here, behind dangers and
before anything else (interpret.py).
"""

from msgspec.structs import replace

from nlu import reminder_words as words
from nlu.rings import Wish, find_rings, in_part
from nlu.wordlists import word_set
from skill.dialog import events
from skill.dialog.asking_words import asks, asks_somewhere
from skill.dialog.clock import on_dial
from skill.dialog.events import Event, Slots
from skill.dialog.expected import answer_of
from skill.dialog.heard_slots import slots_of
from skill.dialog.mended_clock import mended_clock
from skill.dialog.other_reminders import of_other_things
from skill.dialog.reminder_events import (
    AskedReminder,
    AskedWhichReminder,
    CanceledReminder,
    MovedReminder,
    OfReminder,
    PickedReminder,
    SkippedReminder,
)
from skill.dialog.state import State
from skill.dialog.ways import asked_of
from skill.understanding.reading import Reading
from skill.understanding.replies import Said

OTHERS = "other-reminders"  # of near.yaml
_ROOM = "reminders."
_CONFIRM, _OFFER, _WHICH = f"{_ROOM}confirm", f"{_ROOM}offer", f"{_ROOM}which_one"
_CONTROLS = "controls:reminders-"
_SNOOZE = "PT10M"  # where it is not said for how long
_DAILY = ("", "daily", "alternate")
_POINTS = word_set("it that 1 one this them both")
_ALARMS = word_set("alarm alarms timer timers stopwatch")
_ONES = word_set("1 one another reminder")
_OF_STRETCHES = ("answer", "tried", "remedy", "days", "time", "since")  # kinds of mentions
_EVERY_NIGHT, _MOST, _BRIEF = "frequent-cramps", 12, 6  # a finding; tokens
_THINGS = ("medicine", "condition", "remedy", "food")


def heard_reminder(said: Said | None, reading: Reading, state: State) -> Event | None:
    """The event of what is said of reminders; None where nothing is."""
    text, act = " ".join(reading.tokens), asked_of(state).act
    if act == _WHICH and (picked := _picked(said, text, reading)):
        return picked
    if words.NAMED.search(text):
        named = not (words.TOLD_OF.search(text) or _tells_signs(reading))
        return _of_named(text, reading) if named else None
    if not _ALARMS.isdisjoint(reading.tokens):
        return None  # Alexa's own affair
    if act.startswith(_ROOM):
        return _in_the_room(said, text, reading, state)
    return None if state.triage or state.routine else _unnamed(text, reading, state)


def with_wishes(event: Event, reading: Reading) -> Event:
    """The event of a sentence known by heart, with what it wishes for."""
    if isinstance(event, OfReminder) and not event.wishes:
        return replace(event, wishes=find_rings(reading.tokens))
    return event


def told_again(reading: Reading) -> Reading:
    """Without reminders among what it may be about, where it asks to be told something again."""
    if not words.TOLD_AGAIN.search(" ".join(reading.tokens)):
        return reading
    kept = (one for one in reading.candidates if not one.subject.startswith(_CONTROLS))
    return replace(reading, candidates=tuple(kept))


def _tells_signs(reading: Reading) -> bool:
    """Whether a sign is told that is more than the cramps it is about: that goes first."""
    return any(not one.plain and one.id != "plain-cramp" for one in reading.told("stated"))


def _of_named(text: str, reading: Reading) -> Event:
    """Of words that name a reminder."""
    heard, wishes = slots_of(reading), find_rings(reading.tokens)
    looks = words.LOOKING.search(text) and not words.MAKES_ONE.search(text)
    goes = words.NO_MORE.search(text) or (words.CANCELS.search(text) and "reminder" in text)
    elsewhere = of_other_things(reading.tokens) and not (goes or looks)
    if words.OF_ANOTHER.search(text) or elsewhere:
        return events.NotCovered(subject=OTHERS)
    if words.SKIPS.search(text) and not wishes[0].clock:
        return SkippedReminder(heard, wishes)
    if goes and not looks:
        return _canceled(text, wishes, heard)
    if looks:
        return AskedWhichReminder(heard)
    if "snooze" in reading.tokens and not wishes[0].timed:
        return AskedReminder(heard, (Wish(delay=_SNOOZE),))
    return _set_or_moved(text, wishes, heard)


def _set_or_moved(text: str, wishes: tuple[Wish, ...], heard: Slots) -> Event:
    """A new one, or one that is there is to ring otherwise."""
    wish = wishes[0]
    new = wish.another or len(wishes) > 1 or wish.delay or words.MAKES.search(text)
    moves = wish.shift or wish.of or wish.of_days or (words.MOVES.search(text) and not new)
    make = MovedReminder if moves else AskedReminder
    return make(heard, wishes)


def _canceled(text: str, wishes: tuple[Wish, ...], heard: Slots) -> Event:
    """Cancelled; on a day that is named it is only left out, or rings no more on such days."""
    days, clock = wishes[0].days, wishes[0].clock
    named = days.without or (days.days if days.days not in _DAILY else "")
    if named and words.NO_MORE.search(text):
        left = days._replace(days="", without=_by_name(named))
        return MovedReminder(heard, (Wish(days=left),))
    if days.one_day and not clock:
        return SkippedReminder(heard, wishes)
    every = bool(words.EVERY.search(text)) and not (clock or wishes[0].part == "morning")
    return CanceledReminder(heard, wishes, every=every)


def _by_name(days: str) -> str:
    return "monday tuesday wednesday thursday friday" if days == "weekdays" else days


def _picked(said: Said | None, text: str, reading: Reading) -> Event | None:
    """Which one is meant, in answer to that question."""
    wishes = find_rings(reading.tokens)
    wish = wishes[0]
    if answer_of(said) == "no":
        return None
    if words.EVERY.search(text):
        return PickedReminder(wishes=wishes, every=True)
    if wish.clock or wish.of or wish.part or wish.days != Wish().days:
        return PickedReminder(wishes=(wish._replace(of=wish.of or wish.clock),))
    place = next((place for shape, place in words.PLACES if shape.search(text)), None)
    return None if place is None else PickedReminder(wishes=wishes, place=place)


def _in_the_room(said: Said | None, text: str, reading: Reading, state: State) -> Event | None:
    """In answer to a question about a reminder: a time, days, or another thing altogether."""
    if _one_of_other_things(reading):
        return events.NotCovered(subject=OTHERS)
    wishes = find_rings(reading.tokens)
    not_now = words.NOT_NOW.search(text) and not (wishes[0].clock or wishes[0].days.once)
    if _tells_signs(reading) or not_now:
        return None
    if asked_of(state).act == _CONFIRM:
        return _of_the_proposed(said, reading, wishes, state)
    refused = asked_of(state).act == _OFFER and answer_of(said) == "no"
    asking = asks(reading.tokens) and not wishes[0].timed
    says = _says(wishes[0]) and not (refused or asking)
    return AskedReminder(slots_of(reading), wishes) if says else None


def _of_the_proposed(
    said: Said | None, reading: Reading, wishes: tuple[Wish, ...], state: State
) -> Event | None:
    """What is said to a time and days that were read back."""
    heard, says = slots_of(reading), _says(wishes[0])
    if asks_somewhere(reading) and says and not wishes[0].timed:
        return events.AskedRepeat(heard)
    if mended := mended_clock(reading, state) or _other_half(wishes[0], state):
        return MovedReminder(heard, (Wish(clock=mended, half=True),))
    if not says or (asks(reading.tokens) and not wishes[0].timed):
        return None
    same = answer_of(said) == "yes" and _as_proposed(wishes[0], state)
    return None if same else MovedReminder(heard, wishes)


def _other_half(wish: Wish, state: State) -> str | None:
    """The time that was proposed, in the half of the day that is said: "i meant in the morning"."""
    clock = state.plan.clock if state.plan else None
    if not clock or wish != Wish(part=wish.part) or not wish.part:
        return None
    other = in_part(clock, wish.part)
    return None if other == clock else other


def _says(wish: Wish) -> bool:
    return wish.timed or wish.days != Wish().days


def _one_of_other_things(reading: Reading) -> bool:
    """Like "and one to put the bins out", in a talk about reminders."""
    return not _ONES.isdisjoint(reading.tokens) and of_other_things(reading.tokens)


def _as_proposed(wish: Wish, state: State) -> bool:
    """Whether a yes only repeats what was proposed: "yes half nine's grand"."""
    plan, days = state.plan, wish.days
    if plan is None or wish.shift or wish.delay or wish.another or days.without:
        return False
    same_time = not wish.clock or on_dial(wish.clock) == on_dial(plan.clock or "")
    once = plan.days == "once" or not (days.one_day or days.once)
    return same_time and once and days.days in ("", plan.days)


def _unnamed(text: str, reading: Reading, state: State) -> Event | None:
    """Words that name no reminder: of the one that was spoken of, or plainly of one."""
    if words.ALL_GO.search(text):
        return CanceledReminder(slots_of(reading), every=True)
    if words.RINGS.search(text):
        return AskedWhichReminder(slots_of(reading))
    bids = words.SKIPS.search(text) and words.POLITELY.search(text)
    if not bids and (asks(reading.tokens) or asks_somewhere(reading)):
        return None
    return _times_alone(reading, state) or _of_one(text, reading, state)


def _of_one(text: str, reading: Reading, state: State) -> Event | None:
    """What is told of the one that was spoken of just before, or plainly of one."""
    recent = state.plan is not None or _just_spoken(state)
    shapes = _PLAIN_AMID if state.told else (*_PLAIN_AMID, words.DAYS_ALONE)
    plainly = any(one.search(text) for one in shapes) or _leaves_days_out(reading, state)
    named = any(one in slots_of(reading) for one in _THINGS)
    if reading.told("stated") or named or not (recent or plainly):
        return None
    of_it = _of_the_last if recent else _plainly_of_one
    text = words.DONE_OTHERWISE.sub("", text)
    return of_it(text, reading, find_rings(text.split()), state)


def _leaves_days_out(reading: Reading, state: State) -> bool:
    """Whether days are left out, and little else is said, first of all: "not on saturdays"."""
    first = state.told is None and len(reading.tokens) <= _BRIEF
    return first and bool(find_rings(reading.tokens)[0].days.without)


def _times_alone(reading: Reading, state: State) -> Event | None:
    """Days with a time and nothing else, first of all: "weeknights at half nine thanks"."""
    wishes = find_rings(reading.tokens)
    named = any(one.id.partition(".")[0] not in _OF_STRETCHES for one in reading.mentions)
    signs = {one.id for one in reading.findings} - {_EVERY_NIGHT}
    days = bool(wishes[0].clock) and wishes[0].days != Wish().days
    first = state.told is None and len(reading.tokens) <= _MOST
    alone = first and days and not (named or signs)
    return AskedReminder(slots_of(reading), wishes) if alone else None


# Amid a talk "every night" is how often it cramps, and no reminder's days.
_PLAIN_AMID = (words.SKIPS, words.CHANGES_IT, words.ANOTHER, words.THAT_ONE)


def _plainly_of_one(
    text: str, reading: Reading, wishes: tuple[Wish, ...], state: State
) -> Event | None:
    heard, wish, days = slots_of(reading), wishes[0], wishes[0].days
    if words.THAT_ONE.search(text):
        goes = words.CANCELS.search(text)
        return _canceled(text, wishes, heard) if goes else _moved_one(wishes, heard)
    fresh = state.told is None and len(reading.tokens) <= _MOST
    skips = fresh or any(one in text for one in ("skip", "miss", "leave", "off"))
    if words.SKIPS.search(text) and skips and not wish.clock:
        return SkippedReminder(heard, wishes)
    if words.ANOTHER.search(text) and wish.timed:
        return AskedReminder(heard, wishes)
    changed = words.CHANGES_IT.search(text) and (wish.timed or days.days)
    left = words.DAYS_ALONE.search(text) and (days.days or wish.clock)
    moved = changed or left or _leaves_days_out(reading, state)
    return MovedReminder(heard, wishes) if moved else None


def _moved_one(wishes: tuple[Wish, ...], heard: Slots) -> Event | None:
    return MovedReminder(heard, wishes) if _says(wishes[0]) else None


def _of_the_last(
    text: str, reading: Reading, wishes: tuple[Wish, ...], state: State
) -> Event | None:
    """Of the reminder that was spoken of just before."""
    heard, wish = slots_of(reading), wishes[0]
    if _one_of_other_things(reading):
        return events.NotCovered(subject=OTHERS)
    if words.SKIPS.search(text) and not wish.clock:
        return SkippedReminder(heard, wishes)
    if words.CANCELS.search(text) and words.THAT_ONE.search(text):
        return _canceled(text, wishes, heard)
    points = not _POINTS.isdisjoint(reading.tokens) or state.plan is not None
    if _says(wish) and (points or wish.shift):
        return _set_or_moved(text, wishes, heard)
    return _plainly_of_one(text, reading, wishes, state)


def _just_spoken(state: State) -> bool:
    """Whether reminders were just spoken of: there is none, or one of another kind."""
    acts = state.last.says if state.last else ()
    topics = [text for one in acts for text in (one.act, *map(str, one.facts.values()))]
    return any("reminder" in one for one in (*topics, asked_of(state).act))
