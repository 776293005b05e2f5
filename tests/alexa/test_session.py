"""The state in Alexa's session attributes: its layout and what another release wrote."""

from typing import Any

import pytest
from ask_sdk_core.skill import CustomSkill

from skill.alexa.session import VERSION, attributes, state_in
from skill.assembly import build_skill
from skill.dialog.state import OpenRoutine, OpenTriage, Person, State
from skill.locale_bundles import TurnParts
from skill.settings import Settings
from tests.alexa.talk import Talk

HE = Person(kin="father", sex="male", age=75, conditions=("kidney-disease",))


@pytest.fixture(scope="module")
def skill(settings: Settings, parts: TurnParts) -> CustomSkill:
    """The real skill."""
    return build_skill(settings, parts)


def _amid_check(skill: CustomSkill) -> dict[str, Any]:
    return Talk(skill).says("start the leg check", "it cramps", "no").attributes


def test_the_version_of_the_layout_stands_beside_the_state(skill: CustomSkill) -> None:
    assert Talk(skill).opens().attributes["version"] == VERSION


@pytest.mark.parametrize("version", [None, 0, 1, VERSION + 1, 99, -3, "two", 1.5, True])
def test_a_check_goes_on_whichever_version_wrote_it(skill: CustomSkill, version: object) -> None:
    """Without a version, as before there was one; with fields that are news to us."""
    written = {**_amid_check(skill), "version": version, "mood": {"new": [1]}}
    if version is None:
        del written["version"]
    talk = Talk(skill, written)
    before = talk.attributes["triage"]["answers"]
    talk.says("no")
    assert talk.attributes["triage"]["answers"].items() > before.items()
    assert talk.attributes["version"] == VERSION
    assert "mood" not in talk.attributes


@pytest.mark.parametrize("name", State.__struct_fields__)
def test_a_field_that_is_missing_is_as_in_the_beginning(skill: CustomSkill, name: str) -> None:
    written = _amid_check(skill)
    del written[name]
    assert getattr(state_in(written), name) == getattr(State(), name)
    assert "basics.trouble" not in Talk(skill, written).says("no").told


@pytest.mark.parametrize("odd", [7, "zanzibar", [1], {"new": 1}, {"act": 3}, [[]], True, -1.5])
@pytest.mark.parametrize("name", State.__struct_fields__)
def test_of_another_shape_what_is_understood_is_kept(
    skill: CustomSkill, name: str, odd: object
) -> None:
    """A person told before stays known, whatever else can't be read."""
    state = State(about=HE, misses=1)
    written = {**attributes(state), "version": VERSION + 1, name: odd}
    if name not in ("about", "people"):
        assert state_in(written).about == HE
    for said in ("no", "why do my legs cramp", "say that again", "start the routine", "and for me"):
        assert Talk(skill, written).says(said).told != ["basics.trouble"], said


def test_what_is_under_way_is_kept_whole_or_not_at_all(skill: CustomSkill) -> None:
    """The question without its check would take a no for an answer to nothing."""
    written = _amid_check(skill)
    written |= {"about": {"kin": "father"}, "triage": {"answers": ["chest-breath"]}}
    state = state_in(written)
    assert (state.last, state.triage) == (None, None)
    assert state.about.kin == "father"


@pytest.mark.parametrize(
    "broken",
    [{"last": 1}, {"last": {"says": 3}}, {"version": None}, {"": {}}, {"triage": 1, "routine": 2}],
)
def test_broken_attributes_begin_anew_with_words(
    skill: CustomSkill, broken: dict[str, Any]
) -> None:
    talk = Talk(skill, broken).says("why do my legs cramp")
    assert talk.told == ["answers.told"]
    assert talk.attributes["version"] == VERSION


def test_what_is_no_object_holds_no_state() -> None:
    for odd in ("", "zanzibar", [], ["last"], 7):
        assert state_in(odd) == State()  # type: ignore[arg-type]  # a door may hand over anything


def test_what_was_written_is_read_again() -> None:
    state = State(
        about=HE,
        triage=OpenTriage({"often": "no"}, {"fever": False}, ("often",), ("often",), 1),
        routine=OpenRoutine("two", "seated", 3, 1, checked=True),
        things={"food": "almonds"},
        people={"father": HE},
    )
    assert state_in(attributes(state)) == state
