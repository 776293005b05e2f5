"""What the ear hears an answer to mean, where the lists of phrases hear nothing, or something else.

The ear was taught how people answer the questions of the leg check in their own words
(interaction_model/en/grow/replies-*.jsonl). Beside a clear no a sign in the same words is seldom
meant as one: "nothing sudden, no, the weakness crept up".
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from nlu.wordlists import word_set
from skill.dialog.events import Slots, SlotValue
from skill.dialog.state import State
from skill.dialog.ways import BY_EAR, asked_of, way_of
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Reading

TAUGHT = (*BY_EAR, "person")  # the ways of asking whose answers the ear was taught
OPENING = frozenset(
    ("but", "only", "just", "except", "though", "although", "apart", "unless", "besides", "other")
)
_BEING = word_set("do does did can could should shall would will is are was am may might")
_ONE = word_set("i you he she it we they that this there")
_ACTS = tuple(
    f"controls:{one}"
    for one in (
        *("reminders-", "routine-start", "routine-next", "start-over", "stop"),
        "change-answer",
    )
)
_LEAVES_OUT = OPENING | {"wait", "actually", "hang"}  # "no wait i did faint"
_ASKING = ("triage.", "danger.", "routine.check")  # the acts of these questions
_ANSWERS = ("yes", "no", "unsure")
# How likely an answer must be to count: a no to a danger more than others, for it clears it.
_LEAST: Mapping[tuple[str, str], float] = {("danger", "no"): 0.7, ("danger", "yes"): 0.6}
_FEW = 3  # tokens
_DANGER = 0.15  # below it the ear hears no danger; set on the check set, so tuned there
_SINCE_LATELY = "yes.newly"
_CLEAR_QUESTION = 0.6
_BRIEFLY = 0.95  # how sure it must be to count against a listed phrase of a word or two
_GUESS, _ENOUGH, _DOUBTS, _SURE, _BEYOND_DOUBT = 0.35, 0.5, 0.8, 0.9, 0.98
# How likely the ear's answer must be to count against a listed phrase: "only", "one or two" mean
# another thing to "how often" than to "is it swollen".
_OVERRULES: Mapping[str, float] = {"danger": 0.9, "often": 0.4, "cause": 0.6, "one": 0.6}
_OVERRULES_ELSE = 0.75


def heard_answer(reading: Reading, state: State, knowledge: Knowledge) -> str | None:
    """Yes, no or unsure, where it is likely enough for what was asked."""
    way = _taught(state, knowledge)
    best = reading.replies[0] if reading.replies and way else None
    if best is None or best.subject not in _ANSWERS or _says_little(reading):
        return None
    if _commands(reading) or _asks_clearly(reading):
        return None
    if best.subject == "yes" and way == "danger" and _is_another_matter(reading):
        return None
    if best.subject == "no" and alarming(reading):
        return "unsure"  # the two halves of the ear contradict each other: it is asked again
    if best.subject == "no" and way == "danger" and reading.told("stated") and best.p < _SURE:
        return None  # another sign beside it is no answer yet
    return best.subject if best.p >= _LEAST.get((way or "", best.subject), _ENOUGH) else None


def _asks_clearly(reading: Reading) -> bool:
    """Whether something of ours is asked, and no reply said: "could it be these new trainers"."""
    best = reading.candidates[0] if reading.candidates else None
    ours = best is not None and ":" not in best.subject and best.p >= _CLEAR_QUESTION
    return reading.reply is None and reading.frame == "question" and ours


def asks_calmly(reading: Reading) -> bool:
    """Whether something is asked in words in which the ear hears no danger."""
    asks = any(one in _BEING and after in _ONE for one, after in pairwise(reading.tokens))
    return asks and heard_calm(reading) and not reading.told("stated")


def _is_another_matter(reading: Reading) -> bool:
    """Whether something is told by name, or asked, and no yes said: "i take a statin".

    Where it was asked for it answers by its name; "and for mine do i do the same" is no yes.
    """
    return reading.reply is None and (bool(reading.told("stated")) or asks_calmly(reading))


def _commands(reading: Reading) -> bool:
    """Whether something else is to be done: "okay set me a reminder" is no yes."""
    best = reading.candidates[0] if reading.candidates else None
    return best is not None and best.subject.startswith(_ACTS) and best.p >= _ENOUGH


def _taught(state: State, knowledge: Knowledge) -> str | None:
    """The way of a question whose answers the ear was taught: of the check, of danger."""
    way = way_of(state, knowledge)
    return way if way in TAUGHT and asked_of(state).act.startswith(_ASKING) else None


def sure_answer(reading: Reading, state: State, knowledge: Knowledge) -> str | None:
    """The same where there is hardly a doubt."""
    sure = bool(reading.replies) and reading.replies[0].p >= _SURE
    return heard_answer(reading, state, knowledge) if sure else None


def answers_surely(reading: Reading, state: State, knowledge: Knowledge) -> bool:
    """Whether they are an answer beyond a doubt to what is no danger: "it comes out of nowhere"."""
    best = reading.replies[0] if reading.replies else None
    harmless = _taught(state, knowledge) not in (None, "danger")
    return harmless and best is not None and best.subject in _ANSWERS and best.p >= _SURE


def likeliest(reading: Reading, way: str) -> str | None:
    """The likeliest answer, for words that tell nothing else; None where it is a mere guess.

    A guess never clears a danger.
    """
    best = next((one for one in reading.replies if one.subject in _ANSWERS), None)
    if best is None or best.p < _GUESS or _says_little(reading):
        return None
    if best.subject == "yes" and way == "danger" and asks_calmly(reading):
        return "unsure"
    least = _LEAST.get((way, best.subject), _GUESS)
    return best.subject if best.p >= least else "unsure"


def _says_little(reading: Reading) -> bool:
    """Whether they are an age, or a word or two far from anything: the ear was not taught these."""
    if len(reading.tokens) > _FEW:
        return False
    best = reading.candidates[0] if reading.candidates else None
    far = best is not None and best.subject == "far" and best.p >= _ENOUGH
    return far or any(one.roles[:1] == ("age",) for one in reading.quantities)


def agreed(listed: str, reading: Reading, state: State, knowledge: Knowledge) -> str:
    """The answer that a list of phrases gives, weighed against the ear; of a danger it is open."""
    way = _taught(state, knowledge)
    best = reading.replies[0] if reading.replies and way else None
    if best is None or best.subject not in _ANSWERS or best.subject == listed:
        return listed
    opposed = {listed, best.subject} == {"yes", "no"}
    excepts = listed == "yes" and not OPENING.isdisjoint(reading.tokens)
    brief = len(reading.tokens) <= _FEW and best.p < _BRIEFLY
    if excepts or (opposed and brief):
        return listed
    if best.p < _OVERRULES.get(way or "", _OVERRULES_ELSE) or not (opposed or listed == "unsure"):
        return listed
    if way == "danger":
        return "unsure"
    return best.subject


def overruled(reading: Reading, state: State, knowledge: Knowledge) -> Iterator[str]:
    """The alarms in the words of a sure no or unsure; not behind a "but" or an "apart from".

    The ear alone takes no alarm back: a no or a doubt was said in so many words.
    """
    if not _says_no(reading) or sure_answer(reading, state, knowledge) not in ("no", "unsure"):
        return
    for finding in reading.told("stated"):
        before = reading.words[: finding.span.start]
        if knowledge.urgency.at_once(finding.id) and _LEAVES_OUT.isdisjoint(before):
            yield finding.id


def believed(
    told: tuple[SlotValue, ...], reading: Reading, state: State, knowledge: Knowledge
) -> tuple[SlotValue, ...]:
    """Of the signs told in reply those that count: beside a sure no, none that is there."""
    if reading.reply is None and len(reading.tokens) <= _FEW:
        return told  # named and nothing else: "heat", "a stomach bug"
    if asked_of(state).act == "danger.check" and not _says_no(reading):
        return told  # the very sign that is asked about
    if doubts(reading, state, knowledge):  # "it's hard to make out any redness"
        return tuple(one for one in told if not _there(one))
    if sure_answer(reading, state, knowledge) != "no":
        return told
    return tuple(one for one in told if not _there(one) or _besides(one, reading, knowledge))


def _besides(one: SlotValue, reading: Reading, knowledge: Knowledge) -> bool:
    """Whether a sign counts beside a sure no: behind a "but", or as an alarm.

    An alarm counts where no word denied it and the ear hears a danger.
    """
    alarm = knowledge.urgency.at_once(str(one.id).removeprefix("yes."))
    if one.id == _SINCE_LATELY:
        return True  # no sign, but since when
    if _behind_opening(one, reading):
        return not (alarm and heard_calm(reading))
    beyond_doubt = bool(reading.replies) and reading.replies[0].p >= _BEYOND_DOUBT
    if not OPENING.isdisjoint(reading.tokens) and not beyond_doubt:
        return not (alarm and heard_calm(reading))
    return alarm and not _says_no(reading) and not heard_calm(reading)


def _behind_opening(one: SlotValue, reading: Reading) -> bool:
    """Whether it is told behind a word that leaves something out: "no but it's red"."""
    name = str(one.id).removeprefix("yes.")
    starts = [f.span.start for f in (*reading.findings, *reading.bare) if f.id == name]
    opens = [at for at, word in enumerate(reading.words) if word in _LEAVES_OUT]
    return any(at < start for at in opens for start in starts)


def alarming(reading: Reading) -> bool:
    """Whether the ear hears a danger beyond doubt."""
    return reading.by_ear is not None and reading.by_ear.body >= _SURE


def heard_calm(reading: Reading) -> bool:
    """Whether the ear hears no danger in the words."""
    heard = reading.by_ear
    return heard is not None and max(heard.body, heard.mind, heard.swallowed) < _DANGER


def _there(one: SlotValue) -> bool:
    return str(one.id).startswith("yes.")


def _says_no(reading: Reading) -> bool:
    return reading.reply in ("no", "neither", "unsure")


def doubts(reading: Reading, state: State, knowledge: Knowledge) -> bool:
    """Whether the words are hardly anything but unsure: it never becomes a no, nor a sign."""
    way = _taught(state, knowledge)
    heard = reading.replies[0] if reading.replies and way else None
    doubtful = way != "cause"  # who names what set it off has answered
    unsure = heard is not None and heard.subject == "unsure" and heard.p >= _DOUBTS
    return doubtful and unsure


def asks_back(reading: Reading) -> bool:
    """Whether they ask about what was asked: "does a scan count"."""
    return bool(reading.replies) and reading.replies[0].subject == "question"


def without(heard: Slots, findings: frozenset[str]) -> Slots:
    """The slots without these findings."""
    told = tuple(
        word for word in heard.get("finding", ()) if word.id not in {f"yes.{n}" for n in findings}
    )
    return _replaced(heard, told)


def _replaced(heard: Slots, told: tuple[SlotValue, ...]) -> Slots:
    kept = {slot: words for slot, words in heard.items() if slot != "finding"}
    return {**kept, "finding": told} if told else kept
