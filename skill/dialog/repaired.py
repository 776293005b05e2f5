"""A repair: what was meant instead is taken up, where it asks, or names something of ours.

The signs and dangers of the whole sentence stay as they were heard. A part of the leg alone ("i
said calves", "on my feet not the other kind") asks for what was told last, once more.
"""

from msgspec.structs import replace

from nlu.wordlists import word_set
from skill.dialog.asked_calmly import grave
from skill.dialog.asking_words import asks_somewhere
from skill.dialog.questions import best_of
from skill.dialog.rows import ROW_SLOTS
from skill.dialog.state import State
from skill.understanding.reading import Candidate, Reading

_CLEAR = 0.5  # of a subject that is meant, where nothing is asked
_VAGUE = 0.3
_KNOWN = 1.0
_COMMAND = "controls:"
_CORRECTED = Candidate("controls:wrong", _KNOWN)
_BRIEF = 4  # tokens of a thing that is named
_FOR = ("and", "for")
_NOT_ASKED = (
    "reminders.",
    "routine.",
    "basics.confirm_forget",
)  # their answers have repairs of their own
_WHOM = word_set("me us him her them")
_OTHER = word_set("other others")
_SORT = word_set("kind kinds sort sorts one ones way")
_FEW = 3  # tokens: a part, and hardly anything else


def repaired(reading: Reading, state: State) -> Reading:
    """The Reading with what was meant in the place of what was said."""
    meant = reading.repair
    asked = state.asked.act if state.asked else ""
    if grave(state) or asked.startswith(_NOT_ASKED):
        return reading
    if meant is not None and _asks(meant):
        return _instead(reading, meant)
    if meant is not None and state.told and _names(meant) and len(meant.tokens) <= _BRIEF:
        return _instead(reading, replace(meant, candidates=(_CORRECTED,)))
    if reading.ending is not None and _asks_at_last(reading, reading.ending):
        return _instead(reading, reading.ending)
    of_part = (meant is not None and len(meant.tokens) <= _FEW) or _not_the_other(reading)
    if state.told and of_part and _names_a_part(meant or reading) and not reading.told("stated"):
        told = Candidate(str(state.told.facts["answer"]), _KNOWN)
        return _instead(reading, Reading(tokens=reading.tokens, candidates=(told,)))
    return reading


def _asks(meant: Reading) -> bool:
    """Whether it asks, or is clear, or says whom it is for."""
    best = best_of(meant)
    clear = best is not None and best.p >= _CLEAR and not best.subject.startswith(_COMMAND)
    clear = clear and len(meant.tokens) > _BRIEF
    someone = any(one.id.startswith("person.") for one in meant.mentions)
    someone = someone or not _WHOM.isdisjoint(meant.tokens)
    return asks_somewhere(meant) or clear or (someone and meant.tokens[:2] == _FOR)


def _asks_at_last(reading: Reading, ending: Reading) -> bool:
    """Whether the whole says nothing clearly, and the question at its end does."""
    whole, last = best_of(reading), best_of(ending)
    vague = (whole is None or whole.p < _VAGUE) and not reading.told("stated")
    clear = last is not None and last.p >= _CLEAR and not last.subject.startswith(_COMMAND)
    return vague and clear


def _names(meant: Reading) -> bool:
    """Whether it names something that is told of."""
    kinds = ("answer", *ROW_SLOTS.values())
    return any(one.id.partition(".")[0] in kinds for one in meant.mentions)


def _instead(reading: Reading, meant: Reading) -> Reading:
    return replace(
        reading,
        tokens=meant.tokens,
        mentions=meant.mentions,
        unlisted=meant.unlisted,
        who=meant.who,
        quantities=meant.quantities,
        whens=meant.whens,
        frame=meant.frame,
        form=meant.form,
        candidates=meant.candidates,
        reply=meant.reply,
        reply_span=meant.reply_span,
        replies=meant.replies,
        repair=None,
    )


def _names_a_part(reading: Reading) -> bool:
    return any(one.id.startswith("part.") for one in reading.mentions)


def _not_the_other(reading: Reading) -> bool:
    """Whether one sense is set against another: "on my feet not the other kind"."""
    words = set(reading.tokens)
    return "not" in words and not words.isdisjoint(_OTHER) and not words.isdisjoint(_SORT)
