"""`read(words) → Reading`: everything that one sentence told, with the words that told it.

Layers, each a module: words and numbers (nlu), things (material.py), findings, what is asked for
(candidates.py). Pure and deterministic: no clock, no state, nothing of this conversation.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace as with_whole
from functools import cached_property
from itertools import groupby, islice, product

from msgspec import Struct
from msgspec.structs import replace

from nlu.catalogue import Catalogue, Spot
from nlu.features import split
from nlu.quantities import Quantity, find_quantities
from nlu.whens import find_whens
from nlu.words import read_sentence
from skill.understanding.candidates import Ear, Judged
from skill.understanding.commanded import LEAVES, NO_COMMAND, cores, leaves, without_leads
from skill.understanding.material import Material
from skill.understanding.reading import Candidate, Mention, Reading, Span, Suspicion, Tier
from skill.understanding.repairs import meant_instead, question_behind
from skill.understanding.replies import reply_in
from skill.understanding.rules import RuleReader
from skill.understanding.temperature import measured
from skill.understanding.who import about_whom, spoken_of
from skill.understanding.words import word_set

_LONGEST = 2_000  # letters that are looked at; nobody says more in one breath
_MOST_KEYS = 64  # ways to look a sentence up, its things as words or as kinds
_ALARMS = ("emergency", "emergency_department", "urgent")
# Kind → the table of content/ whose rows it names.
_TABLES = {
    "medicine": "medicines",
    "condition": "conditions",
    "food": "foods",
    "remedy": "remedies",
    "person": "people",
}
# The kind of a row's mention → its class, for the ear learns a row as its kind alone.
ROWS = {"medicine": "med", "condition": "cond", "remedy": "remedy", "food": "food"}
_SURE = 1.0
_SAYS_ENOUGH = 2  # words
# Figures of speech are of these; above this share the ear is right in spite of one.
_PLAYFUL = ("body", "mind")
_MEANT = 0.9
_VEILED = "self-harm-veiled"
# By how much a subject must be likelier than a danger to explain it, and those that never do.
# How they were found: docs/understanding/training.md.
_LIKELIER = {"body": 0.2, "mind": 0.0, "swallowed": 0.2}
_OF_DANGER = ("danger-signs", "too-much-magnesium", "who-to-call", "blood-clot")
_OF_ROOMS, _BIDS = ("controls:routine-", "controls:reminders-"), 0.5
_LETTING_GO = ("controls:stop", "controls:cancel", "controls:thanks", "controls:okay")
_BLOT = "\0"
_ONLY_BEHIND_ABOUT = (("you",), ("yourself",))  # "could you …" asks for no word about the skill
TIERS: Mapping[str, Tier] = {"body": "body", "mind": "mind", "swallowed": "swallowed"}
_ARTICLES = word_set("a my this the bad heavy head his her")
_GO_ON = word_set(
    "and or with so since is now again do does can at in on if that but what for i which how will "
    "has could should"
)
_OPENING = frozenset(["but", "only", "just", "except", "though", "apart", "unless", "although"])
_JOINS = word_set("and but")
_LEADS = ("in", "during", "on", "with", "after")  # may begin a thing's name, and a question's end


class Reader(Struct, frozen=True, dict=True):
    """Reads for one language: things and known sentences, the rules, and the ear."""

    material: Material
    rules: RuleReader
    ear: Ear

    @cached_property
    def things(self) -> Catalogue:
        """The things of the material, made ready when first needed."""
        return Catalogue(self.material.keys)

    def read(self, words: str, *, complete: bool = True, asked: str = "") -> Reading:
        """The Reading of one sentence; one without evidence where nothing is understood.

        `asked`: the question that is open, by its id; what an answer means depends on it.
        """
        whole = self._read(words, complete=complete, asked=asked)

        def alone(part: Sequence[str]) -> Reading | None:
            words = " ".join(part)
            return self._read(words, complete=complete, asked=asked) if words else None

        meant = meant_instead(whole.tokens, self.material.replies)
        ending = () if meant else question_behind(whole.tokens)
        return replace(whole, repair=alone(meant), ending=alone(ending))

    def _read(self, words: str, *, complete: bool, asked: str) -> Reading:
        sentence = read_sentence(words[:_LONGEST])
        texts = sentence.texts
        if not texts:
            return Reading(complete=complete)
        quantities = tuple(find_quantities(texts))
        found = self.things.spot(_without_ages(texts, quantities))
        spots = [spot for spot in found if not _adjective(spot, texts)]
        ruled = self.rules.read(words)
        named = tuple(_mentions(texts, spots, ruled.mentions))
        mentions = tuple(spoken_of(texts, named))
        reply = reply_in(texts, self.material.replies)
        judged = self._judged(words[:_LONGEST], named_kinds(mentions))
        people = [one for one in mentions if one.id.startswith("person.")]
        return replace(
            ruled,
            tokens=texts,
            mentions=mentions,
            findings=measured(ruled.findings, quantities, texts),
            bare=measured(ruled.bare, quantities, texts),
            who=about_whom(texts, people, quantities),
            reply=reply.meaning if reply else None,
            reply_span=Span(reply.start, reply.end) if reply else None,
            frame="reply" if reply else ruled.frame,
            quantities=quantities,
            whens=tuple(find_whens(texts)),
            form=judged.form[0][0] if judged.form else None,
            candidates=self._candidates(judged, self._known(texts, spots) or self._wish(texts)),
            replies=self._replies(words[:_LONGEST], asked),
            suspicion=_suspicion(ruled.suspicion, judged.suspicion),
            by_ear=self._by_ear(sentence.texts, judged),
            suspected=tuple(self._suspected(ruled, judged)),
            complete=complete,
        )

    def _judged(self, words: str, named: Collection[str]) -> Judged:
        """What the ear makes of the words; of what they ask, without idle words before them."""
        whole = self.ear.judge(words, named=named)
        tokens = split(words)
        core = without_leads(tokens, self.material.replies)
        bids = whole.subjects and whole.subjects[0][0].startswith(_OF_ROOMS)
        if len(core) == len(tokens) or (bids and whole.subjects[0][1] >= _BIDS):
            return whole  # "wait two minutes" is no idle word and a time
        return with_whole(self.ear.judge(" ".join(core), named=named), suspicion=whole.suspicion)

    def _by_ear(self, texts: Sequence[str], judged: Judged) -> Suspicion:
        """What the ear suspects in the whole, or in a part of it: "my chest hurts and why"."""
        parts = [tuple(part) for joins, part in groupby(texts, _JOINS.__contains__) if not joins]
        apart = parts if len(parts) > 1 else []
        heard = [judged.suspicion, *(self.ear.suspicion(" ".join(part)) for part in apart)]
        return Suspicion(**{tier: max(one.get(tier, 0.0) for one in heard) for tier in TIERS})

    def _replies(self, words: str, asked: str) -> tuple[Candidate, ...]:
        said = self.ear.reply(words, asked) if asked else ()
        return tuple(Candidate(meaning, p) for meaning, p in said)

    def _suspected(self, ruled: Reading, judged: Judged) -> Iterator[Tier]:
        """Rules veto the ear where they found a danger of that tier, however it was told.

        One word ("leg") says too little for the ear alone; and a subject may be likelier.
        """
        if len(ruled.words) < _SAYS_ENOUGH:
            return
        found = {one.tier for one in ruled.findings if one.level in _ALARMS}
        if judged.suspicion["mind"] >= _MEANT and not _settled_mind(ruled):
            found.discard("mind")  # "nobody would notice if i did not wake up" denies nothing
        if _denies(ruled):
            found.add("body")
        for tier in self.ear.suspected(judged.suspicion):
            if tier in TIERS and tier not in found and not _outdone(tier, judged, ruled):
                yield TIERS[tier]

    def _candidates(self, judged: Judged, known: str | None) -> tuple[Candidate, ...]:
        """What the ear thinks; a sentence that is known word for word counts at once."""
        thought = (Candidate(subject, p) for subject, p in judged.subjects)
        if known is None:
            return tuple(thought)
        others = (Candidate(one.subject, 0.0) for one in thought if one.subject != known)
        return (Candidate(known, _SURE), *others)

    def _known(self, texts: Sequence[str], spots: Sequence[Spot]) -> str | None:
        """What a sentence that is listed word for word, but for its things, is about."""
        for tokens in islice(_keys(texts, spots), _MOST_KEYS):
            if found := self.material.about(tokens):
                return found
        return None

    def _wish(self, texts: Sequence[str]) -> str | None:
        """A command that is known word for word, with idle words around it; or a leave-taking."""
        for tokens in cores(texts, self.material.replies):
            found = self.material.about(tokens) or ""
            if found.startswith("controls:") and found not in NO_COMMAND:
                return found
        return LEAVES if leaves(texts, self.material.replies) else None


def _without_ages(texts: Sequence[str], quantities: Sequence[Quantity]) -> Sequence[str]:
    """The words with those of an age blotted out: "20 year old man" names no old man."""
    places = {
        place for one in quantities if one.roles[:1] == ("age",) for place in range(*one.span)
    }
    return [_BLOT if at in places else word for at, word in enumerate(texts)] if places else texts


def _mentions(
    texts: Sequence[str], spots: Sequence[Spot], ruled: Sequence[Mention]
) -> Iterator[Mention]:
    """Every thing that the words could name, those of one span side by side.

    How it was meant (denied, past, whose) the rules say, which know the rows of tables too.
    """
    meant = {one.id: one for one in ruled}
    for spot in spots:
        span = Span(spot.start, spot.end)
        if texts[spot.start : spot.end] in _ONLY_BEHIND_ABOUT and not _behind_about(texts, spot):
            continue
        for kind, entries in spot.types.items():
            for one, _ in entries:
                known = meant.get(f"{_TABLES.get(kind, kind)}:{one}")
                name = f"{kind}.{one}"
                yield replace(known, id=name, span=span) if known else Mention(id=name, span=span)


def _behind_about(texts: Sequence[str], spot: Spot) -> bool:
    return spot.start > 0 and texts[spot.start - 1] == "about"


def named_kinds(mentions: Sequence[Mention]) -> set[str]:
    """The kinds of rows of which one was named, as the ear learns them."""
    return {
        ROWS[one.id.partition(".")[0]]
        for one in mentions
        if one.polarity != "denied" and one.id.partition(".")[0] in ROWS
    }


def _keys(texts: Sequence[str], spots: Sequence[Spot]) -> Iterator[list[str]]:
    """The sentence with each thing as its words, as {kind}, or as any {subject}."""
    for chosen in product(*(_ways(texts, spot) for spot in spots)):
        tokens: list[str] = []
        at = 0
        for spot, kind in zip(spots, chosen, strict=True):
            tokens += texts[at : spot.start]
            tokens += kind
            at = spot.end
        yield [*tokens, *texts[at:]]


def _ways(texts: Sequence[str], spot: Spot) -> list[list[str]]:
    """A thing as its words, as its kind, as any subject; "in pregnancy" also behind its "in"."""
    words = list(texts[spot.start : spot.end])
    kinds = [f"{{{kind}}}" for kind in (*spot.types, "subject")]
    behind = [[words[0], kind] for kind in kinds] if words[0] in _LEADS and words[1:] else []
    return [words, *([kind] for kind in kinds), *behind]


def _adjective(spot: Spot, texts: Sequence[str]) -> bool:
    """Whether "cold" tells how something is: "a cold foot", "my leg is cold". "A cold" is ill."""
    if tuple(texts[spot.start : spot.end])[-1:] != ("cold",):
        return False
    before = texts[spot.start] if spot.end - spot.start > 1 else texts[max(spot.start - 1, 0)]
    after = texts[spot.end : spot.end + 1]
    return before not in _ARTICLES or bool(after and after[0] not in _GO_ON)


def _settled_mind(ruled: Reading) -> bool:
    """Whether rules know what is told of dying: it is stated, or denied in plain words."""
    denied = (one for one in ruled.told("denied") if one.id != _VEILED)
    return any(one.tier == "mind" for one in (*ruled.told("stated"), *denied))


def _denies(ruled: Reading) -> bool:
    """Whether signs were denied and nothing else told: "no swelling no heat"."""
    signs = {finding.how for finding in ruled.bare}
    return signs == {"denied"} and _OPENING.isdisjoint(ruled.words)


def _outdone(tier: str, judged: Judged, ruled: Reading) -> bool:
    """Whether a figure of speech, or a subject that is likelier, explains what the ear suspects."""
    share = judged.suspicion[tier]
    if ruled.figure and tier in _PLAYFUL and share < _MEANT:
        return True
    subject, likely = judged.subjects[0] if judged.subjects else ("", 0.0)
    if tier == "mind" and subject in _LETTING_GO:
        return False
    return subject not in _OF_DANGER and likely > share + _LIKELIER[tier]


def _suspicion(ruled: Suspicion, judged: Mapping[str, float]) -> Suspicion:
    """What rules suspect, or the ear, whichever is more."""
    return Suspicion(
        body=max(ruled.body, judged.get("body", 0.0)),
        mind=max(ruled.mind, judged.get("mind", 0.0)),
        swallowed=max(ruled.swallowed, judged.get("swallowed", 0.0)),
    )
