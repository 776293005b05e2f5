"""The yes or no to an open question about a sign, with what the words behind it make of it.

A no that leaves something out affirms it ("none, apart from a tight chest"), unless that is the
leg or the cramp, which the check is about anyway. An explicit yes is never taken back by a sign
beside it ("yes, there's a bruise"), nor is a plain yes or no by a danger that is only suspected.
"""

from collections.abc import Iterator

from skill.dialog import events
from skill.dialog.danger import UNNAMED
from skill.dialog.events import Event, Slots
from skill.dialog.expected import answer_of
from skill.dialog.expected_findings import expected_ids
from skill.dialog.heard_answers import (
    OPENING,
    TAUGHT,
    agreed,
    alarming,
    asks_calmly,
    doubts,
    heard_answer,
    sure_answer,
)
from skill.dialog.state import State
from skill.dialog.tempo import pace
from skill.dialog.triage_noted import asked_question
from skill.dialog.ways import asked_of, way_of
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Mention, Reading
from skill.understanding.replies import Said

_ROWS = ("medicine", "condition")
_BRIEF = 6  # tokens
_LIMBS = frozenset(("leg", "legs", "foot", "feet", "side", "arm", "arms"))
_SIDES = frozenset(("left", "right", "puffy", "swollen"))
_NEAR = 4  # tokens before a medicine that tell that it was stopped
_OF_CHECK = (*TAUGHT, "unable")  # the ways in which the check asks
_BY_WHAT_IS_TOLD = ("unable", "often")  # ways in which a yes may come with its opposite
_STOPPED = frozenset(("stopped", "quit", "finished"))


_SAFELY = 0.98  # of a no that leaves something out


def answer_to_sign(
    said: Said | None, reading: Reading, state: State, knowledge: Knowledge
) -> str | None:
    """Yes, no or unsure, as the whole sentence means it."""
    way = way_of(state, knowledge)
    if way not in _OF_CHECK:
        return answer_of(said)
    answer = _heard(said, reading, state, knowledge)
    if answer != "yes":
        return answer
    told_absent = way in _BY_WHAT_IS_TOLD and _only_absent(reading, state, knowledge)
    return "no" if told_absent or _crept_up(reading, state, knowledge) else answer


def _heard(said: Said | None, reading: Reading, state: State, knowledge: Knowledge) -> str | None:
    """What lists of phrases say, and the ear."""
    answer = answer_of(said)
    if said and answer == "no" and _leaves_out(said, reading, knowledge):
        in_full = len(reading.tokens) > _BRIEF  # of fewer words the ear hears the no alone
        sure = sure_answer(reading, state, knowledge) == "no" and reading.replies[0].p >= _SAFELY
        harmless = in_full and sure
        return "no" if harmless else _excepted(reading, state, knowledge)
    if said and answer and not said.whole and doubts(reading, state, knowledge):
        return "unsure"  # "i haven't undressed him to look"
    if answer:
        if said and answer == "yes" and _asks_instead(said, reading, state, knowledge):
            answer = "unsure"
        return agreed(answer, reading, state, knowledge)
    if _names_only_absent(reading):
        return "no"
    heard = heard_answer(reading, state, knowledge)
    if heard == "unsure" and _opposite(reading, state, knowledge):
        return "no"  # "warm, i think" to "is it cold"
    return "yes" if heard is None and _cries(reading, state, knowledge) else heard


def _asks_instead(said: Said, reading: Reading, state: State, knowledge: Knowledge) -> bool:
    """Whether a yes that is no plain one goes before a question: "that's it, is it low iron"."""
    plain = said.whole or reading.tokens[said.start] in knowledge.replies.bare
    return way_of(state, knowledge) == "danger" and not plain and asks_calmly(reading)


def _opposite(reading: Reading, state: State, knowledge: Knowledge) -> bool:
    """Whether what was told is the opposite of what is asked."""
    question = asked_question(state, knowledge)
    opposites = question.opposites if question else ()
    told = (*reading.findings, *reading.bare)
    return any(one.id in opposites and one.how == "stated" for one in told)


def _cries(reading: Reading, state: State, knowledge: Knowledge) -> bool:
    """Whether a danger is told beyond doubt to a question about one, in no word of ours."""
    likely = reading.replies[0].subject if reading.replies else ""
    return way_of(state, knowledge) == "danger" and likely != "no" and alarming(reading)


def of_a_leg(said: Said, reading: Reading, state: State, knowledge: Knowledge) -> bool:
    """Whether a yes tells of a leg, where the chest or the whole body is asked about.

    "A little puffy yeah", "just the left, the right one's fine": an answer to nothing asked.
    """
    question = asked_question(state, knowledge)
    danger = way_of(state, knowledge) == "danger" and answer_of(said) == "yes" and not said.whole
    if not danger or question is None:
        return False
    if not _LIMBS.isdisjoint(question.ask.lower().replace(",", "").split()):
        return False
    wanted = expected_ids(reading, state, knowledge)
    told = [one for one in (*reading.findings, *reading.bare) if one.how == "stated"]
    another = bool(told) and all(one.id not in wanted for one in told)
    return another or not _SIDES.isdisjoint(reading.tokens)


def _only_absent(reading: Reading, state: State, knowledge: Knowledge) -> bool:
    """Whether of what is asked some was denied and none told: "yeah, i'm walking on it"."""
    wanted = expected_ids(reading, state, knowledge)
    told = {one.how for one in (*reading.findings, *reading.bare) if one.id in wanted}
    return told == {"denied"}


def _crept_up(reading: Reading, state: State, knowledge: Knowledge) -> bool:
    """Whether a yes to "suddenly?" tells of what came slowly: "weak, yes, but not suddenly"."""
    question = asked_question(state, knowledge)
    return question is not None and question.sudden and pace(reading) is not None


def _leaves_out(said: Said, reading: Reading, knowledge: Knowledge) -> bool:
    """Whether a no excepts more than what the check is about: "no, other than the cramp"."""
    excepted = reading.tokens[said.excepted :] if said.excepted else ()
    return not knowledge.replies.harmless.issuperset(excepted)


def _excepted(reading: Reading, state: State, knowledge: Knowledge) -> str:
    """What a no leaves out is there; a danger that no rule finds in it is asked about again."""
    wanted = expected_ids(reading, state, knowledge)
    told = any(one.id in wanted and one.how != "denied" for one in reading.findings)
    told = told or any(one.id in wanted and one.how == "stated" for one in reading.bare)
    return "yes" if told or way_of(state, knowledge) != "danger" else "unsure"


def without_absent(heard: Slots, reading: Reading) -> Slots:
    """The slots without medicines and illnesses that are denied or were: "no statins"."""
    gone = {_named(one) for one in _rows(reading) if _absent(one, reading)}
    gone -= {_named(one) for one in _rows(reading) if not _absent(one, reading)}
    kept = {
        slot: tuple(one for one in words if slot not in _ROWS or (slot, one.id) not in gone)
        for slot, words in heard.items()
    }
    return {slot: words for slot, words in kept.items() if words}


def _names_only_absent(reading: Reading) -> bool:
    """Whether medicines or illnesses were named, and each as one that is not there."""
    rows = list(_rows(reading))
    return bool(rows) and all(_absent(one, reading) for one in rows)


def _rows(reading: Reading) -> Iterator[Mention]:
    yield from (one for one in reading.mentions if one.id.partition(".")[0] in _ROWS)


def _named(mention: Mention) -> tuple[str, str]:
    kind, _, name = mention.id.partition(".")
    return kind, name


def _absent(mention: Mention, reading: Reading) -> bool:
    """Denied, by a leading no too, or past: "i stopped the statin last year"."""
    if mention.polarity in ("denied", "cue") or mention.time == "past":
        return True
    before = reading.tokens[max(mention.span.start - _NEAR, 0) : mention.span.start]
    return not _STOPPED.isdisjoint(before)


def rather_a_reply(
    danger: Event, said: Said | None, reading: Reading, state: State, knowledge: Knowledge
) -> bool:
    """Whether a danger that is only suspected gives way to the reply in whose words it is.

    "Yep, chest and the left arm" is the yes to the question about it; "no, clear as a bell" denies
    it. Where a no goes on ("no, only when i breathe in"), what is suspected is asked about.
    """
    if not isinstance(danger, events.Suspected) or way_of(state, knowledge) not in _OF_CHECK:
        return False
    if _settled(danger.finding, reading, state, knowledge):
        return True
    answer = answer_to_sign(said, reading, state, knowledge)
    if answer is None or asked_of(state).facts.get("finding") == danger.finding:
        return answer is not None  # an answer to the very question about it
    named = danger.finding != UNNAMED
    if answer == "yes" and named and way_of(state, knowledge) != "danger":
        return danger.finding in expected_ids(reading, state, knowledge)
    return answer != "no" or not _behind_opening(danger.finding, reading)


def _settled(finding: str, reading: Reading, state: State, knowledge: Knowledge) -> bool:
    """Whether it was asked about or told before, or another sign of the question's is told."""
    if state.triage and finding in state.triage.findings:
        return True
    wanted = expected_ids(reading, state, knowledge)
    return finding in wanted and any(one.id in wanted for one in reading.told("stated"))


def _behind_opening(finding: str, reading: Reading) -> bool:
    """Whether a danger comes behind a "but": beside a no, what stands before it is denied."""
    spans = [one.span.start for one in reading.findings if one.id == finding]
    start = min(spans, default=len(reading.words))
    return not OPENING.isdisjoint(reading.words[:start])


def with_reply(
    answer: str | None, heard: Slots, state: State, knowledge: Knowledge
) -> dict[str, tuple[events.SlotValue, ...]]:
    """The slots with the answer; only beside a no is kept what would clear the question."""
    question = asked_question(state, knowledge) if answer in ("yes", "unsure") else None
    clears = {f"yes.{name}" for name in question.clears} if question else set()
    told = tuple(one for one in heard.get("finding", ()) if one.id not in clears)
    kept = {**heard, "finding": told} if told or "finding" in heard else {**heard}
    if not kept.get("finding", True):
        del kept["finding"]
    return kept | ({"answer": (events.SlotValue(answer, (answer,)),)} if answer else {})
