"""An aside that is none of ours, amid a talk: "is it supposed to snow".

What was talked of makes its own subjects likelier (in_context.py), so that a clear question about
the weather became one about coffee. On the lines of interaction_model/en/grow/waiting and in the
opened talks none of ours is as far as this where it asks and names nothing.
"""

from msgspec.structs import replace

from skill.dialog.asking_words import asks_somewhere
from skill.understanding.reading import Candidate, Reading

_FAR, _CLEARLY, _KNOWN = "far", 0.8, 1.0
_ENOUGH = 4  # tokens: "how often" says too little


def none_of_ours(reading: Reading) -> Reading:
    """The Reading, with what is clearly far as known to be."""
    best = reading.candidates[0] if reading.candidates else None
    far = best is not None and best.subject == _FAR and best.p >= _CLEARLY
    if not far or len(reading.tokens) < _ENOUGH or not asks_somewhere(reading) or _ours(reading):
        return reading
    return replace(reading, candidates=(Candidate(_FAR, _KNOWN),))


def _ours(reading: Reading) -> bool:
    """Whether anything of ours is named, told or counted."""
    return bool(reading.mentions or reading.findings or reading.quantities)
