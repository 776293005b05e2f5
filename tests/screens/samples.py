"""What every document can be filled with: the replies that the skill can give, by a name."""

from collections.abc import Iterator
from typing import Any, get_args

from skill.dialog.conversation import step
from skill.dialog.events import Asked, AskedMore, Slots, SlotValue
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.routine_steps import step_act, track_act
from skill.dialog.state import OpenRoutine, State
from skill.dialog.turn_context import TurnContext
from skill.knowledge.localise import Knowledge
from skill.knowledge.routine import Position
from skill.locale_bundles import TurnParts
from tests.conftest import NOW

Named = tuple[str, Reply]
_MORE = Act("answers.offer_more", {"answer": "magnesium-help"})
_CHECK = Act("routine.check", {"reworded": False})


def everything(knowledge: Knowledge) -> Iterator[Named]:
    """All answers, questions, outcomes, alarms and steps of a place."""
    yield from _answers(knowledge)
    yield from _leg_check(knowledge)
    yield from _routine(knowledge)
    yield from _relief(knowledge)


def few(knowledge: Knowledge) -> dict[str, Reply]:
    """One reply or two for each document, the longest among them, to draw and to look at."""
    found = dict(everything(knowledge))
    names = [
        "answer magnesium-help",
        "answer relief-now",
        "answer magnesium-in-food almonds",
        "answer magnesium-foods",
        "check",
        "close",
    ]
    longest = max((name for name in found if name.startswith("question ")), key=_size(found))
    graves = ["outcome sweep-chest", "outcome sweep-back", "outcome unsure-danger"]
    mild = [name for name in found if name.startswith("outcome ")][-1]
    steps = {
        str(r.asks.facts["step"]): n
        for n, r in found.items()
        if r.asks and r.asks.act == "routine.step"
    }
    seated = "step five standing"
    return {
        name: found[name]
        for name in [
            *names,
            longest,
            *graves,
            mild,
            *steps.values(),
            *(n for n in found if n.startswith((seated, "relief "))),
        ]
    }


def _size(found: dict[str, Reply]) -> Any:
    return lambda name: len(str(found[name]))


def _answers(knowledge: Knowledge) -> Iterator[Named]:
    for answer, content in knowledge.answers.items():
        yield from _told(knowledge, answer, {})
        foods = knowledge.foods if content.looks_up in ("food", "food_day", "swap") else ()
        for food in foods:
            yield from _told(knowledge, answer, {"food": (SlotValue("that", (food,)),)})


def _told(knowledge: Knowledge, answer: str, slots: Slots) -> Iterator[Named]:
    """An answer with the offer of more, and what more there is."""
    turn = step(State(), Asked(slots, answer=answer, supposed=True), knowledge, NOW)
    name = " ".join([answer, *(word.id or "" for words in slots.values() for word in words)])
    yield f"answer {name}", Reply(turn.reply.says, _MORE)
    more = step(turn.state, AskedMore(), knowledge, NOW).reply
    if more.says[0].act == "answers.more":
        yield f"more {name}", more


def _leg_check(knowledge: Knowledge) -> Iterator[Named]:
    yield "opening", Reply((Act("triage.begin"),), Act("triage.question", {"question": "opening"}))
    for one in knowledge.triage.questions:
        for other in (False, True):
            facts: dict[str, FactValue] = {"question": one.id, "reworded": other, "other": other}
            yield f"question {one.id} {other}", Reply((), Act("triage.question", facts))
    for name, row in knowledge.urgency.rows.items():
        said: dict[str, FactValue] = {"level": row.level, "whose": "self", "them": "them"}
        ended = Act("triage.outcome", {**said, "outcome": name})
        yield f"outcome {name}", Reply((ended,), Act("triage.offer_relief"))
        if row.at_once:
            yield f"alert {name}", Reply((Act("danger.alert", {**said, "finding": name}),))
    for name, finding in knowledge.findings.items():
        if finding.check:
            check = Act("danger.check", {**said, "finding": name, "again": False})
            yield f"sure {name}", Reply((), check)


def _routine(knowledge: Knowledge) -> Iterator[Named]:
    yield "check", Reply((Act("routine.begin", {"length": "five"}),), _CHECK)
    yield "close", Reply((Act("routine.close", {"length": "five"}),), Act("reminders.offer"))
    yield "legs", Reply((), Act("routine.legs", {"wording": 0}))
    context = TurnContext(knowledge, NOW, plays=True)
    for length, version in knowledge.routine.versions.items():
        for position in get_args(Position):
            for number, part in enumerate(version.parts[1:-1], 1):
                here = OpenRoutine(length, position, number)
                name = f"step {length} {position} {part.step}"
                yield name, Reply((), step_act(here, context))
                yield f"{name} played", Reply((), track_act(here, context, "document"))


def _relief(knowledge: Knowledge) -> Iterator[Named]:
    for name in knowledge.relief.steps:
        facts: dict[str, FactValue] = {"step": name, "manner": "say", "number": 1, "total": 3}
        checks: dict[str, FactValue] = {"step": name, "manner": "say", "following": ""}
        check = Act("relief.check", {**checks, "watch_for": [], "wording": 0})
        yield f"relief {name}", Reply((Act("relief.step", facts),), check)
    for place in knowledge.relief.first:
        yield f"relief {place}", Reply((), Act("relief.first", {"place": place}))


def directive(parts: TurnParts, locale: str, reply: Reply) -> dict[str, Any]:
    """The document and its data, as a device gets them. Raises LookupError where none is shown."""
    shown = parts.bundle(locale).speech.speak(reply).screen
    document = parts.screens.document(shown) if shown else None
    if shown is None or document is None:
        raise LookupError("this reply shows nothing")
    return {"document": document, "datasources": {"payload": dict(shown.data)}}
