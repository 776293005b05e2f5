"""A Reading as a response header for the simulator: compact JSON in ASCII, of bounded length.

docs/simulator.md lists its keys. docs/security.md says when it is sent: in simulator mode alone.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import asdict

from skill.evidence import Evidence
from skill.understanding.reading import Mention, ReadFinding, Reading, Span

NAME = "X-Cramp-Coach-Reading"
LARGEST = 8 * 1024  # bytes of the header's value; HTTP libraries take some 64 KiB of a line
_BEST = 3  # candidates that are told
_LISTS = (
    "words",
    "tokens",
    "mentions",
    "unlisted",
    "quantities",
    "whens",
    "findings",
    "events",
    "repair",
    "ending",
)

Json = dict[str, Any]


def reading_headers(found: Sequence[Evidence]) -> Mapping[str, str]:
    """The header of what was filed last; none where nothing was read."""
    return {NAME: _bounded(_fields(found[-1]))} if found else {}


def _fields(evidence: Evidence) -> Json:
    reading = evidence.reading
    best = [{"subject": one.subject, "p": round(one.p, 3)} for one in reading.candidates[:_BEST]]
    return {
        "route": evidence.route,
        "complete": reading.complete,
        "words": list(reading.words),
        "tokens": list(reading.tokens),
        "mentions": [_mention(reading, each) for each in reading.mentions],
        "unlisted": [_heard(reading.words, span) for span in reading.unlisted],
        "who": reading.who,
        "quantities": [_counted(reading, each) for each in reading.quantities],
        "whens": [_counted(reading, each) for each in reading.whens],
        "findings": [_finding(reading, each) for each in reading.findings],
        "suspicion": {name: round(p, 3) for name, p in asdict(reading.suspicion).items()},
        "suspected": list(reading.suspected),
        "reply": reading.reply,
        "repair": _tokens(reading.repair),
        "ending": _tokens(reading.ending),
        "frame": reading.frame,
        "form": reading.form,
        "subject": best[0]["subject"] if best else None,
        "candidates": best,
        "events": [type(event).__name__ for event in evidence.events],
    }


def _tokens(part: Reading | None) -> list[str]:
    return list(part.tokens) if part else []


def _mention(reading: Reading, mention: Mention) -> Json:
    return {
        "id": mention.id,
        "heard": _heard(reading.tokens, mention.span),
        "span": [mention.span.start, mention.span.end],
        "polarity": mention.polarity,
        "time": mention.time,
        "owner": mention.owner,
        "side": mention.side,
        "asked": mention.asked,
    }


def _finding(reading: Reading, finding: ReadFinding) -> Json:
    return {
        "id": finding.id,
        "heard": _heard(reading.words, finding.span),
        "span": [finding.span.start, finding.span.end],
        "how": finding.how,
        "level": finding.level,
        "tier": finding.tier,
        "owner": finding.owner,
        "cue": _heard(reading.words, finding.cue) if finding.cue else None,
    }


def _counted(reading: Reading, each: Any) -> Json:
    """A number or a time as nlu's readers shape it, with its words."""
    return {"heard": _heard(reading.tokens, Span(*each.span)), **each._asdict()}


def _heard(words: Sequence[str], span: Span) -> str:
    return " ".join(words[span.start : span.end])


def _bounded(fields: Json) -> str:
    """As JSON; too long, the longest list loses its second half, and `cut` says so."""
    text = _compact(fields)
    while len(text) > LARGEST:
        longest = max(_LISTS, key=lambda name: len(_compact(fields[name])))
        kept = fields[longest]
        fields = {**fields, longest: kept[: len(kept) // 2], "cut": True}
        text = _compact(fields)
    return text


def _compact(value: Json | Iterable[Any]) -> str:
    """In ASCII, line ends escaped: nothing that was said can begin a header of its own."""
    return json.dumps(value, separators=(",", ":"))
