"""Whom a sentence is about: the person with the finding or the question, not who said or gave it.

"My wife says my leg twitches" is about the speaker, "my wife's leg twitches" about her. A person
named by age alone ("my six year old") is a child. Nobody named is the speaker: None.
"""

from collections.abc import Iterable, Iterator, Sequence

from nlu.quantities import Quantity
from nlu.wordlists import word_set
from skill.understanding.reading import Mention, Span

_SAYS = word_set(
    "says said say swears swore tells told tell telling thinks thought think reckons reckon asked "
    "asks suggested suggests recommended recommends advised prescribed mentioned heard read claims "
    "laughs laughed moans complains wants knows believes calls bought sent signed set"
)
_GIVES = word_set("gave gives give put puts makes made got handed hands rubs rub has")
_OWN = word_set("he she his her they their")
_PILLS = word_set("pill pills tablet tablets medicine medicines medication meds bottle strip")
_ENDED = word_set("died passed dead late")
_LIKE = word_set("like than as from unlike call ring text phone message ask lost")
_OF_BABY = word_set("had having since after before of just expecting carrying have with for")
_BORN = word_set("came comes here arrives arrived lying laying due coming bump")
# Of people in general, but for "my": no one that could be asked about.
_GENERAL = word_set(
    "adult woman man athlete older-woman older-man older-person patient teenager little-girl "
    "little-boy child grown-son grown-daughter friend"
)
_SONS = word_set("little-boy little-son teenage-son grown-son")
_DAUGHTERS = word_set("little-girl little-daughter teenage-daughter grown-daughter")
_MINE = word_set("my our the his her")
_CHILDS = word_set("child toddler teenager little-boy little-girl baby")
_ADULT = 18  # years
_PERSON = "person."
# By these the listener is addressed: "nah mate". "No sugar" is so, "i took sugar" is not.
_CALLED = word_set(
    "mate bro buddy pal boss brother man lady uncle aunty auntie sister sis friend baby"
)
_SWEET = word_set("honey sugar")
_HELLO = word_set(
    "no nah nope naw not well hi hey hello hiya listen look oh ah um sorry thanks thank you please "
    "gday g'day right so nothing none never"
)
_ANSWERS = _HELLO | word_set("yes yeah yep yup aye ok okay sure cheers ta fine good alright true")
_OPENS = word_set(
    "my i i'm i've it it's the what how why listen help this these there there's please you no nah "
    "yes yeah that that's nope"
)
_DOES = word_set("has is gets was keeps needs takes had does did said cramps helps works and or of")
_LAST = _ANSWERS | word_set("that this it them really all here there now either neither me today")


def about_whom(
    tokens: Sequence[str], people: Iterable[Mention], quantities: Iterable[Quantity]
) -> str | None:
    """The id of the person, "anyone" for people in general, None for the speaker."""
    named = [_named(tokens, one) for one in people]
    close = [one for one in named if one != "anyone"]
    if close:
        return close[0]
    if _young(quantities):
        return "child"
    return "anyone" if named else None


def spoken_of(tokens: Sequence[str], mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions without the people who only said, gave or are likened."""
    for one in mentions:
        if _addressed(tokens, one.span):
            continue
        if not one.id.startswith(_PERSON) or not _aside(tokens, one):
            yield one


def _addressed(tokens: Sequence[str], span: Span) -> bool:
    """Whether the word calls the listener, as it does at the head or the end, without "my".

    "Sugars" are no food either.
    """
    word, before, after = tokens[span.start], tokens[: span.start], tokens[span.end :]
    sweet = word in _SWEET
    if word == "sugars":
        return True
    if span.end - span.start > 1 or not (sweet or word in _CALLED):
        return False
    if not before:
        return bool(after) and after[0] in _OPENS
    if (_HELLO if sweet else _ANSWERS).issuperset(before):
        return not after or after[0] not in _DOES
    answers = tokens[0] in _ANSWERS and len(before) > 1
    return not after and before[-1] in _LAST and (answers or not sweet)


def _named(tokens: Sequence[str], person: Mention) -> str:
    name = person.id.removeprefix(_PERSON)
    at = person.span.start
    mine = at > 0 and tokens[at - 1] in _MINE
    mine = mine or (at > 1 and tokens[at - 2] in _MINE)  # "my little lad"
    mine = mine or tuple(tokens[person.span.end : person.span.end + 2]) == ("of", "mine")
    if name in _SONS and mine:
        return "son"
    if name in _DAUGHTERS and mine:
        return "daughter"
    if name in _CHILDS and (mine or name in ("baby", "toddler")):
        return "child" if name in ("little-boy", "little-girl") else name
    if name == "patient" and mine:
        return "patient"
    if name in ("little-boy", "little-girl", "child"):
        return "child"
    return "anyone" if name in _GENERAL and not (mine and name == "friend") else name


def _aside(tokens: Sequence[str], person: Mention) -> bool:
    """Whether the person only says, gives, owns the pills that another took, or is likened."""
    start, end = person.span.start, person.span.end
    after = tuple(tokens[end : end + 4])
    before = tuple(tokens[max(start - 3, 0) : start])
    if person.id == "person.baby" and _of_pregnancy(before, after):
        return True
    if _ENDED.intersection((*after[:1], *before[-1:])) or _LIKE.intersection(before[-2:]):
        return True
    if _SAYS.intersection(after[:2]):
        return not _OWN.intersection(after[1:4])
    if after[:1] and after[0] in _GIVES:
        return bool({"me", "my", "us", "it"}.intersection(after[1:3]))
    return bool(_PILLS.intersection(after[:3])) and "i" in tokens[:start]


def _of_pregnancy(before: Sequence[str], after: Sequence[str]) -> bool:
    return bool(_OF_BABY.intersection(before[-2:])) or bool(_BORN.intersection(after[:3]))


def _young(quantities: Iterable[Quantity]) -> bool:
    """Whether an age alone makes a child: "a four year old"."""
    return any(
        one.roles[:1] == ("age",) and one.unit in ("year", "month") and one.high < _ADULT
        for one in quantities
    )
