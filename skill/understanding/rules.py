"""The rules half of the reader: what was told, denied and named, by lexicon and grammar."""

from .findings import bare_findings, findings, suspicion
from .lexicon import Lexicon
from .mentions import mentions, unlisted
from .phrases import Found
from .reading import Reading
from .scope import marks, moved
from .words import split, tokens


class RuleReader:
    """Reads sentences with one lexicon. Holds nothing of what it read."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def read(self, words: object, *, complete: bool = True) -> Reading:
        """What the words told. What is no text, or holds no word, is a Reading of nothing."""
        raw = split(words)
        found_tokens = tokens(raw)
        if not found_tokens:
            return Reading(complete=complete)
        finds = self._lexicon.index.find(found_tokens)
        how = marks(found_tokens, finds, self._lexicon.findings)
        told = findings(self._lexicon, found_tokens, finds, how)
        return Reading(
            words=raw,
            mentions=mentions(self._lexicon.things, found_tokens, finds, how),
            unlisted=unlisted(found_tokens, finds),
            frame=_frame(finds),
            suspicion=suspicion(told),
            findings=told,
            bare=bare_findings(self._lexicon, found_tokens, finds, how),
            moved=tuple(moved(found_tokens, how)),
            figure=any(find.name == "figure" for find in finds),
            complete=complete,
        )


def _frame(finds: list[Found]) -> str:
    """A question's head stands first, or it is a report."""
    asked = any(find.name.startswith("cue-asked") and find.start == 0 for find in finds)
    return "question" if asked else "report"
