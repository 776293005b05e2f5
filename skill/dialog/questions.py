"""What a sentence asks for: a question, a command, a thing named alone, two near answers."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from nlu.forms import question_form
from nlu.wordlists import word_set
from skill.dialog import events
from skill.dialog.asking_words import asks_somewhere
from skill.dialog.events import Event, Slots, SlotValue
from skill.dialog.expected_findings import listed_findings
from skill.dialog.heard_slots import with_findings, with_words
from skill.dialog.outside_events import is_outside, outside
from skill.dialog.routine_events import StartedRoutine
from skill.dialog.rows import ROW_SLOTS
from skill.dialog.subject_events import meant, named_row, unlisted_row
from skill.knowledge.localise import Knowledge
from skill.knowledge.models import ALARMS
from skill.understanding.reading import Candidate, Reading

# Below it two that are near are offered: such an answer is wrong two times in three (training.md).
# What is none of ours the ear names itself, so little is refused for being unsure.
FLOOR = 0.2
_LEAST = 0.1  # below it nothing is answered at all
# Below it nothing is done, no help of a minute read out, and no visit ended.
_ACT, _HELP, _END = 0.3, 0.5, 0.6
_CLEAR = 0.8  # of a question that goes before a sign that it names

_REMINDER = word_set("reminder reminders nudge alarm alert")
_BEGINNING = word_set("start begin lead guide")
_NEAR_HEAD, _NOT_BIDDING = 5, word_set("i when you to we they he she not")
_STRETCHES = word_set("stretch stretches stretching routine exercises")
_BEFORE_FOOD = ("and", "or", "of", "a", "an", "the", "some", "my", "one", "cooked", "raw")
_NEAR = 0.5  # the least share of the best that another has which is offered beside it
_UNSURE = 0.5  # of a question, beside a sign that was told
_PETS = "pets"  # of near.yaml
_GIVING = word_set("give giving feed feeding")
_SWALLOWED = ("magnesium", "how-much", "upper-limit", "med", "remedy", "home-remedy", "quinine")
_FOODS = ("food", "magnesium-in-food")
_TELLING = (None, "report", "denial", "reply", "statement", "command", "manners")  # forms
_GRAVE = (*ALARMS, "urgent")  # what is so grave is checked, however it came up
ENDING = ("controls:thanks", "controls:okay", "controls:stop", "controls:cancel")
_POINTING = {"it", "that", "this", "they"}
_NOT = (("no",), ("not",), ("nope",), ("sorry",))
_PAIR = 2
_OF_FORM = {
    **dict.fromkeys(("why", "does-it-cause", "what-is"), "why-legs-cramp"),
    "is-it-sign": "what-is-a-cramp",
}
_CRAMP = "plain-cramp"  # a finding
_OF_A_CRAMP = ("relief-now", "prevention")
_SHORT = 4  # tokens of a bare thing: "and my mother"


def asked(reading: Reading, heard: Slots, knowledge: Knowledge) -> Iterator[Event]:
    """A question or a command; what was named alone; two answers that are near."""
    best = best_of(reading)
    if at_once := _at_once(best, reading, heard):
        yield at_once
    elif food := _unlisted_food(reading, heard):
        yield events.Asked(with_words(heard, food=food), "magnesium-in-food", reading.form)
    elif best is not None and (told := _told_rather(best, reading, knowledge)):
        yield events.Reported(with_findings(heard, told))
    elif best is not None and (made := meant(best.subject, reading, _asked_with(heard, reading))):
        yield made
    elif is_outside(reading):
        yield outside(reading, heard, knowledge)
    elif unlisted := unlisted_row(reading, heard):
        yield unlisted
    elif _names_alone(reading, heard):
        yield events.AskedAbout(heard, question_form(reading.form))
    elif row := named_row(reading, heard):
        yield row
    else:
        yield from _unsure(best, reading, heard, knowledge)


def _unsure(
    best: Candidate | None, reading: Reading, heard: Slots, knowledge: Knowledge
) -> Iterator[Event]:
    """What is guessed: signs that were listed, what cramps come of, two that are near, the best."""
    if best is None and (told := _listed_unasked(reading, knowledge)):
        yield events.Reported(with_findings(heard, told))
    elif _asks_of_a_cramp(reading) and (of_form := _OF_FORM.get(reading.form or "")):
        yield events.Asked(_asked_with(heard, reading), of_form, question_form(reading.form))
    elif two := _two(reading, knowledge):
        yield events.Doubted(heard, *two, question_form(reading.form))
    elif unsure := next(_likely(reading), None):
        yield from filter(None, [meant(unsure.subject, reading, _asked_with(heard, reading))])
    else:
        yield from _told_alone(reading, heard)


def _at_once(best: Candidate | None, reading: Reading, heard: Slots) -> Event | None:
    """What is to be done, in whatever words; or a thing of our tables and nothing else."""
    if _of_an_animal(best, reading, heard):
        return events.NotCovered(subject=_PETS)
    if _starts_routine(best, reading):
        return StartedRoutine(heard)
    if "measure" in heard and "food" in heard and (best is None or best.p < _CLEAR):
        return events.Asked(heard, "magnesium-in-food", "how-much")
    if _is_a_row(reading, heard) and not (best and best.p == 1.0):
        return events.AskedAbout(heard, question_form(reading.form))
    return None


def _of_an_animal(best: Candidate | None, reading: Reading, heard: Slots) -> bool:
    """Whether something to swallow is wanted for an animal: what is safe for us may harm it."""
    swallowed = best is not None and best.subject.startswith(_SWALLOWED)
    return "pet" in heard and (swallowed or not _GIVING.isdisjoint(reading.tokens))


def _starts_routine(best: Candidate | None, reading: Reading) -> bool:
    """Whether the stretches are to begin: "right then start me stretches"."""
    known = best is not None and best.p >= _CLEAR
    words = set(reading.tokens)
    begins = _bids_begin(reading.tokens) and not words.isdisjoint(_STRETCHES)
    asked_ = asks_somewhere(reading) or not words.isdisjoint(_REMINDER)
    return begins and not known and not asked_ and not reading.told("stated")


def _bids_begin(tokens: Sequence[str]) -> bool:
    """Whether to begin is bidden, near the head: not "it cramps when i start stretching"."""
    for before, word in pairwise(("", *tokens[:_NEAR_HEAD])):
        if word in _BEGINNING and before not in _NOT_BIDDING:
            return True
    return False


def _told_alone(reading: Reading, heard: Slots) -> Iterator[Event]:
    """What is told plainly, or of a leg, where nothing is asked."""
    if reading.frame != "question" and reading.told("stated"):
        yield events.Reported(heard)
    elif reading.frame == "report" and _of_the_leg(reading):
        yield events.StartedTriage(heard)


def _asked_with(heard: Slots, reading: Reading) -> Slots:
    """What goes with a question: no plain finding, for "could chemo do this" reports no sign."""
    plain = {finding.id for finding in reading.findings if finding.plain}
    told = heard.get("finding", ())
    signs = tuple(one for one in told if str(one.id).partition(".")[2] not in plain)
    return {**heard, "finding": signs} if len(signs) < len(told) else heard


def _of_the_leg(reading: Reading) -> bool:
    """Whether a leg is spoken of, in words that say no more: the check asks what is wrong."""
    return any(one.id.startswith("part.") and one.polarity != "denied" for one in reading.mentions)


def _told_rather(best: Candidate, reading: Reading, knowledge: Knowledge) -> tuple[SlotValue, ...]:
    """The signs that were told, in words that ask for nothing clearly; "it is hot" tells none."""
    begins = asks_somewhere(reading)
    unsure = best.p < _UNSURE and not begins and not is_outside(reading)
    says_enough = len(reading.tokens) > _SHORT or not set(reading.tokens[:1]) & _POINTING
    return listed_findings(reading, knowledge) if unsure and says_enough else ()


def best_of(reading: Reading) -> Candidate | None:
    """What the words are about, where that is likely enough."""
    best = next(_likely(reading), None)
    return best if best and best.p >= FLOOR else None


def _likely(reading: Reading) -> Iterator[Candidate]:
    """The candidates, best first; an act that is unsure is left out: it would be done unasked.

    So is what would end the visit where a part of the body is spoken of: "hiya my leg's been bad".
    """
    part = any(one.id.startswith("part.") for one in reading.mentions)
    instead = reading.tokens[:1] in _NOT and any(_is_thing(one.id) for one in reading.mentions)
    ends = ENDING if part or instead or reading.told("stated") else ()
    for one in reading.candidates:
        if one.subject not in ends and one.p >= _bar(one.subject):
            yield one


def _is_thing(name: str) -> bool:
    """Whether something that is asked about is named: "no not magnets magnesium"."""
    return name.partition(".")[0] in ("answer", *ROW_SLOTS.values())


def _bar(subject: str) -> float:
    """How likely it must be: what would be done unasked more, and more what ends the visit."""
    if subject in ENDING:
        return _END
    if subject in ("controls:help", "controls:routine-hurts"):
        return _HELP
    return _ACT if subject.startswith("controls:") else _LEAST


def asks_clearly(reading: Reading) -> bool:
    """Whether a question is clear enough to go before the sign in it, which is no alarm.

    "How do I calm restless legs" asks about what it names.
    """
    best = best_of(reading)
    bar = _UNSURE if asks_somewhere(reading) else _CLEAR
    if best is None or best.p < bar or is_outside(reading):
        return False
    asked_for = reading.form not in _TELLING or len(reading.tokens) <= _SHORT
    return asked_for and not any(one.level in _GRAVE for one in reading.told("stated"))


def _listed_unasked(reading: Reading, knowledge: Knowledge) -> tuple[SlotValue, ...]:
    """The signs that were listed; none where it is asked what a cramp comes of."""
    return () if _asks_of_a_cramp(reading) else listed_findings(reading, knowledge)


def _asks_of_a_cramp(reading: Reading) -> bool:
    grave = any(one.level for one in reading.told("stated"))
    return reading.states(_CRAMP) and not grave and asks_somewhere(reading)


def _two(reading: Reading, knowledge: Knowledge) -> tuple[str, str] | None:
    """The two answers that are likeliest, where neither stands out; of a cramp what helps it."""
    if reading.states(_CRAMP):
        return _OF_A_CRAMP
    first, second = (*_likely(reading), None, None)[:_PAIR]
    if first is None or second is None or second.p < _NEAR * first.p:
        return None
    ours = first.subject in knowledge.answers and second.subject in knowledge.answers
    return (first.subject, second.subject) if ours else None


def _unlisted_food(reading: Reading, heard: Slots) -> str | None:
    """How much magnesium is in … what no list has: it is named, to say that we don't know it."""
    best = best_of(reading)
    other = best is not None and best.subject not in _FOODS
    if other or reading.form != "how-much" or "magnesium" not in reading.tokens:
        return None
    before, _, behind = " ".join(reading.tokens).rpartition(" in ")
    last = behind.split()[-1:]
    listed = [word.heard for slot in ("food", "class") for word in heard.get(slot, ())]
    known = next((one for one in listed if behind.endswith(one)), None)
    left = behind.removesuffix(known).split() if known else last
    return behind if before and not (known and (not left or left[-1] in _BEFORE_FOOD)) else None


def _is_a_row(reading: Reading, heard: Slots) -> bool:
    """Whether nothing but a thing of our tables is named: "diabetes"."""
    named = [one for slot in ROW_SLOTS.values() for one in heard.get(slot, ())]
    return any(one.id and len(one.heard.split()) == len(reading.tokens) for one in named)


def _names_alone(reading: Reading, heard: Slots) -> bool:
    return "subject" in heard and len(reading.tokens) <= _SHORT
