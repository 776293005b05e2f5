"""The shapes of what stands in content/: plain data, immutable, no reading and no words of ours.

Localised texts are mappings from a locale ("en-US"), "elsewhere" (a country that we have no
figures for) or "any" (true everywhere) to text. `knowledge.localise` picks one for a locale.
"""

from typing import Literal

from msgspec import Struct, field

Localised = dict[str, str]
Say = str | dict[str, str]
Breath = Literal["first", "say", "more"]
Watch = list[str] | dict[Breath, list[str]]

PLAIN = "plain"  # the words for a form that has none of its own
Grade = Literal["strong", "some", "little", "none"]
Disclaimer = Literal["pills", "general"]
Verdict = Literal["yes", "no", "maybe", "open"]
Level = Literal["emergency", "emergency_department", "urgent", "soon", "routine", "self_care"]
Sex = Literal["female", "male"]
LEVELS: tuple[Level, ...] = (
    "emergency",
    "emergency_department",
    "urgent",
    "soon",
    "routine",
    "self_care",
)
ALARMS = LEVELS[:2]  # raised at once, gravest first


def listed(watch: Watch | None) -> list[str]:
    """All of a `watch`, whichever breath it is said in."""
    if isinstance(watch, dict):
        return [name for names in watch.values() for name in names]
    return watch or []


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One citation. `date` is the source's own (as far as known), `access` how it was read.

    `passage`: what was read there, in our words.
    """

    title: str
    publisher: str
    address: str
    date: str
    access: Literal["read", "excerpt", "abstract", "copy", "memory"]
    passage: str | None = None


class Lack(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why a locale has no value for a fact, and the noun phrase said in its place."""

    why: str
    words: str


class Fact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number or a place-dependent thing, written once. Values are noun phrases with units."""

    what: str
    values: Localised
    lacking: dict[str, Lack] = {}
    sources: list[str]
    unconfirmed: bool = False


class Proof(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How sure it is, and of what: `of` fits "The proof is strong that {of}"."""

    grade: Grade
    of: str


class Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said in one case of an answer: one breath, then more, then what the card holds.

    `say: text` is for every form of question. `say: {plain: text, should-i-stop: text}` has words
    of their own for some forms (a list: nlu/forms.py); `plain` serves all the others.

    `watch`: the findings that send to help, gravest or not; urgency.yaml says where to. A list
    ends the last breath that there are words for; `{say: […], more: […]}` says which breath, and
    those under `first` are said before anything else. A case without it has that of its answer.
    `offer` names the second breath when it is offered: "Want to hear {offer}?" `next` is what
    can usefully follow when nothing is left to tell: answer → how it is named in an offer.
    """

    says: Say = field(name="say")
    more: str | None = None
    offer: str | None = None
    next: dict[str, str] = {}
    evidence: Proof | None = None
    card: str | None = None
    watch: Watch | None = None

    def watched(self, breath: Breath) -> list[str]:
        """The findings that this breath ends with."""
        if isinstance(self.watch, dict):
            return self.watch.get(breath, [])
        return (self.watch or []) if breath == ("more" if self.more else "say") else []

    @property
    def say(self) -> str:
        """The words for a form that has none of its own; empty where an author left them out."""
        return self.says if isinstance(self.says, str) else self.says.get(PLAIN, "")

    @property
    def by_form(self) -> dict[str, str]:
        """The forms that have words of their own, with these."""
        if isinstance(self.says, str):
            return {}
        return {form: text for form, text in self.says.items() if form != PLAIN}

    @property
    def texts(self) -> list[str]:
        """All that may be said or shown."""
        return [text for text in (self.say, *self.by_form.values(), self.more, self.card) if text]


class Answer(Words, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question that a person may ask, with all that its reviewer needs on one screen.

    `say`, `more`, `card` and every case may hold `{fact-id}` and the look-up's placeholders.
    `cases` are other words for a circumstance (child, pregnant, kidney, …), for the result of
    the look-up, or for a locale that lacks a fact (`lacking`).
    `points`: what else is asked of just this subject, id → how it is heard: each text holds words
    that all stand in the sentence ("fall asleep", "burn*"). `say` has words for it under its id.
    """

    title: str
    called: list[str]
    verdict: Verdict = "open"
    looks_up: str | None = None
    cases: dict[str, Words] = {}
    points: dict[str, list[str]] = {}
    sources: list[str]
    basis: list[str]
    disclaimer: Disclaimer
    asks: str | None = None
    unconfirmed: list[str] = []


COMPARED = "compared"  # the case of two things of which one is looked for
CLEAREST = "clearest"  # the case of several of which one is best known to be it


class Food(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A food: milligrams of magnesium in the serving that is named, and what that weighs in grams.

    Each is picked by place, then "any"; no `grams` where the serving was weighed raw.
    """

    id: str
    name: Localised
    called: list[str]
    serving: Localised
    milligrams: dict[str, int]
    grams: dict[str, int] = {}
    kinds: list[str]
    sources: list[str]
    unconfirmed: bool = False

    @property
    def amount(self) -> int:
        """The milligrams here, once a place was picked."""
        return self.milligrams["any"]

    @property
    def weight(self) -> int:
        """The grams of the serving here; 0 where no weight is told."""
        return self.grams.get("any", 0)


class Row(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of a look-up table: what each answer says of it (its case and placeholders).

    `see` names the answer of its own that the thing has: that one is told in place of the row.
    `watch`: findings that send to help where one has it; they join those of the case.
    """

    id: str
    name: Localised
    called: list[str]
    see: str | None = None
    answers: dict[str, dict[str, str]]
    watch: Watch = []
    sources: list[str]
    unconfirmed: bool = False


class Need(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The daily need of magnesium, food and drink included, of one group. Ages in years."""

    sex: Sex
    from_age: int
    to_age: int
    stage: Literal["none", "pregnant", "breastfeeding"] = "none"
    milligrams: int


class Authority(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who sets daily needs, for which locales, with all groups."""

    locales: list[str]
    needs: list[Need]
    sources: list[str]


class Near(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is close to ours and not covered: its name, and what is offered in its stead.

    `offers`: answer → how it is named in an offer; `asks`: an act that asks instead of an offer.
    """

    name: str
    offers: dict[str, str] = {}
    asks: str | None = None


class Kin(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person spoken of: how called ("my wife"), and what the word itself tells."""

    id: str
    called: list[str]
    sex: Sex | None = None
    child: bool = False


class Stage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stage of life that changes answers: pregnant, breastfeeding, after-birth."""

    id: Literal["pregnant", "breastfeeding", "after-birth"]
    called: list[str]


class Finding(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A symptom or circumstance. How people tell it is a Telling; how urgent it is, an Urgency.

    `short` names it among others to watch for, where `what` is too long: what follows a first `|`
    shares its beginning with others ("a leg suddenly | cold" and "… | numb").
    `check` asks about it when it was heard unclearly, so that yes means there; `explain` says how
    to find out. `follows_from`: it is there as well when all of one of these lists are.
    """

    what: str
    short: str | None = None
    check: str | None = None
    explain: str | None = None
    follows_from: list[list[str]] = []
    sources: list[str]
    basis: list[str]


class Telling(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How people tell a finding: the phrases that it is there (`said`), and that it is not.

    `reports` are whole sentences that report it, for the ear to learn from; {person} is who it is
    about.
    """

    said: list[str] = []
    denied: list[str] = []
    reports: list[str] = []
