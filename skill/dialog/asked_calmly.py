"""Whether words plainly ask for something of ours, so that what is suspected in them is no danger.

How the bars were chosen: on the lines of interaction_model/en/grow, those of waiting/ unseen by the
ear, and on the opened talks, all after a calm answer. Of 273 dangers that rules alone suspect none
comes as low as this (with a share of 0.6 one does), of 124 harmless lines 35. Of 232 that the ear
alone suspects none does, for where it is less sure it hears "how bad is a whole bottle".
"""

from nlu.wordlists import word_set
from skill.dialog.asking_words import asks, asks_somewhere
from skill.dialog.in_context import in_context
from skill.dialog.state import State
from skill.dialog.ways import asked_of
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Reading, Suspicion

_CLEAR = 0.7  # of a subject, weighed by what was talked of
_BY_ITSELF = 0.3  # of the subject by the sentence alone: a talk explains no danger
_CLEARER = 0.85  # of what is none of ours, or a command
_BEHIND_ONE = 1  # "anyway how long …"
_CALM = 0.1  # the most that the ear may suspect beside what rules find
_NEAR = 0.5  # of danger itself by the ear: what is cut off may have named the sign
_ALONE = 0.7  # the most that it may suspect by itself
_TAGGED = 0.6  # the same, in "i'd not just stop it would i"
# What may be asked by whoever is in danger, or has just been.
_OF_DANGER = (
    *("danger-signs", "who-to-call", "too-much-magnesium", "blood-clot", "when-to-see-doctor"),
    "limits",
)
_GRAVE = ("danger.", "mind.", "routine.check")
# Commands that a cry may sound like; the others are weighed as what is none of ours.
_ENDING = tuple(f"controls:{one}" for one in ("stop", "cancel", "thanks", "okay", "help", "call"))
_ANEW = ("controls:start-over", "controls:repeat", "controls:check-start")
_DOUBTFUL = ("near:", "far", "controls:")
# Forms in which nobody tells of a danger.
_WAYS = (
    *("when", "how-much", "how-long", "how-often", "how-to", "which", "where"),
    *("can-i", "together-with", "does-it-help"),
)
_SOMEBODY = word_set(
    "i me my mine myself we our us he him his she her they them their mum mom dad wife husband son "
    "daughter gran nan baby help"
)
_SAYS_ENOUGH = 4  # tokens before a tag, two empty ones among them
_TAGS = word_set("would should do does is can could will shall am are")
_THEM = word_set("i it he she they you we that")


def explained(reading: Reading, state: State, knowledge: Knowledge) -> bool:
    """Whether what rules suspect of the body is none: a subject is clear, and the ear is calm."""
    subject, likely = _about(reading, state, knowledge)
    bar = _CLEARER if subject.startswith(_DOUBTFUL) else _CLEAR
    by_itself = next((one.p for one in reading.candidates if one.subject == subject), 0.0)
    return _highest(reading.by_ear) < _CALM and likely >= bar and by_itself >= _BY_ITSELF


def asks_amid(reading: Reading, state: State, knowledge: Knowledge) -> bool:
    """Whether a question amid a talk explains what the ear alone suspects of the body or mind."""
    ear = reading.by_ear
    if ear is None or state.told is None or grave(state):
        return False
    share = max(ear.body, ear.mind)
    if ear.swallowed >= share:
        return False
    asked = asks_somewhere(reading) or asks(reading.tokens, _BEHIND_ONE) or tagged(reading)
    clear = asked and _about(reading, state, knowledge)[1] >= _CLEAR
    return (share < _ALONE and clear) or (share < _TAGGED and tagged(reading))


def idle(reading: Reading) -> bool:
    """Whether nothing in the words but their ring is a danger, which amid a talk is too little.

    No sign and nobody: "one minute, someone's at the gate"; or a question for an amount, a time or
    a way: "done that, when would i notice it". Of 86 dangers that the ear alone hears amid a talk
    (the check set, and the waiting lines) no one of the body, and three of the mind or swallowed,
    name neither; so only the body gives way there. None asks in such a form.
    """
    if asks_somewhere(reading) and reading.form in _WAYS:
        return True
    ear = reading.by_ear
    of_body = ear is not None and ear.body > max(ear.mind, ear.swallowed)
    parts = any(one.id.startswith("part.") for one in reading.mentions)
    near = any(one.subject == "danger-signs" and one.p >= _NEAR for one in reading.candidates[:2])
    sign = bool(reading.findings or reading.bare) or parts or near  # "… is dark brown"
    return of_body and not sign and _SOMEBODY.isdisjoint(reading.tokens)


def grave(state: State) -> bool:
    """Whether danger is what is talked of now."""
    return state.triage is not None or asked_of(state).act.startswith(_GRAVE)


def begins_anew(reading: Reading) -> bool:
    """Whether it is a command that is never a sign: "can we start again i'm all muddled"."""
    best = reading.candidates[0] if reading.candidates else None
    return best is not None and best.subject in _ANEW and best.p >= _CLEARER


def tagged(reading: Reading) -> bool:
    """Whether the last words ask whether that is so: "i can have both can i"."""
    *told, before, last = ("", "", *reading.tokens)
    return before in _TAGS and last in _THEM and len(told) > _SAYS_ENOUGH


def _about(reading: Reading, state: State, knowledge: Knowledge) -> tuple[str, float]:
    """The likeliest subject and its share; a share of 0 where it goes with a danger."""
    weighed = in_context(reading, state, knowledge).candidates
    best = weighed[0] if weighed else None
    if best is None or best.subject in _OF_DANGER or best.subject.startswith(_ENDING):
        return "", 0.0
    return best.subject, best.p


def _highest(ear: Suspicion | None) -> float:
    return max(ear.body, ear.mind, ear.swallowed) if ear else 1.0
