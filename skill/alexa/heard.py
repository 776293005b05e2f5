"""Request → the words that a door hands over: carrier and slot are put together again.

Alexa gives a skill no transcript; interaction_model/intents.yaml says by which routes words arrive.
A slot is a span, and spans are cut (a first "no", a last clause): `complete` is False for every
route that can cut. All three models that are built from the page are understood, whichever runs.
The words live for one turn: never in the session, a log, a metric or an error.
"""

import re
from collections.abc import Mapping

from msgspec import Struct

from skill.alexa.envelope import AlexaIntent, AlexaSlot
from skill.understanding.routes import Routes

_SLOT = re.compile(r"\{(\w+)\}")
_UNSAID = re.compile(
    r'[<>{}\[\]#;\\"`'  # markup, of SSML and of templates
    r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"  # control characters, no characters
    r"\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # invisible, or turning the text round
)
_LONGEST = 2_000  # characters of a value that are read; nobody says more in one breath
FALLBACK = "AMAZON.FallbackIntent"


class Heard(Struct, frozen=True):
    """What a door hands over of speech.

    `words`: as Alexa wrote them, "" where there are none; `route`: the intent by which they came;
    `complete`: False where that route may have cut words off at either end.
    """

    words: str
    route: str
    complete: bool


def heard(intent: AlexaIntent | None, routes: Routes) -> Heard:
    """The words of an intent; none where there are none in a slot of ours, or there is no intent.

    A slot of ours holds words whatever the intent is called.
    """
    name = (intent.name if intent else None) or ""
    if closed := routes.built_in.get(name):
        return Heard(closed.words, name, complete=True)
    samples = routes.open_ended.get(name, routes.samples)
    return Heard(_together(intent.slots if intent else None, samples), name, complete=False)


def said(text: str) -> str:
    """The words in a slot's value: what can be spoken, without markup or control characters.

    Alexa hears words; what else stands there was put there to see what we do with it. "" also for
    "?", which is a number that Alexa did not understand.
    """
    spoken = _UNSAID.sub(" ", text[:_LONGEST]).strip()
    return "" if spoken == "?" else spoken


def _together(slots: Mapping[str, AlexaSlot] | None, samples: tuple[str, ...]) -> str:
    """The sample whose slot is filled, with the slot's words in it; "" where none is."""
    for sample in samples:
        found = _SLOT.search(sample)
        slot = (slots or {}).get(found[1]) if found else None
        words = said(slot.words) if slot else ""
        if found and words:
            return sample.replace(found[0], words)
    return ""
