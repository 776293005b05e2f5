"""Raw words → tokens that the lexicon knows: lower case, short forms opened, splits mended, stems.

Whatever comes in, what goes out is bounded: at most LONGEST letters are looked at.
"""

import re

import msgspec

LONGEST = 2_000  # letters; nobody says more in one breath. The rest is dropped
MOST = 120  # words
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)*")
_DOTS = re.compile(r"\b((?:[a-z]\. ?){2,})")
_SHORTEST = 3  # letters that a stem keeps
_SHORT = {
    "can't": "cannot", "cant": "cannot", "couldn't": "cannot", "won't": "will not",
    "wont": "will not", "shan't": "will not", "ain't": "is not", "i'm": "i am", "im": "i am",
    "let's": "let us", "gonna": "going to", "wanna": "want to", "gotta": "got to",
    "dunno": "not sure", "didnt": "did not", "doesnt": "does not", "dont": "do not",
    "isnt": "is not", "ive": "i have", "hasnt": "has not", "havent": "have not",
    "cannae": "cannot", "dinnae": "do not", "nae": "no", "isnae": "is not", "wasnae": "was not",
    "didnae": "did not", "doesnae": "does not", "hasnae": "has not", "havenae": "have not",
    "wouldnae": "would not", "willnae": "will not", "wouldnt": "would not", "wasnt": "was not",
    "couldnt": "cannot", "arent": "are not", "ma": "my", "heid": "head", "yer": "your",
    "kinda": "kind of", "sorta": "sort of",
    "outta": "out of", "y'all": "you all", "ye": "you",
}  # fmt: skip
_QUOTES = {0x2018: "'", 0x2019: "'"}  # curly ones, as a keyboard writes them
_TAILS = {"n't": "not", "'s": "is", "'ve": "have", "'m": "am", "'re": "are", "'d": "would",
          "'ll": "will"}  # fmt: skip
_SPELT = {
    "haemorrhage": "hemorrhage", "oedema": "edema", "diarrhoea": "diarrhea", "tyre": "tire",
    "grey": "gray", "colour": "color", "coloured": "colored", "discoloured": "discolored",
    "labour": "labor", "anaesthetic": "anesthetic", "paralysed": "paralyzed", "mould": "mold",
    "foetus": "fetus", "unrecognisable": "unrecognizable", "aluminium": "aluminum",
    "mom": "mum", "mam": "mum", "mummy": "mum", "mommy": "mum", "pyjamas": "pajamas",
    "tummy": "belly", "stomach": "belly", "abdomen": "belly", "wee": "pee", "urine": "pee",
    "pills": "tablets", "pill": "tablet", "ain": "is", "alright": "fine", "okay": "ok",
}  # fmt: skip
_SPLITS = {("d", "v", "t"): "dvt", ("a", "and", "e"): "hospital", ("e", "r"): "hospital",
           ("g", "p"): "doctor", ("sad", "all", "numb"): "saddle numb",
           ("charlie", "horse"): "charley horse", ("can", "not"): "cannot",
           ("could", "not"): "cannot", ("all", "right"): "fine",
           ("light", "headed"): "lightheaded"}  # fmt: skip


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set: lists of small words read better as a line."""
    return frozenset(text.split())


class WordToken(msgspec.Struct, frozen=True):
    """One word to look up: as said after mending, its stem, and which raw word it came from."""

    word: str
    stem: str
    at: int


def split(raw: object) -> tuple[str, ...]:
    """The raw words of a sentence; none for what is no text or holds no Latin letter."""
    if not isinstance(raw, str):
        return ()
    text = raw[:LONGEST].lower().translate(_QUOTES)
    text = _DOTS.sub(lambda found: found[1].replace(".", "").replace(" ", "") + " ", text)
    return tuple(_WORD.findall(text))[:MOST]


def tokens(words: tuple[str, ...]) -> tuple[WordToken, ...]:
    """Tokens of raw words. Several tokens may share one raw word ("don't" is "do", "not")."""
    found: list[WordToken] = []
    at = 0
    while at < len(words):
        length, opened = _opened(words, at)
        found += [WordToken(word, stem(word), at) for word in opened]
        at += length
    return tuple(_once(found))


def _once(tokens: list[WordToken]) -> list[WordToken]:
    """What a stammer says twice, once: "i can't i can't get my" is "i can't get my"."""
    kept: list[WordToken] = []
    for token in tokens:
        kept.append(token)
        for length in (4, 3, 2, 1):
            said = [one.word for one in kept[-length:]]
            if said[0] in _STAMMERED and said == [one.word for one in kept[-2 * length : -length]]:
                del kept[-length:]
                break
    return kept


def _opened(words: tuple[str, ...], at: int) -> tuple[int, list[str]]:
    """How many raw words are taken here, and the words that they stand for."""
    for length in (3, 2):
        mended = _SPLITS.get(words[at : at + length])
        if mended:
            return length, mended.split()
    word = words[at]
    if word in _SHORT:
        return 1, _SHORT[word].split()
    head, tails = word, []
    for tail, meaning in _TAILS.items():
        if word.endswith(tail) and len(word) > len(tail):
            head, tails = word[: -len(tail)], [meaning]
            break
    return 1, [_SPELT.get(head, head), *tails]


_KEPT = word_set(
    "is as his this has was yes us its less legs anus bus plus dies nothing something anything "
    "everything evening morning during need bed red feed bleed speed shed agreed does goes "
    "these those here there were where one some come are note notes made care cares tube rate ride "
    "hope hopes hoping hate hates hating caring carry army barely hardly nearly every many really "
    "quite sorry they tiny tape tapes spine spines stare stares staring shiny putty wally wavy "
    "wine wines plane planes party paste penny penis nappy nanny site scare scared peely "
    "news ones late lately newly male noted wary crap craps footy"
)


_STAMMERED = word_set("i he she it we they cannot do not and the a")


def stem(word: str) -> str:
    """The word without its ending: swelling, swells, swelled → swell. Cruder than grammar."""
    if len(word) <= _SHORTEST or word in _KEPT:
        return word.rstrip("s") if word == "legs" else word
    for ending in ("ness", "ing", "ed", "es", "s", "ly", "e", "y"):
        double = ending == "s" and word.endswith("ss")
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST and not double:
            return _single(word[: -len(ending)])
    return _single(word)


def _single(word: str) -> str:
    doubled = len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] in "bdgmnprt"
    if word == "butt":  # "numb but only a bit" is numb in no buttock
        return word
    cut = word[:-1] if doubled else word
    return cut[:-1] if len(cut) > _SHORTEST and cut[-1] in "ei" else cut
