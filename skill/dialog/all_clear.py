"""Whether an answer to the routine's safety check says that nothing is wrong, in any words.

It does where something in it says so (a denial of the signs, "the same as ever", "the doctor's fine
with it", "you can start"), where nothing speaks against it, and where next to nothing in it is left
over that no class of words knows: what is not understood clears nobody.
"""

import re

from skill.dialog.check_words import (
    AGAINST,
    CLEARED,
    DENIED,
    IDLE,
    LONG_AGO,
    NONE,
    SIGN_AT_ALL,
    STARTS,
    WELL,
)
from skill.dialog.cramp_classes import shape

_LONGEST = 26  # tokens
_UNSURE = shape(
    r"not (?:(?!anything|all|any)\w+ ){0,2}(?:good|well|fine|great|right|okay|ok"
    r"|normal|happy|better|safe)",
    r"maybe|perhaps|possibly|not (?:too |really |so |that |very |all that )?(?:sure"
    r"|certain|good|well|great"
    r"|right|fine|clever|okay|ok|happy|normal)|hard to|kind of|sort of|depends|might"
    r"|could be|hopefully"
    r"|sometimes|hardly|barely|not (?:feeling|been|be|being|keeping) (?:\w+ )?(?:well"
    r"|good|right|great|myself)|what|which|how|why|who",
)
_LEAVES_OUT = shape(
    r"except|apart from|although|though|however|besides|unless|other than|bar|only that"
)
_CARRIES = shape(  # she stretches gently: no all-clear yet, and no sign
    r"\d+ (?:weeks|months) (?:along|gone|pregnant)|pregnant|expecting(?: a baby)?"
)
# What was there once, and is over.
_OVER = shape(
    r"(?:(?:it|that|they|swelling|all|is|has"
    r"|have) )*(?:gone(?: down)?(?: completely)?|come good|better|healed"
    r"|settled|been right|cleared up|gone now)(?: now| ever since)?"
)
_ONCE = shape(r"(?:used to|was|were|had|did|broke|tore|been done) \w+(?: \w+)?")
_PAST = shape(
    r"(?:i |my |the |me |a |an |it )*(?:\w+ )?(?:used to (?:have )?|was |were |had "
    r"|did |broke |tore |happened"
    r" ?|been )?(?:\w+ )?(?:operation|surgery|op|hip|knee|ankle|hammy|hamstring|clot"
    r"|swelling|leg|cramp)"
    r"(?: (?:was|were|done|happened|replaced|fixed|operation|surgery|way|the|once|last night))*"
)
# Words that may be left over, where it is said in so many words, or not.
_FEW = {True: 2, False: 0}
_MOST = {True: 4, False: 0}  # the same, where a listed phrase cleared it


def says_clear(text: str) -> bool:
    """Whether these tokens, joined by spaces, say that nothing is wrong."""
    if len(text.split()) > _LONGEST or _UNSURE.search(text) or _not_all(text):
        return False
    past, rest = history(text)
    if AGAINST.search(rest):
        return False
    rest, none = _without(rest, DENIED, NONE)
    rest, cleared = _without(rest, CLEARED)
    rest, well = _without(rest, WELL)
    rest, starts = _without(rest, STARTS)
    if SIGN_AT_ALL.search(rest) or not (none or cleared or well or starts):
        return False
    if past and not (cleared or well):
        return False
    left = [one for one in rest.split() if not IDLE.fullmatch(one)]
    return len(left) <= _FEW[none or cleared or well]


def _not_all(text: str) -> bool:
    return bool(_LEAVES_OUT.search(text) or _CARRIES.search(text))


def knows_all(text: str) -> bool:
    """Whether nothing speaks against it, and at most a word or two are of no class."""
    text = _CARRIES.sub(" ", text)
    if _LEAVES_OUT.search(text) or _UNSURE.search(text):
        return False
    _, rest = history(text)
    against = AGAINST.search(rest)
    rest, said = _without(rest, DENIED, NONE, CLEARED, WELL, STARTS)
    left = [one for one in rest.split() if not IDLE.fullmatch(one)]
    return not against and not SIGN_AT_ALL.search(rest) and len(left) <= _MOST[said]


def history(text: str) -> tuple[bool, str]:
    """Whether something long past is told that is over, and the words without it."""
    told = LONG_AGO.search(text) or (_ONCE.search(text) and _OVER.search(text))
    if not told:
        return False, text
    rest = _OVER.sub(" well ", text)
    rest = LONG_AGO.sub(" ", rest)
    return True, _PAST.sub(" ", rest)


def _without(text: str, *shapes: re.Pattern[str]) -> tuple[str, bool]:
    """The words without what these shapes know, and whether they knew something."""
    found = False
    for one in shapes:
        text, times = one.subn(" ", text)
        found = found or bool(times)
    return text, found
