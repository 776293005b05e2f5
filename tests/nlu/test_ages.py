"""Ages: only where a person or an age's own words stand by the number."""

import pytest

from nlu.quantities import find_quantities
from nlu.words import tokenise


def _ages(said: str) -> list[tuple[float, float]]:
    found = find_quantities(tokenise(said))
    return [(one.low, one.high) for one in found if one.roles == ("age",)]


@pytest.mark.parametrize(
    ("said", "age"),
    [
        ("my aunt's eighty three and she has the same", (83, 83)),
        ("he's just gone and turned sixty", (60, 60)),
        ("i'm pushing ninety love", (90, 90)),
        ("she'll be forty in june", (39, 39)),
        ("he's fifty next week", (49, 49)),
        ("a girl of nine", (9, 9)),
        ("for an eleven year child", (11, 11)),
        ("my uncle seventy seven years", (77, 77)),
        ("i am forty eight year lady", (48, 48)),
        ("he's two and a half", (2.5, 2.5)),
        ("i'm seventy odd", (70, 79)),
        ("the baby is seven months old", (7, 7)),
        ("do eighty year olds need more", (80, 80)),
        ("in my early fifties", (50, 53)),
        ("she's in her late seventies", (77, 79)),
        ("mid eighties", (84, 86)),
        ("eighty years young", (80, 80)),
        ("my bloke's past sixty five", (65, 65)),
    ],
)
def test_an_age_as_people_say_it(said: str, age: tuple[float, float]) -> None:
    assert _ages(said) == [age]


@pytest.mark.parametrize(
    "said",
    [
        "i'm five foot ten",
        "i'm sixty kilos",
        "she is eighteen weeks along",
        "he's two years in remission",
        "i'm on forty",
        "my mum takes ten",
        "give my dad two of them",
        "i danced to the sixties",
        "i'm thirty eight four and shivering",
        "it's ten past nine",
        "i'm one of those people",
    ],
)
def test_what_is_no_age(said: str) -> None:
    assert _ages(said) == []
