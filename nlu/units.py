"""What numbers count: units of mass, of the kitchen, of time and of length, as people say them."""

from collections.abc import Sequence

from nlu.wordlists import word_set

_WORDS = {
    word: unit
    for unit, words in {
        "mg": "milligram milligrams mg milligramme milligrammes",
        "mcg": "microgram micrograms mcg",
        "g": "gram grams gramme grammes g",
        "kg": "kilogram kilograms kilo kilos kg",
        "iu": "iu ius units",
        "l": "litre litres liter liters",
        "ml": "millilitre millilitres milliliter milliliters ml mls",
        "ounce": "ounce ounces oz",
        "pint": "pint pints",
        "gallon": "gallon gallons",
        "tablet": "tablet tablets pill pills capsule capsules caplet caplets",
        "gummy": "gummy gummies",
        "dose": "doses",
        "puff": "puffs",
        "drop": "drops",
        "glass": "glass glasses",
        "cup": "cup cups cupful cupfuls",
        "mug": "mug mugs",
        "bottle": "bottle bottles",
        "can": "cans",
        "bowl": "bowl bowls katori katoris",
        "packet": "packet packets sachet sachets",
        "strip": "strip strips",
        "bag": "bag bags",
        "handful": "handful handfuls",
        "slice": "slice slices",
        "scoop": "scoop scoops",
        "capful": "capful capfuls",
        "spoon": "teaspoon teaspoons tablespoon tablespoons spoon spoons spoonful spoonfuls "
        "teaspoonful tablespoonful dessertspoon dessertspoons",
        "second": "second seconds secs",
        "minute": "minute minutes",
        "hour": "hour hours",
        "day": "day days",
        "night": "night nights",
        "week": "week weeks",
        "fortnight": "fortnight fortnights",
        "month": "month months",
        "year": "year years",
        "times": "times",
        "percent": "percent",
        "degree": "degree degrees",
        "stone": "stone stones",
        "pound": "pound pounds lbs",
        "inch": "inch inches",
        "metre": "metre metres meter meters",
        "yard": "yard yards",
        "mile": "mile miles",
        "km": "km kilometre kilometres kilometer kilometers",
    }.items()
    for word in words.split()
}
_PAIRS = {
    "i u": "iu",
    "m g": "mg",
    "international units": "iu",
    "milli grams": "mg",
    "per cent": "percent",
    "dessert spoon": "spoon",
    "dessert spoons": "spoon",
    "fluid ounces": "ounce",
}
LASTING = word_set("second minute hour day night week fortnight month year")
AMOUNTS = word_set("mg mcg g iu l ml ounce pint gallon")
MEASURES = word_set("percent degree kg stone pound inch metre yard mile km")
UNIT_WORDS = frozenset(_WORDS)
UNIT_NAMES = frozenset(_WORDS.values())
_GREAT_SMALL = word_set("good full whole more level heaped large small big little thick")


def unit_at(words: Sequence[str], at: int) -> tuple[str | None, int]:
    """The unit that stands there, and the place after it: "tablets", "heaped spoons"."""
    if words[at : at + 1] and words[at] in _GREAT_SMALL:
        unit, end = unit_at(words, at + 1)
        return (unit, end) if unit else (None, at)
    pair = _PAIRS.get(" ".join(words[at : at + 2]))
    if pair:
        return pair, at + 2
    unit = _WORDS.get(words[at]) if at < len(words) else None
    return unit, at + (unit is not None)


def unit_of(word: str) -> str:
    """The unit that a word or two stand for; the words themselves where they are none."""
    unit, end = unit_at(word.split(), 0)
    return unit if unit and end == word.count(" ") + 1 else word
