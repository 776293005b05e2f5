"""Request → the words that a door hands over: carrier and slot are put together again.

Alexa gives a skill no transcript; interaction_model/routes.yaml says by which routes words arrive.
A slot is a span, and spans are cut (a first "no", a last clause): `complete` is False for every
route that can cut. All three models that are built from the page are understood, whichever runs.
The words live for one turn: never in the session, a log, a metric or an error.
"""

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from skill.alexa.slots import said
from skill.understanding.routes import Routes

_SLOT = re.compile(r"\{(\w+)\}")
FALLBACK = "AMAZON.FallbackIntent"


class Heard(Struct, frozen=True):
    """What a door hands over of speech.

    `words`: as Alexa wrote them, "" where there are none; `route`: the intent by which they came;
    `complete`: False where that route may have cut words off at either end.
    """

    words: str
    route: str
    complete: bool


def heard(intent: Any, routes: Routes) -> Heard | None:
    """The words of an SDK intent; None for an intent that is none of the routes."""
    name = str(intent.name)
    if closed := routes.built_in.get(name):
        return Heard(closed.words, name, complete=True)
    if name == FALLBACK:
        return Heard("", name, complete=False)
    samples = _samples(routes).get(name)
    if samples is None:
        return None
    return Heard(_together(intent.slots, samples), name, complete=False)


def _samples(routes: Routes) -> Mapping[str, tuple[str, ...]]:
    alone = {
        routes.open.intent: (f"{{{routes.open.slot}}}",),
        routes.elicited.intent: (f"{{{routes.elicited.slot}}}",),
    }
    return {**routes.carriers, **alone}


def _together(slots: Mapping[str, Any] | None, samples: tuple[str, ...]) -> str:
    """The sample whose slot is filled, with the slot's words in it; "" where none is."""
    for sample in samples:
        found = _SLOT.search(sample)
        slot = (slots or {}).get(found[1]) if found else None
        words = said(getattr(slot, "value", None) or "")
        if found and words:
            return sample.replace(found[0], words)
    return ""
