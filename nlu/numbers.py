"""Numbers in words: folded into digits wherever they stand, and AMAZON.NUMBER.

Alexa's samples hold no digits, typed text does; folding both to digits lets "call nine one one"
and "call 911" meet. Folded: "a hundred and fifty" 150, "twenty twenty" 2020, "one fifty" 150,
"nine one one" 911, "one point five" 1.5.
"""

from collections.abc import Sequence

from nlu.wordlists import listed, word_set

_SMALL = {
    word: number
    for number, word in enumerate(
        listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        )
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        listed("twenty thirty forty fifty sixty seventy eighty ninety"), start=2
    )
}
_TENS["fourty"] = 40
_SMALL |= {"nought": 0, "naught": 0}
_SCALES = {"thousand": 1000, "million": 1_000_000}
_STARTERS = frozenset(_SMALL) | frozenset(_TENS) | {"a", "hundred", "point"} | frozenset(_SCALES)
# Behind these a "point" is none of a number.
_POINTED = word_set("a the this that some one any no at what which to my of little much see good")
_DIGITS = 10
_HUNDRED = 100
_SPOKEN_DIGITS = 3  # "nine one one": fewer single digits in a row are separate numbers
_PAIR_HEAD = 21  # "twenty one fifty" is still a pair (a time, a year); "forty fifty" is two numbers


def read_number(words: Sequence[str], start: int) -> tuple[str, int] | None:
    """The number in digits that begins at `start`, and the position after it; None if none."""
    first = words[start]
    if first not in _STARTERS and not first[0].isdecimal():
        return None
    return _spoken_digits(words, start) or _decimal(words, start) or _whole(words, start)


def fold(words: Sequence[str]) -> list[tuple[str, int, int]]:
    """The words with numbers in digits: (word, from, to), positions of the words it came from."""
    folded = []
    words = list(words)  # slices of it are compared with lists
    position = 0
    while position < len(words):
        number = read_number(words, position)
        word, after = number or (words[position], position + 1)
        folded.append((word, position, after))
        position = after
    return folded


def to_number(words: Sequence[str]) -> str | None:
    """AMAZON.NUMBER of a folded span: whole digits, "?" for words that are no number.

    Amazon's type holds whole numbers, so a decimal goes to the nearest one. None: not one word.
    """
    if len(words) != 1:
        return None
    word = words[0]
    if word.isdecimal():
        return word
    if word.replace(".", "", 1).isdecimal():
        return str(int(float(word) + 0.5))
    return "?"


def _digit(word: str) -> str | None:
    if word in {"oh", "o"}:
        return "0"
    number = _SMALL.get(word)
    if number is not None and number < _DIGITS:
        return str(number)
    return word if len(word) == 1 and word.isdecimal() else None


def _spoken_digits(words: Sequence[str], start: int) -> tuple[str, int] | None:
    digits = ""
    for word in words[start:]:
        digit = _digit(word)
        if digit is None:
            break
        digits += digit
    enough = len(digits) >= _SPOKEN_DIGITS
    return (digits, start + len(digits)) if enough else None


def _decimal(words: Sequence[str], start: int) -> tuple[str, int] | None:
    if words[start].count(".") == 1:
        return words[start], start + 1
    if words[start] == "point":  # "magnesium point seven"; never "at that point two of us"
        whole: tuple[str, int] | None = ("0", start)
        if not start or words[start - 1] in _POINTED:
            return None
    else:
        whole = _whole(words, start)
    if whole is None or words[whole[1] : whole[1] + 1] != ["point"]:
        return None
    end = whole[1] + 1
    digits = ""
    while end < len(words) and (digit := _digit(words[end])) is not None:
        digits += digit
        end += 1
    return (f"{whole[0]}.{digits}", end) if digits else None


def _whole(words: Sequence[str], start: int) -> tuple[str, int] | None:
    if words[start] == "point":
        return None
    if words[start] == "a" and words[start + 1 : start + 2] not in (["hundred"], ["thousand"]):
        return None
    total, position = 0, start
    while (part := _below_thousand(words, position)) is not None:
        number, after = part
        scale = _SCALES.get(words[after]) if after < len(words) else None
        total, position = total + number * (scale or 1), after + (scale is not None)
        if scale is None:
            return _paired(words, start, total, position)
        position = _skip_and(words, position)
    return (str(total), position) if position > start else None


def _paired(words: Sequence[str], start: int, total: int, end: int) -> tuple[str, int]:
    """Two numbers said side by side as one: "nine thirty" 930, "twenty twenty" 2020."""
    if end < len(words) and 0 < total <= _PAIR_HEAD and "hundred" not in words[start:end]:
        tail = _below_hundred(words, end)
        if tail is not None and tail[0] >= _DIGITS and not words[end].isdecimal():
            return str(total * _HUNDRED + tail[0]), tail[1]
    return str(total), end


def _below_thousand(words: Sequence[str], start: int) -> tuple[int, int] | None:
    if start >= len(words):
        return None
    first = (1, start + 1) if words[start] == "a" else _below_hundred(words, start)
    if words[start] == "hundred":
        first = (1, start)
    if first is None:
        return (1, start) if words[start] in _SCALES else None
    number, after = first
    if words[after : after + 1] not in (["hundred"], ["hundreds"]):
        return first
    rest = _below_hundred(words, _skip_and(words, after + 1))
    return (number * _HUNDRED + rest[0], rest[1]) if rest else (number * _HUNDRED, after + 1)


def _below_hundred(words: Sequence[str], start: int) -> tuple[int, int] | None:
    word = words[start] if start < len(words) else ""
    if word.isdecimal():
        return int(word), start + 1
    if word in _SMALL:
        return _SMALL[word], start + 1
    if word not in _TENS:
        return None
    unit = _SMALL.get(words[start + 1], 0) if start + 1 < len(words) else 0
    return (_TENS[word] + unit, start + 2) if 0 < unit < _DIGITS else (_TENS[word], start + 1)


def _skip_and(words: Sequence[str], position: int) -> int:
    """Past an "and" that a number below a hundred follows ("two hundred and six")."""
    joined = words[position : position + 1] == ["and"]
    return position + 1 if joined and _below_hundred(words, position + 1) else position
