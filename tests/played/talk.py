"""Whole conversations by people who have seen no code: their lines, and what must come of each.

tests/talks/*.yaml holds them. What must come is told by kinds (`Does`), by subjects (ids of
docs/understanding/labels.md), and by words that must or must not be heard.
"""

from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Literal, TypeAlias

from msgspec import Struct

from simulator.device.turn import Turn
from skill.knowledge.strict_yaml import read

FOLDER = Path(__file__).parent.parent / "talks"
Grade: TypeAlias = Literal["right", "partly", "wrong"]
_TELLING = ("answers.", "relief.")  # the relief coach names the answers that it stands for
_ALARM = ("danger.alert", "danger.holds")  # raised, or standing
_ALIKE = 0.6  # of two replies, from which on one repeats the other
# An answer that looks a row of a table up, and the prefix of its labels.
_ROWS = {
    "med": ("medicine-causes", "magnesium-with-medicines"),
    "cond": ("condition-causes", "magnesium-with-conditions"),
    "remedy": ("home-remedy",),
    "food": ("magnesium-in-food",),
}


class Line(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said, and what must come: one of `does`, about one of `about`.

    Of each list in `hear` one must be heard, of `lacks` none.
    """

    you: str
    does: str | list[str]
    about: list[str] = []
    hear: list[list[str]] = []
    lacks: list[str] = []
    why: str = ""


class Talk(Struct, frozen=True, forbid_unknown_fields=True):
    """A conversation; it begins by opening the skill."""

    name: str
    locale: str
    kind: str
    talk: list[Line]


def talks(folder: Path = FOLDER) -> list[Talk]:
    """All conversations of a folder."""
    return [one for path in sorted(folder.glob("*.yaml")) for one in read(path, list[Talk])]


def grade(line: Line, turn: Turn, before: Turn) -> Grade:
    """Right: kind, subject and words are; wrong: neither kind nor subject."""
    kinds = [line.does] if isinstance(line.does, str) else line.does
    kind = any(_DOES[one](turn, before) for one in kinds)
    subject = not line.about or any(_is_about(one, turn) for one in line.about)
    needs_subject = not any(_DOES[one](turn, before) for one in kinds if one != "answer")
    heard = turn.speech.lower()
    words = all(any(one.lower() in heard for one in several) for several in line.hear)
    words = words and not any(one.lower() in heard for one in line.lacks)
    if kind and words and (subject or not needs_subject):
        return "right"
    return "partly" if kind and (subject or words) else "wrong"


def _acts(turn: Turn) -> set[str]:
    asks = turn.reply.asks
    return {act.act for act in turn.reply.acts} | ({asks.act} if asks else set())


def _any(*names: str) -> Callable[[Turn, Turn], bool]:
    return lambda turn, _before: any(act.startswith(names) for act in _acts(turn))


def _is_about(label: str, turn: Turn) -> bool:
    kind, _, row = label.rpartition(":")
    for act in turn.reply.acts:
        if not act.act.startswith(_TELLING):
            continue
        if act.facts.get("answer") == label:
            return True
        if kind and act.facts.get("answer") in _ROWS.get(kind, ()) and _names(row, turn, act.facts):
            return True
    return False


def _names(row: str, turn: Turn, facts: Mapping[str, object]) -> bool:
    stem = row.split("-", maxsplit=1)[0].rstrip("s")
    return row in map(str, facts.values()) or stem in turn.speech.lower()


def _alike(turn: Turn, before: Turn) -> bool:
    if not (turn.speech and before.speech):
        return False
    return SequenceMatcher(None, turn.speech, before.speech).ratio() >= _ALIKE


def _asks_fact(turn: Turn, _before: Turn) -> bool:
    heard = turn.speech.lower()
    asks = any(one in heard for one in ("tell me", "name it", "which ", "how old", "what is it"))
    return _any("answers.")(turn, _before) and asks


def _same_question(turn: Turn, before: Turn) -> bool:
    asks, open_ = turn.reply.asks, before.reply.asks
    return bool(asks and open_) and getattr(asks, "act", "") == getattr(open_, "act", "")


def _slower(turn: Turn, before: Turn) -> bool:
    ssml = (turn.reply.speech.ssml if turn.reply.speech else "") or ""
    return _alike(turn, before) and "<prosody" in ssml


def _shorter(turn: Turn, before: Turn) -> bool:
    return _any("answers.", "routine.")(turn, before) and len(turn.speech) < len(before.speech)


_near = _any("basics.not_covered", "answers.unknown", "basics.offer_answer")


def _is_far(turn: Turn) -> bool:
    """Whether it was said that this is none of ours."""
    return any(one.facts.get("far") is True for one in turn.reply.acts)


_DOES: Mapping[str, Callable[[Turn, Turn], bool]] = {
    "answer": _any(*_TELLING),
    "asks-fact": _asks_fact,
    "check": _any("triage.question", "triage.begin"),
    "outcome": _any("triage.outcome", *_ALARM, "mind.crisis"),
    "alarm": _any(*_ALARM),
    "asks-danger": _any("danger.check", "mind.ask"),
    "crisis": _any("mind."),
    "poison": _any(*_ALARM),
    "repeat": _alike,
    "slower": _slower,
    "shorter": _shorter,
    "sources": _any("answers.sources"),
    "more": _any("answers.more"),
    "choice": _any("basics.did_you_mean", "basics.choose"),
    "routine": _any("routine."),
    "routine-offer": _any("routine.offer"),
    "reminder-time": _any("reminders.what_time"),
    "reminder-confirm": _any("reminders.confirm"),
    "reminder-set": lambda turn, _: bool(_any("reminders.set")(turn, turn) or turn.consent),
    "reminder-list": _any("reminders.is", "reminders.once_is"),
    "reminder-none": _any("reminders.none"),
    "help": _any("basics.help", "basics.afresh"),
    "near": lambda turn, _: bool(_near(turn, turn) or _is_far(turn)),
    "misheard": _any("basics.not_understood"),
    "goodbye": lambda turn, _: turn.ends,
    "nothing-lost": _same_question,
    "taken-back": _any("danger.taken_back"),
    "forgets": _any("basics.privacy", "basics.confirm_forget", "basics.forgotten"),
}


def graded(talk: Talk, hear: Callable[[str], Turn]) -> Iterator[tuple[Line, Turn, Grade]]:
    """Each line with its turn and grade; silence after the session's end is no turn."""
    before = hear("[open]")
    for line in talk.talk:
        if before.ends and line.you == "[silence]":
            return
        turn = hear(line.you)
        yield line, turn, grade(line, turn, before)
        before = turn
