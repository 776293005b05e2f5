"""Whether the words tell of a cramp that is there now, by what they say of a part and how.

It is named ("cramping", "a charley horse"); a part does what a cramp does to it, in the present or
as what has just come about ("my calf is seizing", "my toes have crossed"); it is what a cramped
muscle is like ("gone hard as a brick"), or will not do what only a cramp hinders ("won't uncurl");
it is pointed at ("it's happening again, my foot", "get this out of my leg") or cried out. Whatever
tells that it is not there, or not now, goes before (cramp_blocks.py).
"""

import re

from skill.dialog.cramp_blocks import bare, no_cry
from skill.dialog.cramp_classes import (
    BECOMES,
    CANNOT,
    CRAMP,
    CRAMPING,
    CRAMPS,
    CRIES,
    GRIPS,
    HARD,
    LIKE,
    LOOSENS,
    MISHEARD,
    MUSCLE,
    NOW,
    PART,
    PLEA,
    VERY,
    shape,
)

_LONGEST, _BRIEF, _FEW = 32, 6, 2  # tokens
_BETWEEN = r"(?:\w+ ){0,5}"
_CLOSE = r"(?:\w+ ){0,2}"

_MISHEARD = rf"(?:a|an|this|got|bad|had) {MISHEARD} (?:in|of) {_CLOSE}{PART}"
_NAMED = shape(CRAMPING, CRAMP, _MISHEARD)
_NAMES_IT = shape(CRAMP, CRAMPING, CRAMPS, _MISHEARD)
_OFTEN = shape(CRAMPS)  # "leg cramps": a habit, unless it is said to be now
_PART = shape(PART)
_GRIPS = shape(
    rf"{MUSCLE} {_BETWEEN}{GRIPS}",
    rf"(?:grabbing|clutching|holding|rubbing) {_CLOSE}{_CLOSE}{PART}",
    rf"(?:grabbed|gripped|got|caught|seized|locked|twisting|squeezing"
    rf"|wringing) {_CLOSE}{_CLOSE}{PART}",
    rf"(?:knot|knots|lump|ball) {_CLOSE}(?:in|of) {_CLOSE}{PART}",
    rf"{PART} {_CLOSE}in (?:a |to |an )?(?:knots?|ball|spasm|claw)",
    rf"{PART} {_CLOSE}(?:in|into|tied in|up in|up like|like) {_CLOSE}{LIKE}",
    rf"(?:vein|nerve|muscle) {_BETWEEN}(?:climbed|caught|jumped|pulled|pulling|gone"
    rf"|on vein) {_BETWEEN}{PART}",
    rf"{PART} (?:\w+ )?{LIKE}$",
    rf"toes? {_BETWEEN}(?:crossed|crossing)",
)
_IS_HARD = shape(
    rf"{MUSCLE} {_BETWEEN}{BECOMES} {_CLOSE}(?:{HARD}|{LIKE})",
    rf"{MUSCLE} {_BETWEEN}{HARD} (?:as|like) {_CLOSE}{LIKE}",
    rf"{MUSCLE} {_BETWEEN}{VERY} {HARD}",
    rf"{MUSCLE} {_CLOSE}(?:like|as) (?:a |an )?(?:\w+ )?{LIKE}",
    rf"{VERY} (?:hard|tight|rigid|solid) {_BETWEEN}{PART}",
    rf"{PART} {_BETWEEN}{_BETWEEN}{HARD} (?:like|as) {_CLOSE}{LIKE}",
    rf"{PART} (?:is|are|just) (?:rigid|solid|rock|stone)",
)
_HOLDS = shape(
    rf"{PART} {_BETWEEN}{_CLOSE}{CANNOT} {_CLOSE}{LOOSENS}",
    rf"{CANNOT} (?:\w+ )?{LOOSENS} {_CLOSE}{PART}",
    rf"{CANNOT} get {_CLOSE}(?:{PART}|them|it) {_CLOSE}(?:flat|straight|down|open|undone|loose"
    rf"|apart)",
    rf"{CANNOT} keep {_CLOSE}{PART} (?:down|flat|straight)",
    rf"(?:something|it|this) {_CLOSE}(?:got|hold|grabbed|gripped"
    rf"|has) {_BETWEEN}(?:{PART}|{CRAMP})",
)
_OFF = r"(?:again|on me|off|into|bang|ping|mad|mental|crazy|funny)"
_GIVES_OUT = shape(
    rf"{PART} (?:(?:is|has|have|are|just|only|all|both) )*(?:gone|going)"
    rf"(?: {_OFF})*$",
    rf"{PART} (?:(?:just|only|all|both) )*went(?: {_OFF})+$",  # "my leg went …" may be cut off
    rf"{PART} (?:(?:is|has|have|are|just) )*(?:gone|going|went) (?:again|into)",
    rf"{PART} {_CLOSE}(?:acting up|playing up|at it|doing it|kicking off|jumping) (?:again|now"
    rf"|badly)?",
)
_POINTS = shape(
    rf"(?:it|here) (?:(?:is|it|we|has|just) )*(?:happening|starting|started|going|back|comes|go"
    rf"|come)"
    rf"(?: {_CLOSE}(?:again|now))? {_CLOSE}{PART}",
    rf"(?:stop|make|fix|sort) (?:it|this|that|my|me) {_BETWEEN}{PART}",
    rf"(?:get|take) (?:it|this|that|the) {_CLOSE}(?:out|off|away) {_BETWEEN}{PART}",
    rf"{PART} {_BETWEEN}(?:make|get|take) (?:it|this|that) (?:to )?(?:stop|go|out|off"
    rf"|let|away)",
    rf"{PART} {_BETWEEN}(?:doing|does) (?:it|that thing|its thing)",
    r"it is (?:happening|starting|started|coming|doing it)(?: (?:right|all over))?(?: (?:now"
    r"|again))$",
    r"(?:having|getting|got|in the middle of) (?:1|one|another|another 1) (?:right )?now",
    r"(?:here )?it (?:comes|is) (?:here )?again (?:the )?(?:cramp|spasm)",
)
_CRIED = shape(rf"{CRIES} {_BETWEEN}{PART}", rf"{PART} {_BETWEEN}{CRIES}")
_TWICE = shape(rf"({PART}) (?:(?:my|me|oh|ow) )*\1")
_WHOSE = shape(
    PART,
    r"i|we|he|she|my|his|her|me|him|having|got|get|getting|have|has|this|these|is|comes"
    r"|another",
)
_PAIN = shape(
    r"hurts?|hurting|pain\w*|sore|aches?|aching|burns?|burning|itch\w*|tired|heavy"
    r"|swollen"
)


def tells_cramp(text: str) -> bool:
    """Whether tokens joined by spaces tell of a cramp that is there now."""
    text = bare(text)
    if len(text.split()) > _LONGEST or no_cry(text):
        return False
    if _OFTEN.search(text) and not _at_once(text):
        return False
    named = _NAMED.search(text) or _OFTEN.search(text)
    return (bool(named) and _of_somebody(text)) or looks_like_one(text)


def names_cramp(text: str) -> bool:
    """Whether it is called a cramp, a spasm or a charley horse."""
    return bool(_NAMES_IT.search(text))


def looks_like_one(text: str) -> bool:
    """Whether a part is told to be as it is in a cramp, in words that do not name one."""
    shapes = (_GRIPS, _IS_HARD, _HOLDS, _GIVES_OUT, _POINTS)
    return any(one.search(text) for one in shapes) or _cried(text)


def asks_for_help(text: str) -> bool:
    """Whether what is asked is what to do about it."""
    return bool(PLEA.search(text))


def plainly_one(text: str) -> bool:
    """Whether it is named, or the muscle told to be drawn together: no leg that has gone weak."""
    return names_cramp(text) or bool(_GRIPS.search(text) or _IS_HARD.search(text))


def _of_somebody(text: str) -> bool:
    """Whether a cramp that is named is somebody's now: "cramp second half football" is nobody's."""
    few = len(text.split()) <= _FEW
    return few or _at_once(text) or bool(_WHOSE.search(text) or re.search(CRIES, text))


def _cried(text: str) -> bool:
    brief = len(text.split()) <= _BRIEF and not _PAIN.search(text)
    return bool(_TWICE.match(text)) or (brief and bool(_CRIED.search(text)))


def _at_once(text: str) -> bool:
    return bool(NOW.search(text) or PLEA.search(text))
