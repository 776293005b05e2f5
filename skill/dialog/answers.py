"""The room of answers: a question is told, told more of, backed by its sources."""

from collections.abc import Mapping

from msgspec.structs import replace

from skill.dialog import offers
from skill.dialog.events import Asked, AskedAbout, Event, SlotValue
from skill.dialog.lookups import Case, LookUp, look_up
from skill.dialog.people import same_row
from skill.dialog.person import circumstances, spoken_of
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.rows import ROW_SLOTS, ROWS_OF
from skill.dialog.state import State, Turn
from skill.dialog.turn_context import TurnContext
from skill.dialog.ways import asked_of
from skill.knowledge.localise import Knowledge
from skill.knowledge.models import PLAIN, Answer

# Look-ups that settle child, kidney and stage themselves, by their own tables.
_SETTLING = ("intake", "condition")
_OF_SIGNS = ("answer", "case", "row")  # facts that make the signs
_PEOPLE = ("person", "stage")
_THINGS = ("medicine", "condition", "food", "remedy", "form")
_MOST = 8  # things that are remembered
_STRETCHES = (
    *("does-stretching-help", "stretch-how-often", "stretch-safety", "stretch-seated"),
    "which-stretches",
)
_PILLS = "disclaimer.pills"  # heard once in a session
# Who asks in these forms asks what is so, and not what to take: the disclaimer waits.
OF_KNOWING = ("why", "what-is", "is-it-sign", "does-it-help", "does-it-cause")
_RELIEF = "relief"  # whether the cramp lets go: a question about a symptom


def tell(event: Asked, state: State, knowledge: Knowledge) -> Turn:
    """Tell an answer: the words for this person, this place and what was looked up."""
    person = spoken_of(state.about, event, knowledge)
    question = LookUp(event.answer, event, person, knowledge, state.number)
    case = _case(knowledge.answers[event.answer], question)
    if case.instead:
        return tell(replace(event, answer=case.instead), state, knowledge)
    facts: dict[str, FactValue] = {"answer": event.answer, "case": case.name, **case.values}
    if "row" in facts:
        facts |= {"warned": True} if _just_told(facts, state) else {}
        facts |= {"names": True} if facts["row"] != _last_row(state) else {}
    pills = knowledge.answers[event.answer].disclaimer == "pills"
    if pills and _PILLS not in state.said and event.form not in OF_KNOWING:
        facts |= {"disclaims": True}
        state = replace(state, said={**state.said, _PILLS: 1})
    told = Act("answers.told", {**facts, **_forms(event, facts, knowledge)})
    number = state.number if case.number is None else case.number
    state = replace(state, about=person, told=told, number=number)
    state = replace(
        state, things={**state.things, **_named(event)}, mentioned=_in_order(state, event)
    )
    return Turn(state, Reply((told,), _next(told, state, knowledge)))


def _last_row(state: State) -> FactValue | None:
    """The row that was told last: whoever asks on about it need not hear its name again."""
    return state.told.facts.get("row") if state.told else None


def _just_told(facts: Mapping[str, FactValue], state: State) -> bool:
    """Whether the same of this row was told just before: its signs at the end were heard then."""
    same = state.told and all(state.told.facts.get(one) == facts[one] for one in _OF_SIGNS)
    last = state.last.says if state.last else ()
    return bool(same) and any(one.act == "answers.told" for one in last)


def _in_order(state: State, event: Asked) -> tuple[str, ...]:
    """What was spoken of, in order, as slot.id: what was looked up, else the answer itself."""
    slot = ROW_SLOTS.get(ROWS_OF.get(event.answer, ""), "")
    new = [f"{slot}.{word.id}" for word in event.slots.get(slot, ()) if word.id]
    new = new if slot else [f"answer.{event.answer}"]
    return (*(one for one in state.mentioned if one not in new), *new)[-_MOST:]


def _named(event: Event) -> dict[str, str]:
    """The rows of tables that were named: slot → id, for "it" and "that one"."""
    found = {slot: event.word(slot) for slot in _THINGS}
    return {slot: word.id for slot, word in found.items() if word and word.id}


def _forms(
    event: Asked, facts: Mapping[str, FactValue], knowledge: Knowledge
) -> dict[str, FactValue]:
    """In which form was asked, and in which is answered: plainly, where that one has no words.

    A point of the subject goes before the form, where this case has words for it.
    """
    served = {*offers.words_told(facts, knowledge).by_form, *knowledge.row_words(facts)}
    asked = event.point if event.point in served else event.form
    if asked is None:
        return {}
    return {"form": asked, "form_answered": asked if asked in served else PLAIN}


def _case(answer: Answer, question: LookUp) -> Case:
    """The most binding case there are words for: circumstance, look-up, lack of figures, own."""
    found = look_up(answer.looks_up, question) if answer.looks_up else Case()
    if found.instead:
        return found
    if answer.looks_up not in _SETTLING:
        for held in circumstances(question.person, question.knowledge):
            if held in answer.cases:
                return Case(held)
    if found.name in answer.cases or (found.name == "" and found.values):
        return found
    lacks = question.answer in question.knowledge.lacking_answers and "lacking" in answer.cases
    return Case("lacking" if lacks else "", number=found.number)


def _next(told: Act, state: State, knowledge: Knowledge) -> Act | None:
    """What is asked after an answer: its own question, or an offer; one that stands alone ends."""
    answer = knowledge.answers[str(told.facts["answer"])]
    if answer.asks and not (answer.asks == _RELIEF and knowledge.information_only):
        return Act(f"answers.{answer.asks}")
    return offers.offer(told, state, knowledge) if state.last else None


def more(state: State, knowledge: Knowledge) -> Turn | None:
    """The second breath of what was told; None when nothing was told or there is no more."""
    if state.told is None or not offers.has_more(state.told, knowledge):
        return None
    act = Act("answers.more", state.told.facts)
    return Turn(state, Reply((act,), offers.after(state.told, state, knowledge)))


def next_one(state: State, _event: Event, context: TurnContext) -> Turn:
    """A yes to another answer that was offered."""
    return tell(offers.taken(asked_of(state), context.knowledge), state, context.knowledge)


def shorter(state: State) -> Turn | None:
    """What was told once more, in short; None when nothing was told.

    `all`: the second breath was told as well, so its signs to watch for are kept.
    """
    if state.told is None:
        return None
    last = state.last.says if state.last else ()
    both = any(one.act == "answers.more" or one.facts.get("all") for one in last)
    act = Act("answers.shorter", {**state.told.facts, "all": both})
    return Turn(state, Reply((act,), offers.ANYTHING_ELSE))


def of_stretches(state: State) -> bool:
    """Whether stretches or the routine were spoken of last."""
    last = state.last
    acts = (*last.says, *filter(None, [last.asks])) if last else ()
    return _topic(state) in _STRETCHES or any(one.act.startswith("routine.") for one in acts)


def sources(state: State) -> Turn | None:
    """Who says what was told, and how sure; None when nothing was told."""
    if state.told is None:
        return None
    act = Act("answers.sources", state.told.facts)
    return Turn(state, Reply((act,), offers.ANYTHING_ELSE))


def about(event: AskedAbout, state: State, knowledge: Knowledge) -> Turn:
    """Take up a subject ("tell me about …"): its prefix says what it is, the topic stays.

    "And my father" wants to know the same, in the same form; another topic is asked as it was said.
    """
    word = event.word("subject")
    if word is None or not word.ids:
        unknown = Act("answers.unknown", {"named": bool(word and word.heard)})
        return Turn(state, Reply((unknown,), offers.ANYTHING_ELSE))
    kind, _, name = _meant(word, state, knowledge).partition(".")
    asked = _subject(kind, SlotValue(word.heard, (name,)), state, knowledge)
    form = state.told_form if asked.answer == _topic(state) else event.form
    return tell(replace(replace_slots(asked, event), form=form), state, knowledge)


def _topic(state: State) -> str | None:
    return str(state.told.facts["answer"]) if state.told else None


def _meant(word: SlotValue, state: State, knowledge: Knowledge) -> str:
    """Of several readings ("bananas": an answer, a food) the one that the topic can take."""
    topic = state.told and knowledge.answers[str(state.told.facts["answer"])]
    fits = (one for one in word.ids if topic and _takes(topic, one.partition(".")[0]))
    return next(fits, word.ids[0])


def replace_slots(asked: Asked, event: Event) -> Asked:
    """The question with what else was heard in the event (a person, an age, a second thing …)."""
    several = {
        slot: words for slot, words in event.slots.items() if slot in asked.slots and words[1:]
    }
    return replace(asked, slots={**event.slots, **asked.slots, **several})


_MAGNESIUM = "what-magnesium-does"
_MAGNESIUM_BY_FORM = {
    **dict.fromkeys(("does-it-help", "should-i", "can-i"), "magnesium-help"),
    "how-much": "how-much-magnesium",
    "when": "magnesium-when",
    "does-it-cause": "magnesium-side-effects",
}
_OF_KIND = {  # what a bare subject asks when no topic takes it: slot, answer
    "food": ("food", "magnesium-in-food"),
    "remedy": ("remedy", "home-remedy"),
    "medicine": ("medicine", "medicine-causes"),
    "condition": ("condition", "condition-causes"),
    "form": ("form", "magnesium-forms"),
    "stage": ("stage", "pregnancy-cramps"),
    "person": ("person", "why-legs-cramp"),
}


def _subject(kind: str, word: SlotValue, state: State, knowledge: Knowledge) -> Asked:
    """Which answer a subject means after the topic last told."""
    if kind == "answer":
        return Asked(answer=_of_magnesium(state) if word.id == _MAGNESIUM else str(word.id))
    slot, fallback = _OF_KIND[kind]
    topic = _topic(state)
    of_another = kind == "condition" and word.id not in knowledge.kidney_conditions
    if topic and _takes(knowledge.answers[topic], kind, by_case=not of_another):
        same = same_row(state) if kind in _PEOPLE else {}
        return Asked(answer=topic, slots={**same, slot: (word,)})
    if kind == "medicine" and topic and knowledge.answers[topic].disclaimer == "pills":
        fallback = "magnesium-with-medicines"
    if kind == "condition" and topic and word.id in knowledge.kidney_conditions:
        fallback = "magnesium-kidneys" if _about_magnesium(topic) else fallback
    return Asked(answer=fallback, slots={slot: (word,)})


def _of_magnesium(state: State) -> str:
    """What was asked of another thing, of magnesium: "no, i meant magnesium"."""
    return _MAGNESIUM_BY_FORM.get(state.told_form or "", _MAGNESIUM)


def _about_magnesium(topic: str) -> bool:
    return "magnesium" in topic or topic in ("upper-limit", "food-for-a-day", "swap-foods")


def _takes(answer: Answer, kind: str, *, by_case: bool = True) -> bool:
    """Whether the topic itself can be asked again with a subject of this kind.

    `by_case`: also by its case for weak kidneys.
    """
    if kind in _PEOPLE or (by_case and kind == "condition" and "kidney" in answer.cases):
        return True
    return answer.looks_up in (kind, f"{kind}_day") or (kind, answer.looks_up) == ("food", "swap")
