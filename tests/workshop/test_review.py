"""What is signed is what is heard: a changed word unsigns it, a changed phrasing doesn't."""

import shutil
from collections.abc import Mapping
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from msgspec.structs import replace

from skill.knowledge.content import Content
from skill.knowledge.load import load
from skill.knowledge.localise import localise
from skill.knowledge.models import Row
from skill.locale_bundles import LocaleBundle
from skill.settings import Settings
from skill.speech import Speech
from skill.understanding.reading import Reading
from workshop.review import Review, Standing, standings
from workshop.utterances.units import Unit, signers, unit_names, units

_TODAY = date(2027, 3, 1)
_LIMIT = "answer upper-limit"
_PLACE = "en-US"
_ROWS = 10  # of a table


@pytest.fixture(scope="module")
def found(settings: Settings) -> dict[str, Unit]:
    return _units(settings)


@pytest.fixture
def house(settings: Settings, tmp_path: Path) -> Settings:
    names = ("content", "responses", "interaction_model")
    for name in names:
        shutil.copytree(getattr(settings, name), tmp_path / name)
    return replace(settings, **{name: tmp_path / name for name in names})


def _units(settings: Settings) -> dict[str, Unit]:
    """As heard in the United States alone, with some rows of each table: the rest is told alike."""
    content = load(settings.content, settings.interaction_model)
    fewer = replace(content, tables={name: _some(rows) for name, rows in content.tables.items()})
    knowledge = localise(fewer, _PLACE)
    bundle = LocaleBundle(knowledge, Speech(settings.responses, knowledge), _unheard)
    return {one.name: one for one in units(content, {_PLACE: bundle})}


def _some(rows: Mapping[str, Row]) -> dict[str, Row]:
    return dict(islice(rows.items(), _ROWS))


def _unheard(words: str, *, complete: bool = True, asked: str = "") -> Reading:
    raise AssertionError(words)


def _digests(settings: Settings) -> dict[str, str]:
    return {name: one.digest for name, one in _units(settings).items()}


def _signature(unit: str, digest: str, role: str, due: date = date(2029, 1, 31)) -> Review:
    return Review(
        unit=unit,
        digest=digest,
        role=role,
        signed_by="N N",
        registration="1",
        signed_on=date(2027, 1, 31),
        due=due,
    )


def _standing(content: Content, found: dict[str, Unit], *ledger: Review) -> Standing:
    digests = {name: one.digest for name, one in found.items()}
    several = standings(content, list(ledger), _TODAY, lambda: digests)
    return next(one for one in several if one.unit == _LIMIT)


def test_every_unit_has_lines_and_somebody_who_signs_it(
    content: Content, found: dict[str, Unit]
) -> None:
    assert list(found) == unit_names(content)
    for name, unit in found.items():
        assert unit.lines, name
        assert unit.roles, name


def test_a_unit_is_signed_when_all_who_have_to_have_signed_it(
    content: Content, found: dict[str, Unit]
) -> None:
    roles, grave = signers(_LIMIT, content)
    assert grave
    assert {"clinician", "pharmacist"} <= {*roles}
    several = [_signature(_LIMIT, found[_LIMIT].digest, role) for role in roles]
    assert not _standing(content, found).signed
    assert _standing(content, found, *several[:-1]).missing == (roles[-1],)
    assert _standing(content, found, *several).signed


def test_a_signature_is_for_these_lines_until_a_date(
    content: Content, found: dict[str, Unit]
) -> None:
    other = _standing(content, found, _signature(_LIMIT, "of other lines", "clinician"))
    assert "clinician: changed since it was signed" in other.words
    past = _signature(_LIMIT, found[_LIMIT].digest, "clinician", due=date(2027, 2, 1))
    assert "due again since 2027-02-01" in _standing(content, found, past).words


@pytest.mark.parametrize(
    ("file", "good", "bad", "unsigns"),
    [
        ("content/facts.yaml", "350 milligrams", "3500 milligrams", _LIMIT),
        ("content/triage/terms.yaml", "child_age: 16", "child_age: 6", "check"),
        (
            "content/urgency.yaml",
            "unlock the door, and keep",
            "lock the door, and keep",
            "finding unnamed-emergency",
        ),
        ("responses/en/basics/goodbye.j2", "Rest well.", "Off you go.", "manners"),
        (
            "content/tables/intake.yaml",
            "milligrams: 320",
            "milligrams: 3200",
            "answer how-much-magnesium",
        ),
    ],
)
def test_what_is_changed_unsigns_itself_and_little_else(
    house: Settings, found: dict[str, Unit], file: str, good: str, bad: str, unsigns: str
) -> None:
    path = house.content.parent / file
    text = path.read_text(encoding="utf-8")
    assert good in text
    path.write_text(text.replace(good, bad), encoding="utf-8")
    changed = {name for name, now in _digests(house).items() if now != found[name].digest}
    assert unsigns in changed
    assert len(changed) < len(found) / 4


def test_a_changed_phrasing_unsigns_nothing(house: Settings, found: dict[str, Unit]) -> None:
    asked = house.interaction_model / "en" / "asked" / "bananas.yaml"
    asked.write_text(
        asked.read_text("utf-8") + "- would a plantain sort me out\n", encoding="utf-8"
    )
    assert _digests(house) == {name: one.digest for name, one in found.items()}
