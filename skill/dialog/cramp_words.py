"""The words of a cramp that is there now: a cry, a grip, the part that has it, and where one is.

"My hamstring's just locked" wants the first instruction, "I get them in my hamstring" an answer.
Another sign, an injury, a habit or a question in the same words is no cry over a cramp.
"""

import re
from itertools import pairwise

from nlu.wordlists import word_set
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
_GRIPS = word_set(
    "cramp cramping cramped locked locking seized seizing spasm spasming knot knotted "
    "curling curl curled stuck twisted twisting clawed clawing balled ball rigid solid rock stone "
    "hard knots knotting crooked grabbed grabbing grabs gripped gripping clenched jumped climbed"
)
_CRIES = word_set(
    "help quick quickly ow oww owww ouch aargh argh aaagh aagh agony bloody hell god jesus christ "
    "damn oh ooh ah"
)
_HABITS = word_set(
    "every often always keep keeps lately usually nights sometimes get gets getting weekly daily "
    "yesterday tomorrow last after ago since weeks months years days hours minutes cramps used "
    "had been never day week month year hour minute half quarter dawn then "
    "mild heat sun degrees gastro"
)
# Another sign may stand among these words, that no rule knows: then the ear is believed.
ELSEWHERE = word_set(
    "heart chest breath breathe breathing head face arm arms speech dizzy faint sick vomiting hand "
    "hands all every both numb cold white blue swollen hot pop snap fell hit accident"
)
_OPENERS = word_set("how is are can does do could what which should will would was were has have")
WHAT_TO_DO = (("what", "do", "i"), ("what", "can", "i"), ("what", "should", "i"))
_SUPPOSING = word_set(
    "why if when whenever about cause causes meaning tips prevent preventing keeping avoid horses "
    "drinking drank weekend sore"
)
_MOAN = re.compile("a+r*g+h*|y?o+w+c*h*|[oa]+h+|e+k+|a{2,}")
# What is no cramp of a leg, a foot or a hand, or more than a cramp.
NO_SUCH_CRAMP = word_set(
    "stomach tummy belly period womb neck jaw heart chest shoulder arm arms knee knees ankle dog "
    "cat fell fallen fall slipped hit dropped broke broken bleeding blood popped pop snapped tap "
    "step stairs door train lift breathless breathlessness breathing pill pills tablet tablets "
    "capsule capsules took taken swallowed handful dose"
)
INJURED = word_set("fell fallen fall slipped hit dropped broke broken bleeding snapped popped")
# How long it lasts, or the runs beside it: such a cramp is looked at.
_LASTS = word_set("minute minutes hour hours day days week weeks ages whole since runs")
_OF_NERVES = ("tingling", "numbness", "weakness")  # signs of more than a cramp
_PAIN = word_set("hurt hurts hurting pain painful sore burns burning itches itchy tingling")
_SURE_OF_DANGER, _OF_BODY_ALONE = 0.9, 0.15  # shares of the ear
_OF_PREGNANCY = (("weeks", "pregnant"), ("months", "pregnant"))
_BRIEF, _LONGEST = 6, 22  # tokens of a bare cry, and of what tells of a cramp now
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
    words = {
        one for one, after in pairwise((*reading.tokens, "")) if (one, after) not in _OF_PREGNANCY
    }
    told = [one for one in reading.findings if one.how in ("stated", "suspected")]
    if (
        any(not one.plain and (one.level or one.id in _OF_NERVES) for one in told)
        or len(words) > _LONGEST
        or not _HABITS.isdisjoint(words)
    ):
        return False
    denies = bool(reading.told("denied")) or ("not", "cramp") in pairwise(reading.tokens)
    if denies or not words.isdisjoint(NO_SUCH_CRAMP) or _general(reading):
        return False
    grips = not words.isdisjoint(_GRIPS) and (names_part(reading) or "cramp" in words)
    return grips or any(one.id == "plain-cramp" for one in told) or _cries(reading)


def hardly_danger(reading: Reading) -> bool:
    """Whether a danger that the ear alone suspects is only the cramp: "cramped, and crying"."""
    shares = reading.by_ear
    unsure = (
        shares is not None
        and shares.body < _SURE_OF_DANGER
        and max(shares.mind, shares.swallowed) < _OF_BODY_ALONE
    )
    cramp = grips_now(reading) or _cramp_alone(reading)
    return unsure and cramp and (ELSEWHERE | _LASTS).isdisjoint(reading.tokens)


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


def _cries(reading: Reading) -> bool:
    """Whether a part is cried out, and little else: "jesus christ my calf"."""
    words = set(reading.tokens)
    cries = not words.isdisjoint(_CRIES) or any(map(_MOAN.fullmatch, words))
    brief = len(reading.tokens) <= _BRIEF and words.isdisjoint(_PAIN)
    return cries and brief and names_part(reading)


def _general(reading: Reading) -> bool:
    """Whether something is asked of cramps, and not only what to do."""
    first, *_ = reading.tokens or ("",)
    asks_it = (reading.frame == "question" or first in _OPENERS) and reading.tokens[
        :3
    ] not in WHAT_TO_DO
    asks_it = asks_it and reading.tokens[:2] != ("can", "not")
    return asks_it or not _SUPPOSING.isdisjoint(reading.tokens)


def is_supposed(reading: Reading) -> bool:
    """Whether it is asked of a cramp that may come: "what do i do when i get one"."""
    words = set(reading.tokens)
    return not words.isdisjoint(_SUPPOSED) and words.isdisjoint(_AT_ONCE)
