"""A tiny language of sentence templates: one line for several ways to say a thing.

`[very] often` has an optional word, `(do|can) i` alternatives, `<low>` a named rule; they nest.
`{slot}` stays as it is. A line without such signs is itself.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import product

_TOKEN = re.compile(r"<[\w-]+>|[\[\]()|]|[^\[\]()|<>]+|.")
_CLOSES = {"(": ")", "[": "]"}
_SIGN = re.compile(r"[\[\]()|<>]")
_MOST = 500  # sentences of one line: more is a slip of the pen


class TemplateError(ValueError):
    """A template that can't be read: says what is wrong with it, and in which."""


def expand(template: str, rules: Mapping[str, str]) -> list[str]:
    """Every sentence of a template, the first alternatives first, what is optional left out first.

    `rules`: name → template. Raises TemplateError for a bracket without its other half, a rule
    that is not there or needs itself, and for more than 500 sentences.
    """
    if not _SIGN.search(template):
        return [template]
    try:
        said = _Reader(template, rules).read()
    except TemplateError as fault:
        raise TemplateError(f"{fault} in {template!r}") from None
    return [" ".join(one.split()) for one in said]


class _Reader:
    """Reads one template, piece by piece. `inside`: the rules that led here."""

    def __init__(
        self, template: str, rules: Mapping[str, str], inside: tuple[str, ...] = ()
    ) -> None:
        self._tokens: Iterator[str] = iter(_TOKEN.findall(template))
        self._rules = rules
        self._inside = inside

    def read(self, closing: str = "") -> list[str]:
        """All alternatives up to `closing`."""
        done: list[str] = []
        parts: list[list[str]] = []
        for sign in self._tokens:
            if sign == closing:
                return done + _joined(parts)
            if sign == "|":
                done, parts = done + _joined(parts), []
            else:
                parts.append(self._part(sign))
        if closing:
            raise TemplateError(f"a {closing} is missing")
        return done + _joined(parts)

    def _part(self, sign: str) -> list[str]:
        if sign in _CLOSES:
            said = self.read(_CLOSES[sign])
            return ["", *said] if sign == "[" else said
        if sign[0] == "<" and sign[-1] == ">":
            return self._rule(sign[1:-1])
        if _SIGN.match(sign):
            raise TemplateError(f"a {sign} too many")
        return [sign]

    def _rule(self, name: str) -> list[str]:
        if name in self._inside:
            raise TemplateError(f"<{name}> needs itself")
        if name not in self._rules:
            known = ", ".join(sorted(self._rules)) or "none"
            raise TemplateError(f"there is no rule <{name}> (there are: {known})")
        return _Reader(self._rules[name], self._rules, (*self._inside, name)).read()


def _joined(parts: list[list[str]]) -> list[str]:
    said = [""]
    for part in parts:
        said = [before + one for before, one in product(said, part)]
        if len(said) > _MOST:
            raise TemplateError(f"more than {_MOST} sentences")
    return said
