"""Stage 0: opening and leaving the skill, anchored on its own invocation name.

"tell me about magnesium" is no launch: the verb counts only with the name after it. Source:
https://developer.amazon.com/docs/custom-skills/understanding-how-users-invoke-custom-skills.html
"""

import re

from nlu.politeness import bare
from nlu.words import Sentence, read_sentence
from simulator.understanding.heard import Launch

_OPEN = (
    r"(?:open up|open|start up|start|launch|begin|load|run|resume|use|play|enter|do|"
    r"talk to|speak to|speak with|talk with|go to|bring up|switch to|let us talk to)"
)
_ASK = r"(?:ask|tell|get|have)"
_THEN = r"(?:and then|and|to|for|about|if|whether|that)"
_WITH = r"(?:from|with|using|on|by|in|through)"
_EXITS = frozenset({"exit", "quit"})


class Launching:
    """Knows the one invocation name that it is made for."""

    def __init__(self, invocation_name: str) -> None:
        self._name = " ".join(read_sentence(invocation_name).texts)
        name = rf"(?:the |my )?{re.escape(self._name)}(?: skill| app)?"
        self._shapes = (
            re.compile(rf"^(?:{_OPEN} )?{name}(?: {_THEN})?(?P<rest> .+)?$"),
            re.compile(rf"^{_ASK} {name}(?: {_THEN})?(?P<rest> .+)?$"),
            re.compile(
                rf"^(?P<rest>(?:ask|get|find|tell|give|check|show|search)\b.+) {_WITH} {name}$"
            ),
        )

    def launch(self, text: str) -> Launch | None:
        """A launch, with what is asked in the same breath, or None."""
        sentence = read_sentence(text)
        words = sentence.texts
        for start, end in ((0, len(words)), *bare(words)):
            for shape in self._shapes:
                if match := shape.match(" ".join(words[start:end])):
                    return Launch(_rest(sentence, match, start))
        return None

    def is_exit(self, text: str) -> bool:
        """Whether the device itself ends the session: the skill hears only that it ended."""
        words = read_sentence(text).texts
        return any(
            " ".join(words[start:end]).removesuffix(f" {self._name}") in _EXITS
            for start, end in ((0, len(words)), *bare(words))
        )


def _rest(sentence: Sentence, match: re.Match[str], start: int) -> str | None:
    """The words as said that belong to the request itself."""
    rest = match["rest"]
    if rest is None:
        return None
    before = len(match.string[: match.start("rest")].split())
    first = start + before
    return sentence.heard(first, first + len(rest.split()))
