"""The words of a cramp that is there now: a cry, a grip, the part that has it, and where one is.

"My hamstring's just locked" wants the first instruction, "I get them in my hamstring" an answer.
Another sign, an injury, a habit or a question in the same words is no cry over a cramp.
"""

from nlu.wordlists import word_set
from skill.dialog.cramp_blocks import another_sign, not_there
from skill.dialog.cramp_shape import tells_cramp
from skill.understanding.reading import Reading

# Words of a part that our list has not, or has otherwise: "back of my thigh" is no front thigh.
_WORDS_OF = (
    ("hamstring", word_set("hamstring hamstrings hammy"), ("back", "behind")),
    ("thigh", word_set("thigh thighs quad quads quadriceps"), ()),
    ("shin", word_set("shin shins"), ()),
    ("toes", word_set("toe toes"), ()),
    ("foot", word_set("foot feet arch arches sole soles instep"), ()),
    ("hand", word_set("hand hands finger fingers thumb"), ()),
)
_THIGH = word_set("thigh thighs")
_LEG = word_set("leg legs calf calves")
INJURED = word_set("fell fallen fall slipped hit dropped broke broken bleeding snapped popped")
# How long it lasts, or the runs beside it: such a cramp is looked at.
_LASTS = word_set("minute minutes hour hours day days week weeks ages whole since runs")
_OF_NERVES = ("tingling", "numbness", "weakness")  # signs of more than a cramp
_OF_BODY_ALONE = 0.15  # share of the ear, for the mind and for what was swallowed
_SUPPOSED = word_set("when whenever if during next usually time")
_AT_ONCE = word_set("now help quick quickly")
_NOT_THERE = word_set("not was were after from been went before yesterday stopped finished")
_BESIDE = 3  # tokens before a place that say it is not where somebody is now
_PLACES = (
    ("driving", (("driving",), ("the", "wheel"), ("motorway",), ("highway",), ("freeway",))),
    ("water", (("pool",), ("swimming",), ("sea",), ("lake",), ("ocean",), ("the", "water"))),
    ("reach", (("not", "reach"),)),
    (
        "sitting",
        (("not", "stand"), ("not", "get", "up"), ("not", "get", "out"), ("wheelchair",)),
    ),
    ("bed", (("in", "bed"), ("my", "bed"), ("lying", "down"))),
)


def place_of(reading: Reading) -> str | None:
    """Where somebody is: at the wheel, in the water, in bed, or out of reach of the foot."""
    tokens = reading.tokens
    for place, several in _PLACES:
        for words in several:
            for at in range(len(tokens) - len(words) + 1):
                before = tokens[max(at - _BESIDE, 0) : at]
                if tokens[at : at + len(words)] == words and _NOT_THERE.isdisjoint(before):
                    return place
    return None


def grips_now(reading: Reading) -> bool:
    """Whether a cramp is told of that is there now, and nothing else of the body."""
    told = [one for one in reading.findings if one.how in ("stated", "suspected")]
    more = any(not one.plain and (one.level or one.id in _OF_NERVES) for one in told)
    text = " ".join(reading.tokens)
    return not more and tells_cramp(text) and not another_sign(text)


def hardly_danger(reading: Reading) -> bool:
    """Whether a danger that the ear alone suspects is only the cramp: "cramped, and crying"."""
    shares, text = reading.by_ear, " ".join(reading.tokens)
    alone = shares is not None and max(shares.mind, shares.swallowed) < _OF_BODY_ALONE
    told = grips_now(reading) or (_cramp_alone(reading) and not not_there(text))
    return alone and told and not another_sign(text) and _LASTS.isdisjoint(reading.tokens)


def _cramp_alone(reading: Reading) -> bool:
    """Whether a cramp is told, and no other sign."""
    told = [one for one in reading.findings if one.how in ("stated", "suspected")]
    return any(one.id == "plain-cramp" for one in told) and all(one.plain for one in told)


def part_said(reading: Reading) -> str | None:
    """The part by words of its own, before what the list makes of them."""
    words = set(reading.tokens)
    for part, names, before in () if not words.isdisjoint(_LEG) else _WORDS_OF:
        behind = not words.isdisjoint(before) and not words.isdisjoint(_THIGH)
        if behind or not words.isdisjoint(names):
            return part
    return None


def names_part(reading: Reading) -> bool:
    """Whether a leg, a foot or a hand is named."""
    listed = any(one.id.startswith("part.") for one in reading.mentions)
    return listed or part_said(reading) is not None


def is_supposed(reading: Reading) -> bool:
    """Whether it is asked of a cramp that may come: "what do i do when i get one"."""
    words = set(reading.tokens)
    return not words.isdisjoint(_SUPPOSED) and words.isdisjoint(_AT_ONCE)
