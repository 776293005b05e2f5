"""What a cramp that is told explains by itself: a cry for help, a foot that bears no weight.

"Leg cramp, help, quick" is no unnamed emergency, "my hand's cramped and won't open" no tetany. A
sign of more than a cramp in the same words leaves all of it as it was (cramp_blocks.py).
"""

import re

from msgspec.structs import replace

from skill.dialog.cramp_blocks import another_sign
from skill.dialog.cramp_classes import MISHEARD, PART, shape
from skill.dialog.cramp_shape import names_cramp, plainly_one, tells_cramp
from skill.dialog.state import State
from skill.dialog.ways import asked_of
from skill.understanding.reading import ReadFinding, Reading

_GRAVE = ("danger.", "mind.")
_OF_THE_LEG = ("leg-gone-weak", "cannot-stand", "one-leg-ache")
_TWO_HANDS = shape("both|hands|thumbs|fists|lips|mouth")
_ONE_HAND = shape("hand|thumb")
_CURLED = shape(r"(?:turn|twist|curl|roll)\w* (?:right |all )?(?:in|under|up|inwards?)")
_MISHEARD = shape(MISHEARD)
_KNOT = re.compile(r"\bknots?\b")
_FOOT_DOWN = shape(rf"keep {PART} (?:down|flat)", rf"keep \w+ {PART} (?:down|flat)")


def as_a_cramp(reading: Reading, state: State) -> Reading:
    """The Reading without the findings that the cramp it tells of explains."""
    text = " ".join(reading.tokens)
    grave = asked_of(state).act.startswith(_GRAVE)
    if state.triage or grave or another_sign(text) or not tells_cramp(text):
        return reading
    kept = tuple(one for one in reading.findings if not _explained(one, text, reading))
    return replace(reading, findings=kept)


def _explained(finding: ReadFinding, text: str, reading: Reading) -> bool:
    said = " ".join(reading.words[finding.span.start : finding.span.end])
    match finding.id:
        case "unnamed-emergency":
            return True
        case "looks-broken":
            return finding.how == "suspected" or bool(_CURLED.search(said))
        case "hands-locked":
            one = bool(_ONE_HAND.search(text)) or names_cramp(text)
            return one and not _TWO_HANDS.search(text)
        case "swollen-leg":
            return bool(_KNOT.search(said))
        case "cannot-drink":
            return bool(_FOOT_DOWN.search(text))
    misheard = bool(_MISHEARD.search(said)) and names_cramp(text)  # "a bad crap in my calf"
    return misheard or (finding.id in _OF_THE_LEG and plainly_one(text))
