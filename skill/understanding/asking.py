"""What is asked about in general, and not told: the head of a question, nobody's own body in it."""

from collections.abc import Sequence

from .earlier import clause_end
from .marks import Mark, set_marks
from .phrases import Found
from .words import WordToken, word_set

_OPENERS = word_set("so and but well alexa hey please then ok question curious just")
_WOULD = word_set("can could would will does do might may")
_MAKES = word_set("make give cause bring set leave trigger")
_SUBJECT = 6  # tokens in which the verb of such a question comes
_PERSONAL = word_set(
    "my i me he she his her him we our mine mum dad mother father husband wife nan gran"
)


def ask(tokens: Sequence[WordToken], found: list[Mark], cues: Sequence[Found]) -> None:
    """A question in general: its head stands, and nobody's own body, now, is in it."""
    heads = [cue for cue in cues if cue.name == "cue-asked" or _leads(tokens, cue)]
    if not heads or _lasts(tokens):
        return
    within = {place for head in heads for place in range(head.start, head.end)}
    for head in heads:
        end = _question_end(tokens, head.end)
        own = any(
            tokens[place].word in _PERSONAL
            for place in range(end)
            if place not in within and found[place].supposed < 0
        )
        if not own or _makes(tokens, head):
            set_marks(found, "asked", range(head.end, end), head.start)


def _makes(tokens: Sequence[WordToken], head: Found) -> bool:
    """Whether it is asked what a thing would do to one: "could a hot bath make me faint"."""
    behind = [token.word for token in tokens[head.end : head.end + _SUBJECT]]
    return tokens[head.start].word in _WOULD and not _MAKES.isdisjoint(behind)


def _lasts(tokens: Sequence[WordToken]) -> bool:
    """What goes on since a day is told, though a question stands before it."""
    return any(
        token.word == "since" and tokens[place + 1].word not in ("when", "i", "a", "if")
        for place, token in enumerate(tokens[:-1])
    )


def _leads(tokens: Sequence[WordToken], cue: Found) -> bool:
    """A word that asks only where it stands first ("is …", "can …")."""
    first = cue.start == 0 or tokens[cue.start - 1].word in _OPENERS
    behind = tokens[cue.end].word if cue.end < len(tokens) else ""
    if behind == "not" or (behind == "be" and cue.start == 0):  # "isn't breathing", "could be hot"
        return False
    return cue.name == "cue-asked-first" and first


def _question_end(tokens: Sequence[WordToken], start: int) -> int:
    """A question ends where its clause does, or where somebody begins to tell ("i am doing …")."""
    end = clause_end(tokens, start)
    starts = (at for at in range(start + 2, end) if tokens[at].word == "i")
    return next((at for at in starts if tokens[at - 1].word not in ("if", "that", "can")), end)
