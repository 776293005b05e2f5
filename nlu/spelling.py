"""One spelling for each word, so that "what's", "whats" and "what is" are the same three times."""

from functools import lru_cache

from nlu.wordlists import listed, word_set

FILLERS = frozenset({"um", "umm", "uh", "uhh", "uhm", "er", "erm", "ehm"})

_IRREGULAR = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "ain't": "is not",
    "let's": "let us",
    "o'clock": "oclock",
    "ok": "okay",
    "alright": "all right",
    "nevermind": "never mind",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "gimme": "give me",
    "lemme": "let me",
    "kinda": "kind of",
    "sorta": "sort of",
    "dunno": "do not know",
    "'cause": "because",
    "cos": "because",
    "cuz": "because",
    "mg": "milligrams",
    "mgs": "milligrams",
    "mcg": "micrograms",
    "ml": "millilitres",
    "kg": "kilograms",
    "hrs": "hours",
    "mins": "minutes",
}
# Before 's these are subjects ("that's" is "that is"); after other words it is a possessive.
_SUBJECTS = word_set(
    "what who where how when why that there here it he she this everything something nothing"
)
_ENDINGS = {
    "n't": " not",
    "'m": " am",
    "'re": " are",
    "'ve": " have",
    "'ll": " will",
    "'d": " would",
}
# Typed without the apostrophe. Left out where the bare form is a word of its own (well, ill, id).
_BARE = listed(
    """i'm i've don't can't isn't aren't wasn't weren't doesn't didn't haven't hasn't hadn't
    couldn't shouldn't wouldn't what's who's how's where's that's there's it's he's she's you're
    they're you've they've let's o'clock"""
)
_BARE_FORMS = {each.replace("'", ""): each for each in _BARE}


@lru_cache(maxsize=65536)
def expand(word: str) -> tuple[str, ...]:
    """The words that a lower-case word stands for: ("do", "not") for "don't".

    A possessive 's is dropped: "mother's leg" and "mother leg" are the same to a sample.
    """
    word = _BARE_FORMS.get(word, word)
    if word in _IRREGULAR:
        return tuple(_IRREGULAR[word].split())
    if "'" not in word:
        return (word,)
    for ending, full in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return tuple((word.removesuffix(ending) + full).split())
    return _apostrophe_s(word)


def _apostrophe_s(word: str) -> tuple[str, ...]:
    head = word.removesuffix("'s")
    if head != word and head in _SUBJECTS:
        return (head, "is")
    bare = (head if head != word else word).replace("'", "")
    return (bare,) if bare else ()
