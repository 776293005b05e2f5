"""Words without their endings: lightly for slot values, further for guessing an intent."""

from functools import lru_cache

from nlu.wordlists import word_set

_IRREGULAR = {
    form: stem
    for stem, forms in {
        "be": "is are was were am been being",
        "have": "has had having",
        "do": "does did done doing",
        "get": "gets got getting gotten",
        "go": "goes went gone going",
        "take": "took taken taking takes",
        "make": "made making makes",
        "give": "gave given giving gives",
        "drink": "drank drunk drinking drinks",
        "eat": "ate eaten eating eats",
        "wake": "woke woken waking wakes waken",
        "feel": "felt feeling feels",
        "sleep": "slept sleeping sleeps asleep",
        "hurt": "hurts hurting",
        "tell": "told telling tells",
        "say": "said saying says",
        "know": "knew known knowing knows",
        "think": "thought thinking thinks",
        "keep": "kept keeping keeps",
        "come": "came coming comes",
        "run": "ran running runs",
        "stand": "stood standing stands",
        "find": "found finding finds",
        "buy": "bought buying buys",
        "swell": "swollen swelling swelled swells",
        "lie": "lay lain lying lies laying",
        "stop": "stopped stopping stops",
        "use": "used using uses",
        "die": "dying died dies",
        "child": "children kid kids",
        "foot": "feet",
        "calf": "calves",
        "tooth": "teeth",
        "man": "men",
        "woman": "women",
        "bad": "worse worst badly",
        "good": "better best well",
        "much": "more most many",
        "little": "less least",
        "pregnant": "pregnancy pregnancies",
        "breath": "breathe breathing breathes breathless breathed",
    }.items()
    for form in forms.split()
}
_PLURALS = {
    "calves": "calf",
    "feet": "foot",
    "teeth": "tooth",
    "children": "child",
    "toes": "toe",
    "shoes": "shoe",
}
_WHOLE = word_set(  # the ending belongs to the word
    "during evening morning nothing something anything everything thing only early family belly "
    "analysis need speed bed red seed bleed"
)
_VOWELS = frozenset("aeiouy")
_SHORT = 3
_DOUBLED = frozenset("bdgmnprt")


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """A word without its plural s: "bananas" → "banana", "gas" and "this" as they are."""
    if word in _PLURALS:
        return _PLURALS[word]
    if len(word) <= _SHORT or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "oes")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without plural, tense and adverb endings: "cramping", "cramped", "cramps" → "cramp".

    British and American spellings meet ("paralysed", "paralyzed"). Not always a word.
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    word = singular(word)
    if word in _WHOLE:
        return word
    for ending in ("ing", "ed", "ly"):
        root = word.removesuffix(ending)
        if root != word and len(root) >= _SHORT and _VOWELS & set(root):
            word = root if ending == "ly" else _undoubled(root)
            break
    return _british(word)


def _undoubled(root: str) -> str:
    """Without a doubled last letter: "stopp" → "stop"."""
    return root[:-1] if root[-1] == root[-2] and root[-1] in _DOUBLED else root


def _british(word: str) -> str:
    """One spelling for both sides of the ocean; a silent e goes from every stem, as with "tak"."""
    word = word.replace("our", "or") if len(word) > len("your") else word
    word = word[:-1] if word.endswith("e") and len(word) > _SHORT else word
    return word[:-1] + "z" if word.endswith(("is", "ys")) and len(word) > _SHORT + 1 else word
