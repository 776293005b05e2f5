"""Amazon's slot types that have a grammar of their own, by name."""

from collections.abc import Callable, Sequence
from datetime import date

from nlu.dates import to_date, to_day_of_week
from nlu.durations import to_duration
from nlu.numbers import to_number
from nlu.times import to_time

NUMBER = "AMAZON.NUMBER"
DURATION = "AMAZON.DURATION"
TIME = "AMAZON.TIME"
DATE = "AMAZON.DATE"
DAY_OF_WEEK = "AMAZON.DayOfWeek"

Parser = Callable[[Sequence[str], date], str | None]

# Other types of Amazon's (cities, first names, SearchQuery) are lists or free text: they are
# treated like a custom type without values.
PARSERS: dict[str, Parser] = {
    NUMBER: lambda words, _: to_number(words),
    "AMAZON.FOUR_DIGIT_NUMBER": lambda words, _: to_number(words),
    DURATION: lambda words, _: to_duration(words),
    TIME: lambda words, _: to_time(words),
    DATE: to_date,
    DAY_OF_WEEK: lambda words, _: to_day_of_week(words),
}

_LONGEST = 8  # words in "quarter to ten in the evening" and the like


def parse(type_name: str, words: Sequence[str], today: date) -> str | None:
    """The value that Alexa sends for words (folded) in a slot of a built-in type.

    None when the words are no such value, and for types without a grammar.
    """
    parser = PARSERS.get(type_name)
    if parser is None or not words or len(words) > _LONGEST:
        return None
    value = parser(words, today)
    return None if value == "?" else value
