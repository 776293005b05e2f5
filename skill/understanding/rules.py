"""The rules half of the reader: what was told, denied and named, by lexicon and grammar."""

from .findings import findings, suspicion
from .lexicon import Lexicon
from .mentions import mentions, unlisted
from .phrases import Found
from .reading import Reading, Reply, Span
from .scope import marks
from .words import WordToken, split, tokens

_REPLIES: tuple[tuple[str, Reply], ...] = (
    ("reply-neither", "neither"), ("reply-unsure", "unsure"), ("reply-done", "done"),
    ("reply-no", "no"), ("reply-yes", "yes"), ("reply-alone", "yes"),
)  # fmt: skip
_ALONE = "reply-alone"  # "I have", "it is": with more behind it, it tells


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
        reply, span = _reply(found_tokens, finds)
        return Reading(
            words=raw,
            mentions=mentions(self._lexicon.things, found_tokens, finds, how),
            unlisted=unlisted(found_tokens, finds),
            frame=_frame(finds, reply),
            suspicion=suspicion(told),
            findings=told,
            reply=reply,
            reply_span=span,
            complete=complete,
        )


def _reply(found: tuple[WordToken, ...], finds: list[Found]) -> tuple[Reply | None, Span | None]:
    """A reply stands first; the longest one counts."""
    first = {
        find.name: find
        for find in finds
        if find.start == 0 and (find.name != _ALONE or find.end == len(found))
    }
    hits = [(first[name], reply) for name, reply in _REPLIES if name in first]
    if not hits:
        return None, None
    find, reply = max(hits, key=lambda hit: hit[0].end)
    return reply, Span(found[0].at, found[find.end - 1].at + 1)


def _frame(finds: list[Found], reply: Reply | None) -> str:
    """A reply stands first; else a question's head does, or it is a report."""
    if reply:
        return "reply"
    asked = any(find.name.startswith("cue-asked") and find.start == 0 for find in finds)
    return "question" if asked else "report"
