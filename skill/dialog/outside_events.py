"""What is not ours in a Reading: close to ours and named, far, or not understood."""

from skill.dialog.events import NotCovered, NotUnderstood, Slots
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Candidate, Reading

_NEAR = 0.2  # named with an offer, so a doubt does little harm
_ALIKE = 0.1  # of an answer that may serve as an example
_SURE = 0.5
_NOTHING = Candidate("", 0.0)
# A thing of ours that was named makes a question near that the ear holds for far: "what is gout".
_THINGS = {"medicine": "other-medicines", "condition": "other-conditions"}


def is_outside(reading: Reading) -> bool:
    """Whether the likeliest subject is none of ours: then a name in the words decides nothing."""
    best = reading.candidates[0] if reading.candidates else _NOTHING
    return (best.subject == "far" and best.p >= _SURE) or _is_near(best)


def outside(reading: Reading, heard: Slots, knowledge: Knowledge) -> NotUnderstood:
    """The event of a sentence that asks for nothing that we have."""
    best = reading.candidates[0] if reading.candidates else _NOTHING
    distress = "distress" in heard
    if subject := _near(reading, heard, knowledge):
        things = {slot: heard[slot] for slot in (*_THINGS, "food") if slot in heard}
        return NotCovered(things, subject=subject, distress=distress)
    far = best.subject == "far" and best.p >= _SURE
    return NotUnderstood(
        far=far,
        distress=distress,
        example=_example(reading, knowledge),
        nearest=None if far else _nearest(reading, knowledge),
        caught=None if far else _caught(heard, knowledge),
    )


def _nearest(reading: Reading, knowledge: Knowledge) -> tuple[str, str] | None:
    """The two answers that are likeliest, however unlikely."""
    ours = [one.subject for one in reading.candidates if one.subject in knowledge.answers]
    return (ours[0], ours[1]) if len(ours) > 1 else None


def _caught(heard: Slots, knowledge: Knowledge) -> str | None:
    """The thing that was heard, by its name in our tables."""
    named = [one for word in heard.get("subject", ()) for one in word.ids]
    return next(filter(None, (_name(one, knowledge) for one in named)), None)


def _name(thing: str, knowledge: Knowledge) -> str | None:
    kind, _, name = thing.partition(".")
    if kind == "answer":
        return knowledge.answers[name].called[0]
    rows = knowledge.foods if kind == "food" else knowledge.tables.get(f"{kind}s", {})
    return rows[name].name["any"] if name in rows else None


def _near(reading: Reading, heard: Slots, knowledge: Knowledge) -> str | None:
    likely = (one.subject.removeprefix("near:") for one in reading.candidates if _is_near(one))
    if subject := next((one for one in likely if one in knowledge.near), None):
        return subject
    if (
        reading.candidates
        and reading.candidates[0].subject == "far"
        and reading.frame == "question"
    ):
        return next((near for slot, near in _THINGS.items() if slot in heard), None)
    return None


def _is_near(one: Candidate) -> bool:
    return one.subject.startswith("near:") and one.p >= _NEAR


def _example(reading: Reading, knowledge: Knowledge) -> str | None:
    """The answer that is nearest to what was said; what was named goes before a guess."""
    named = (one.id.removeprefix("answer.") for one in reading.mentions if "answer." in one.id)
    alike = (one.subject for one in reading.candidates if one.p >= _ALIKE)
    return next((one for one in (*named, *alike) if one in knowledge.answers), None)
