"""Strict runs: a guess fails, and the sample that would mend it is named."""

import re

from simulator.device.turn import Turn

_NO_SAMPLE = re.compile(r"[^\w\s'.{}-]|_")  # samples hold letters, ' . - and slots


def complaint(turn: Turn) -> str | None:
    """What to add to which intent, for a turn whose intent was guessed; None for any other."""
    if not turn.guessed or turn.understood is None:
        return None
    return (
        f'strict: "{turn.utterance}" was guessed ({turn.understood.score:.2f}); '
        f'if it is right, add the sample "{sample_to_add(turn)}" to {turn.understood.intent}'
    )


def sample_to_add(turn: Turn) -> str:
    """The utterance as a sample: the words that filled a slot give way to its name."""
    text = turn.utterance or ""
    for name, slot in turn.understood.slots.items() if turn.understood else ():
        first, last = slot.values[0].heard, slot.values[-1].heard
        between = ".*?" if len(slot.values) > 1 else ""
        words = re.escape(first) + (between + re.escape(last) if between else "")
        text = re.sub(rf"(?<!\w){words}(?!\w)", f"{{{name}}}", text, count=1, flags=re.IGNORECASE)
    return " ".join(_NO_SAMPLE.sub(" ", text.lower()).split()).strip(" .-")
