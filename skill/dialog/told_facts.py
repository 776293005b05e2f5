"""Whether something was told that what is under way takes up: a sign, a fact, a value."""

from nlu.forms import question_form
from nlu.wordlists import word_set
from skill.dialog import events
from skill.dialog.asking_words import asks, asks_somewhere
from skill.dialog.events import Event, Slots
from skill.dialog.questions import asks_clearly, best_of
from skill.dialog.state import State
from skill.understanding.reading import Reading

_FACTS = (("i", "am"), ("i", "have"), ("she", "is"), ("she", "has"), ("he", "has"))
_OF_PEOPLE = ("person", "stage", "condition", "age", "own_age")
# Told in a leg check they answer or help: whom it is about, since when, what is taken.
_OF_CHECK = (*_OF_PEOPLE, "since", "medicine")
_VALUES = ("amount", "time", "days", "subject")
_LONGEST_FACT, _LONGEST_STORY = 6, 12  # tokens
_CLEAR = 0.6  # of a question for something else
_CRAMP = "plain-cramp"
_CRAMPS = word_set("cramp cramps cramping")
_RISKS = ("clot-risk", "cancer", "after-birth")
_WORRIES = ("is-it-sign", "should-i")
_OF_THE_SIGN = ("when-to-see-doctor", "danger-signs", "blood-clot", "who-to-call")
_THINGS = ("condition", "medicine", "stage")
_HAVING = word_set("have has got having on take takes taking am is are")


def asking(reading: Reading) -> bool:
    """Whether the words ask."""
    return reading.frame == "question" or asks(reading.tokens)


def reports(reading: Reading, state: State, heard: Slots) -> bool:
    """Whether a sign was told: a denial alone tells only what asks for it."""
    told = [one.id or "" for one in heard.get("finding", ())]
    if not (state.triage or state.routine) and _asks_if_it_is_grave(reading):
        return True
    if _plain(reading):  # outside of a check it is a report where nothing is asked: questions.py
        return bool(state.triage) and not asking(reading)
    if not told or state.triage or state.routine:
        return bool(told)
    there = any(one.startswith("yes.") and not _circumstance(one, reading) for one in told)
    about_it = bool(state.told) or reading.states(_CRAMP) or not _of_a_part(reading)
    return there and not asks_clearly(reading) and not (about_it and _asks_lightly(reading))


def _circumstance(finding: str, reading: Reading) -> bool:
    """What sets cramps off is no sign: "cramp when i kneel", "the bloke at the gym says"."""
    of_cramps = not _CRAMPS.isdisjoint(reading.tokens)
    return finding == "yes.set-off-exercise" or (finding == "yes.slept-on-it" and of_cramps)


def _of_a_part(reading: Reading) -> bool:
    return any(one.id.startswith("part.") for one in reading.mentions)


def _asks_if_it_is_grave(reading: Reading) -> bool:
    """Whether somebody at risk of a clot asks if it is more than a cramp: looked at, not answered.

    "They did my knee on the ninth and it knots ever since, should I say something."
    """
    best = best_of(reading)
    of_it = best is not None and best.subject in _OF_THE_SIGN
    clear = best is not None and best.p >= _CLEAR
    worries = of_it or (reading.form in _WORRIES and not clear)
    risks = any(one.id in _RISKS for one in reading.told("stated"))
    leg = _of_a_part(reading) or reading.states(_CRAMP)
    tells_first = not asks(reading.tokens) and asks_somewhere(reading)
    return risks and leg and worries and tells_first


def _asks_lightly(reading: Reading) -> bool:
    """Whether something is asked beside signs that are no alarm."""
    grave = any(one.level for one in reading.told("stated"))
    return not grave and asks_somewhere(reading)


def _plain(reading: Reading) -> bool:
    """Whether nothing was told but what goes beside other things: "i take a statin"."""
    told = (*reading.told("stated"), *reading.told("denied"))
    return bool(told) and all(finding.plain for finding in told)


def tells_check(reading: Reading, state: State, heard: Slots) -> bool:
    """Whether a fact that counts in the leg check came with a reply: "yes i take lipitor"."""
    told = bool(state.triage) and not heard.keys().isdisjoint(_OF_CHECK)
    return told and not any(asks(reading.tokens, at) for at in _starts(reading))


def _starts(reading: Reading) -> tuple[int, ...]:
    """Where a question may begin: at the head, and behind a reply."""
    return (0, reading.reply_span.end) if reading.reply_span else (0,)


def _tells_thing(reading: Reading, heard: Slots) -> bool:
    """Whether an illness or a medicine is told: "thing is i've got high blood pressure".

    What is known word for word, and a command, is no such fact.
    """
    best = best_of(reading)
    known = best is not None and (best.p == 1.0 or best.subject.startswith("controls:"))
    named = not heard.keys().isdisjoint(_THINGS) and not _HAVING.isdisjoint(reading.tokens)
    brief = len(reading.tokens) <= _LONGEST_STORY
    return named and brief and not known and not asks_somewhere(reading)


def tells_values(reading: Reading, state: State, heard: Slots) -> bool:
    """Whether numbers, times or things were told to an open leg check: it asks again, at least."""
    told = bool(reading.quantities) or not heard.keys().isdisjoint(_VALUES)
    return told and state.triage is not None and not asking(reading)


def fact(reading: Reading, state: State, heard: Slots) -> Event | None:
    """A bare fact about somebody: it goes to what is under way, or to what was last told."""
    facts = _OF_CHECK if state.triage else _OF_PEOPLE
    sign = "finding" in heard and not (state.told and _plain(reading))
    if sign or asking(reading):
        return None
    under_way = state.triage or state.routine or state.relief
    if under_way and not heard.keys().isdisjoint(facts):
        return events.Reported(heard if state.triage else _without_finding(heard))
    if state.told and _tells_thing(reading, heard):
        return events.AskedAbout(heard, question_form(reading.form))
    brief = reading.tokens[:2] in _FACTS and len(reading.tokens) <= _LONGEST_FACT
    return _briefly(reading, state, heard) if brief else None


def _without_finding(heard: Slots) -> Slots:
    """What was told in a routine without its facts: they are no sign that leads to the check."""
    return {name: words for name, words in heard.items() if name != "finding"}


def _briefly(reading: Reading, state: State, heard: Slots) -> Event | None:
    if heard.keys().isdisjoint(_OF_PEOPLE):
        return None
    if "stage" in heard or "condition" in heard:
        return events.AskedAbout(heard, question_form(reading.form))
    if state.told:
        return events.Asked(heard, str(state.told.facts["answer"]), state.told_form)
    return events.Greeted(heard)
