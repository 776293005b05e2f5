"""Measures what is heard of every answer, in every locale."""

from collections.abc import Iterator
from pathlib import Path

from skill.dialog.offers import signs_first
from skill.dialog.replies import Act
from skill.knowledge.localise import Knowledge
from skill.knowledge.strict_yaml import read
from skill.locale_bundles import LocaleBundle, TurnParts
from skill.settings import Settings
from workshop.lint.rules import Breath, Country, Heard, Measured, Words, measured
from workshop.utterances.relief import relief
from workshop.utterances.told import Told, told

_WORDINGS = range(4)  # an offer's
_CHECKS = ("relief.check", "relief.gone")
_QUIET = ("relief.eased", "relief.long", "relief.stopped", "relief.first")  # end, or ask themselves


def lint(settings: Settings, parts: TurnParts, only: str = "") -> Iterator[Measured]:
    """Each first breath with the longest wording of its offer, then each second one."""
    out = words_out(settings.content)
    for locale, bundle in parts.bundles.items():
        names = _names(bundle.knowledge)
        seen = set[tuple[str, str]]()
        for one in told(bundle.knowledge):
            for heard in _heard(locale, one, bundle) if only in one.answer else ():
                if (heard.ssml, heard.offer) not in seen:
                    seen.add((heard.ssml, heard.offer))
                    yield measured(heard, names, out)
        for heard in relief_heard(locale, bundle):
            if only in heard.unit:
                yield measured(heard, names, out)


def relief_heard(locale: str, bundle: LocaleBundle) -> Iterator[Heard]:
    """What the relief coach says, each step with the longest wording of its check."""

    def said(act: Act) -> str:
        return bundle.speech.dialled(str(bundle.speech.render(act)["speech"]))

    asks = [one for one in relief(bundle.knowledge) if one.act in _CHECKS]
    longest = max(map(said, asks), key=len)
    for act in relief(bundle.knowledge):
        if act.act not in _CHECKS:
            of = " ".join(map(str, act.facts.values()))
            ends = act.act in _QUIET
            breath: Breath = "hold" if act.act == "relief.step" else "first"
            yield Heard(locale, act.act, of, said(act), "" if ends else longest, breath=breath)


def words_out(content: Path) -> Words:
    """What is never said, from voice.yaml and words.yaml in `content`. Raises ContentError."""
    never = read(content / "voice.yaml", dict[str, str])
    return Words(never, read(content / "words.yaml", dict[str, Country]))


def _heard(locale: str, one: Told, bundle: LocaleBundle) -> Iterator[Heard]:
    case = str(one.act.facts["case"])
    unit = " ".join(filter(None, [one.answer, case]))
    first = bundle.speech.dialled(bundle.speech.render(one.act)["speech"])
    breath: Breath = "signs" if signs_first(one.act.facts, bundle.knowledge) else "first"
    yield Heard(locale, unit, one.of, first, _offer(one, bundle), breath=breath)
    if one.more:
        more = bundle.speech.dialled(bundle.speech.render(one.more)["speech"])
        yield Heard(locale, unit, f"{one.of} more".strip(), more, breath="second")


def _offer(one: Told, bundle: LocaleBundle) -> str:
    """The longest wording of what is asked behind it."""
    if one.asks is None:
        return ""
    acts = [{**one.asks.facts, "wording": number} for number in _WORDINGS]
    said = [bundle.speech.render(type(one.asks)(one.asks.act, facts))["speech"] for facts in acts]
    return str(max(said, key=len))


def _names(knowledge: Knowledge) -> list[str]:
    """Names of medicines and the like, which don't count for readability."""
    found = {row.name["any"] for table in knowledge.tables.values() for row in table.values()}
    found |= {food.name["any"] for food in knowledge.foods.values()}
    found.add(knowledge.facts["emergency-number"])
    return sorted(found, key=len, reverse=True)
