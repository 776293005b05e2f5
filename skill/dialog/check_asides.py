"""What is asked of the leg check itself, and a yes that only says "ready": neither answers it.

"Is this going to take long", "who do I ring then", "so is it serious": answered shortly, and the
question comes again. "Yes, I'm ready, I haven't got any of that" is a no to a list of dangers, and
"yes, start" no yes to one.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from nlu.wordlists import word_set
from skill.dialog.asking_words import CALLING, WAITING, asks_somewhere
from skill.dialog.danger import UNNAMED
from skill.dialog.events import HOW_LONG, VERDICT, WHOM, AskedOfCheck
from skill.dialog.expected import answer_of
from skill.dialog.heard_answers import heard_calm
from skill.dialog.heard_slots import slots_of
from skill.dialog.state import State
from skill.dialog.triage_noted import asked_question
from skill.dialog.ways import OF_SIGNS, way_of
from skill.knowledge.localise import Knowledge
from skill.knowledge.triage import Question
from skill.understanding.reading import Reading
from skill.understanding.replies import Said

_LONG = word_set("long many much quick more")
_OF_IT = word_set("this these questions question check left")
_TAKES = word_set("take takes taking left more questions go going")
_LASTING = word_set("cramp cramps pain lasts last lasted")
_WHO = word_set("who whom number where")
_CALLING = CALLING | word_set("see contact")
_GRAVE = word_set("serious bad dangerous worry worried bothered urgent doctor gp hospital clot")
_SIGNS, _TELLING = word_set("warmer bigger colder swollen hot"), word_set("tell know check measure")
_JUDGED = word_set("need needs should is it so think reckon")
_BEGIN = word_set("start begin starting beginning go")
_TO_BEGIN = word_set("for to then please just on and")
_EXCEPTS = word_set("but except apart besides unless other although")
_NONE_OF = ("any of", "none of", "not one of", "nothing of")
_THOSE = word_set("that those these them it this")
_NOT = word_set("not no none never without nothing")
_NEAR = 4  # tokens between a negative and "any of that"


def check_aside(
    said: Said | None, reading: Reading, state: State, knowledge: Knowledge
) -> AskedOfCheck | None:
    """What is asked of the check under way; None where a sign is told, or the question answered."""
    asked = asked_question(state, knowledge)
    if asked is None or (said and answer_of(said)):
        return None
    told = [one for one in reading.told("stated") if one.id != UNNAMED]
    denied = reading.told("denied")
    if told or denied or reading.bare or not asks_somewhere(reading) or not heard_calm(reading):
        return None
    about = _about(set(reading.tokens)) or _sign_of(asked, set(reading.tokens), knowledge)
    return AskedOfCheck(slots_of(reading), about=about) if about else None


def _about(words: set[str]) -> str | None:
    of_it = not words.isdisjoint(_OF_IT) and words.isdisjoint(_LASTING)
    if of_it and not words.isdisjoint(_LONG) and not words.isdisjoint(_TAKES):
        return HOW_LONG
    if not words.isdisjoint(_WHO) and not words.isdisjoint(_CALLING):
        return WHOM
    grave = not words.isdisjoint(_GRAVE) and not words.isdisjoint(_JUDGED)
    return VERDICT if grave or not words.isdisjoint(WAITING) else None


def _sign_of(asked: Question, words: set[str], knowledge: Knowledge) -> str | None:
    """The other question whose sign is asked for: "how would i tell if it's warmer"."""
    signs = words & _SIGNS
    if words.isdisjoint(_TELLING) or not signs:
        return None
    others = (one for one in knowledge.triage.questions if one.id != asked.id)
    named = (one.id for one in others if not signs.isdisjoint(_words(one)))
    return next(named, None)


def _words(question: Question) -> list[str]:
    return f"{question.ask} {question.reword}".lower().replace(",", "").replace("?", "").split()


def unready(
    said: Said | None, reading: Reading, state: State, knowledge: Knowledge
) -> tuple[Said | None, Reading]:
    """The reply; a yes that only says "ready" asks again, or is the no that stands beside it."""
    of_check = state.triage is not None and way_of(state, knowledge) in OF_SIGNS
    if not of_check or reading.told("stated") or not _EXCEPTS.isdisjoint(reading.tokens):
        return said, reading
    ready = _is_ready(reading.tokens)
    if _denies_all(reading.tokens) and (ready or answer_of(said) == "yes"):
        return Said("no", 0, len(reading.tokens), whole=True), replace(reading, replies=())
    if ready and not reading.bare and _says_yes(said, reading):
        return Said("again", 0, len(reading.tokens), whole=True), replace(reading, replies=())
    return said, reading


def _is_ready(tokens: Sequence[str]) -> bool:
    """Whether somebody is ready, or wants to begin; not "ready to drop", "it started just now"."""
    padded = ("", *tokens, "")
    for before, word, after in zip(padded, tokens, padded[2:], strict=False):
        if word == "ready" and after != "to":
            return True
        if word in _BEGIN and (before in _TO_BEGIN or not after):
            return True
    return False


def _says_yes(said: Said | None, reading: Reading) -> bool:
    return answer_of(said) == "yes" or "yes" in reading.tokens


def _denies_all(tokens: Sequence[str]) -> bool:
    """Whether all that was named is denied: "i haven't got any of that"."""
    for at in range(len(tokens) - 2):
        phrase, them = " ".join(tokens[at : at + 2]), tokens[at + 2]
        if phrase in _NONE_OF and them in _THOSE:
            before = tokens[max(at - _NEAR, 0) : at]
            return phrase != "any of" or not _NOT.isdisjoint(before)
    return False
