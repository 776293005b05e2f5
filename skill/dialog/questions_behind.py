"""A question in the same breath as a reply or a report: both are served.

"No, and does tonic water work", "one minute, is magnesium okay", "my calf is hot, and how much do I
need": the reply or the sign first, the question behind it. What asks about the very sign that is
told is left to the check: "is that bad".
"""

from collections.abc import Iterator, Mapping

from skill.dialog import events
from skill.dialog.asking_words import asks
from skill.dialog.events import Event, Slots
from skill.dialog.expected import answer_of, replied
from skill.dialog.questions import best_of
from skill.dialog.state import State
from skill.dialog.subject_events import Make, meant
from skill.dialog.ways import asked_of
from skill.understanding.reading import Candidate, Reading
from skill.understanding.replies import Said

SAID: Mapping[str, Make] = {
    "yes": events.SaidYes,
    "no": events.SaidNo,
    "unsure": events.SaidUnsure,
}
OF_THE_SIGN = ("when-to-see-doctor", "danger-signs", "blood-clot", "who-to-call", "which-doctor")
_CLEAR = 0.6  # of a question behind something else that was told
_BEYOND_DOUBT = 0.9  # of a question in the middle of what is told
_QUESTION = 2  # tokens behind the word that begins one
_BEHIND = ("and", "but", "also", "so")


def asked_behind(reading: Reading, heard: Slots) -> Iterator[Event]:
    """A question behind what was told: "no but my calf is hot and how much magnesium do i need".

    What asks about the very sign is left to the check: "is that bad".
    """
    best, tokens = best_of(reading), reading.tokens
    places = [at for at in range(2, len(tokens) - _QUESTION) if asks(tokens, at)]
    behind = any(tokens[at - 1] in _BEHIND for at in places)
    clear = bool(places) and best is not None and best.p >= _BEYOND_DOUBT
    if best and best.p >= _CLEAR and (behind or clear) and best.subject not in OF_THE_SIGN:
        made = meant(best.subject, reading, {n: w for n, w in heard.items() if n != "finding"})
        yield from (made,) if isinstance(made, events.Asked) else ()


def aside(
    said: Said, best: Candidate | None, reading: Reading, state: State, heard: Slots
) -> Iterator[Event]:
    """A reply that is no answer, or the question behind it: "one minute, is magnesium okay"."""
    ours = best is not None and not best.subject.startswith("controls:")
    asked_ = not said.whole and best and ours and _follows(best, said, reading)
    made = meant(best.subject, reading, heard) if asked_ and best else None
    yield from (made,) if made else replied(said, state, heard)


def _follows(best: Candidate, said: Said, reading: Reading) -> bool:
    """Whether a question follows the reply, at once or clearly: "no, is tonic water any use"."""
    if asks(reading.tokens, said.end):
        return True
    rest = range(said.end, len(reading.tokens) - _QUESTION)
    return best.p >= _CLEAR and any(asks(reading.tokens, at) for at in rest)


def reply_and_question(
    said: Said | None, answer: str | None, reading: Reading, state: State, heard: Slots
) -> Iterator[Event]:
    """The reply, and a question that came in the same breath; a danger's answer comes alone."""
    if answer != answer_of(said) and answer:
        yield SAID[answer](heard)
    elif said:
        yield from replied(said, state, heard)
    best = best_of(reading) if said and asked_of(state).act != "danger.check" else None
    ours = best is not None and not best.subject.startswith("controls:")
    if said and best and ours and _follows(best, said, reading):
        yield from filter(None, [meant(best.subject, reading, heard)])
