"""A greeting, or words that only say whom it is about: nothing is asked yet."""

from itertools import pairwise

from nlu.wordlists import word_set
from skill.dialog.state import State
from skill.understanding.reading import Reading

_HELLO = word_set("hello hi hey hiya howdy namaste hullo")
_TIMES, _GOOD = word_set("morning afternoon evening day"), ("good", "g'day")
_AROUND = word_set(
    "well oh um uh so there alexa coach cramp and to you all the it is i am want to talk ask about "
    "calling on behalf of my her his for this here again dear love mate doctor question have a"
)
_LONGEST = 8  # tokens


def greets(reading: Reading, state: State) -> bool:
    """Whether that is all: "good evening", "it's about my mum". Not in a check or a routine."""
    tokens = reading.tokens
    if state.triage or state.routine or not tokens or len(tokens) > _LONGEST or reading.findings:
        return False
    spans = [one.span for one in reading.mentions if one.id.startswith("person.")]
    whom = {at for span in spans for at in range(span.start, span.end)}
    hello = set(_hello(tokens))
    rest = [word for at, word in enumerate(tokens) if at not in whom | hello]
    about = bool(whom) and "about" in tokens
    return (bool(hello) or about) and all(word in _AROUND for word in rest)


def _hello(tokens: tuple[str, ...]) -> list[int]:
    found = [at for at, word in enumerate(tokens) if word in _HELLO or word == "g'day"]
    for at, (word, after) in enumerate(pairwise(tokens)):
        if word in _GOOD and after in _TIMES:
            found += [at, at + 1]
    return found
