"""What is said to an alarm that takes nothing back: a wish for its number, a soothing, a deed.

"He says he's fine", "it's gone so we can wait", "I gave him water, is that okay": being well again
lowers no alarm, and what its row says must never be done is answered with that. What tells another
sign, or denies the one that was heard, is none of it.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from nlu.wordlists import word_set
from skill.dialog.asking_words import CALLING, WAITING, asks_somewhere
from skill.dialog.events import NUMBER, WELL, SaidToAlarm
from skill.dialog.heard_slots import slots_of
from skill.dialog.state import State
from skill.dialog.ways import asked_of
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Reading

_NUMBER = word_set("number numbers digits")
_WHOM = word_set("who whom what which where should shall must do")
_SAYING = word_set(
    "says say said saying reckons reckon swears insists claims thinks tells telling tell told"
)
_FEELING = word_set("feel feels feeling")
_CALM = word_set("fine okay ok alright right well better nothing good grand calm wind")
_OVER = word_set("gone passed passing stopped eased easing settled subsided off lifting better")
_LEFT = word_set("it that pain this they all")
_ENDS = word_set("now so off again away and but completely already since then a mostly")
_ONLY = word_set("just only probably maybe perhaps")
_PLAYED_DOWN = word_set(
    "wind gas indigestion heartburn acid reflux nerves panic anxiety anxious stress tiredness age "
    "nothing spicy curry chilli chili lunch dinner tea muscle posture"
)
_REFUSING = ("will not let", "wont let", "does not want", "do not want", "not having any")
_FINE = (("it", "is", "fine"), ("it", "is", "nothing"), ("all", "the", "time"))
_BOTHER = word_set("bother fuss bothering embarrassing embarrassed overreacting refusing refuses")
_DEEDS: Mapping[str, frozenset[str]] = {
    "drive": word_set("drive drives driving driven drove taxi cab uber car"),
    "vomit": word_set("vomit vomiting"),
    "drink": word_set("drink drinks drinking water tea coffee sip sips brandy whisky milk juice"),
    "eat": word_set("eat eats eating food feed toast biscuit bread banana sandwich soup"),
    "massage": word_set("massage massaging rub rubbing rubs"),
    "stretch": word_set("stretch stretching stretches"),
    "heat": word_set("heat warm warming bath hottie wheat"),
    "ice": word_set("ice icing frozen"),
    "raise": word_set("raise raising elevate elevating prop"),
    "walk-it-off": word_set("walk walking"),
    "magnesium": word_set("magnesium"),
    "alone": word_set("leave alone"),
    "wait": WAITING,
}
_WAITS = (
    *("see how", "see if", "hold off", "in the morning", "first thing"),
    *("keep an eye", "keep watch", "sleep on it", "leave it"),
)
# Whether it must be: "do i really have to go tonight", "is it that bad".
_DOUBTS = (
    *("have to", "need to", "really necessary", "that bad", "that serious", "that urgent"),
    *("are you sure", "you sure", "serious", "do i know", "do you know", "the hurry", "the rush"),
)


def after_alarm(reading: Reading, state: State, knowledge: Knowledge) -> SaidToAlarm | None:
    """What is said to the alarm just raised; None where it is another matter, or takes it back."""
    if asked_of(state).act != "danger.misheard" or _tells_more(reading, state, knowledge):
        return None
    about = _about(reading)
    return SaidToAlarm(slots_of(reading), about=about) if about else None


def _tells_more(reading: Reading, state: State, knowledge: Knowledge) -> bool:
    """Whether another sign is told, or this one denied: these are weighed by themselves."""
    told = any(knowledge.urgency.level(one.id) for one in reading.told("stated"))
    alarmed = asked_of(state).facts.get("finding")
    return told or any(one.id == alarmed for one in reading.told("denied"))


def _about(reading: Reading) -> str | None:
    tokens = reading.tokens
    if _asks_number(tokens):
        return NUMBER
    deed = next((one for one, words in _DEEDS.items() if not words.isdisjoint(tokens)), None)
    if deed == "wait" and _meanwhile(tokens):
        return None
    deed = "wait" if deed is None and _holds(tokens, _WAITS) else deed
    if _holds(tokens, _DOUBTS):
        return WELL
    if deed and (asks_somewhere(reading) or deed == "wait" or _soothes(tokens) or _done(tokens)):
        return deed
    return WELL if _soothes(tokens) else None


def _asks_number(tokens: Sequence[str]) -> bool:
    words = set(tokens)
    calls = not words.isdisjoint(CALLING) and not words.isdisjoint(_WHOM)
    return not words.isdisjoint(_NUMBER) or (calls and not _holds(tokens, _REFUSING))


def _meanwhile(tokens: Sequence[str]) -> bool:
    """Whether what is asked is for the time till help comes: "while i wait"."""
    return "while" in tokens and not WAITING.isdisjoint(tokens[tokens.index("while") :])


def _done(tokens: Sequence[str]) -> bool:
    """Whether it was done, by who helps: "i gave him a drop of water"."""
    return any(word in ("gave", "given", "giving", "give", "made", "put") for word in tokens)


def _soothes(tokens: Sequence[str]) -> bool:
    """Whether it is played down: by the ill one, as over, as something small; or help refused."""
    words = set(tokens)
    said = not words.isdisjoint(_SAYING | _FEELING) and not words.isdisjoint(_CALM)
    small = not words.isdisjoint(_ONLY) and not words.isdisjoint(_PLAYED_DOWN)
    fine = any(three in _FINE for three in zip(tokens, tokens[1:], tokens[2:], strict=False))
    refused = _holds(tokens, _REFUSING) or not words.isdisjoint(_BOTHER)
    return said or small or fine or refused or _is_over(tokens)


def _is_over(tokens: Sequence[str]) -> bool:
    """Whether it is said to have passed: "it's gone off a bit now", not "he's gone grey"."""
    if _LEFT.isdisjoint(tokens):
        return False
    pairs = pairwise((*tokens, "now"))
    return any(word in _OVER and after in _ENDS for word, after in pairs)


def _holds(tokens: Sequence[str], phrases: Sequence[str]) -> bool:
    said = f" {' '.join(tokens)} "
    return any(f" {phrase} " in said for phrase in phrases)
