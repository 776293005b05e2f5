"""The skill package: what goes into it, and what is refused."""

import json
import shutil
import struct
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from deploy.__main__ import main
from deploy.faults import Finding
from deploy.icons import draw
from deploy.lints import skill_faults, store_faults
from deploy.manifest import Addresses, manifest
from deploy.package import Package, Wanted, assemble, write, write_models
from deploy.phrases import intent_of, phrase_faults
from deploy.reviews import review_findings
from deploy.round_trip import manifest_faults, model_faults
from deploy.sources import Skill, Store, Use, read_skill, read_stores
from deploy.usage import usage_findings
from skill.knowledge.content import Content
from workshop.delivery import BUILDS, Build
from workshop.review import Standing

_ROOT = Path(__file__).parent.parent.parent
_TODAY = date(2027, 1, 31)
_REAL = Addresses(
    "arn:aws:lambda:eu-west-1:123456789012:function:cramp-coach-production",
    "https://abc.lambda-url.eu-west-1.on.aws/",
)
_LARGEST = 150_000  # bytes of a model; Amazon takes 1.5 MB


@pytest.fixture(scope="module")
def package() -> Package:
    """The project's own."""
    return assemble(Wanted(_ROOT, _REAL, _TODAY))


@pytest.fixture(scope="module")
def skill() -> Skill:
    """deploy/skill.yaml."""
    return read_skill()


@pytest.fixture(scope="module")
def store(content: Content) -> Store:
    """What the store shows in Britain."""
    return read_stores(content, ["en-GB"])["en-GB"]


@pytest.fixture(scope="module")
def model(package: Package) -> Mapping[str, Any]:
    """The British model."""
    return package.models["en-GB"]


def _texts(findings: object) -> str:
    assert isinstance(findings, (list, tuple))
    return "\n".join(one.text if isinstance(one, Finding) else str(one) for one in findings)


def test_the_projects_own_package_is_without_fault(package: Package) -> None:
    """In development; warnings stand for what production refuses."""
    assert [one.text for one in package.findings if one.weight == "fault"] == []


def test_the_store_is_told_that_it_is_not_for_children(package: Package) -> None:
    """As the privacy page says."""
    assert package.manifest["manifest"]["privacyAndCompliance"]["isChildDirected"] is False


def test_it_is_written_as_ask_cli_wants_it(package: Package, tmp_path: Path) -> None:
    """Manifest, models, icons, and ask-resources.json beside the folder; an older one is gone."""
    folder = tmp_path / "skill-package"
    (folder / "interactionModels").mkdir(parents=True)
    (folder / "interactionModels" / "old.json").touch()
    write(package, folder)
    models = {path.name for path in (folder / "interactionModels").rglob("*.json")}
    served = {"en-US", "en-GB", "en-CA", "en-AU", "en-IN"}
    assert models == {f"{locale}.json" for locale in served}
    resources = json.loads((tmp_path / "ask-resources.json").read_text())
    assert resources["profiles"]["default"]["skillMetadata"]["src"] == "./skill-package"
    document = json.loads((folder / "skill.json").read_text())
    for texts in document["manifest"]["publishingInformation"]["locales"].values():
        for icon in ("smallIconUri", "largeIconUri"):
            assert (folder / texts[icon].removeprefix("file://")).is_file()


@pytest.mark.parametrize("build", BUILDS)
def test_each_build_is_small_and_alike_in_every_locale(build: Build, tmp_path: Path) -> None:
    """What is written is what Amazon measures; and no build has a fault."""
    package = assemble(Wanted(_ROOT, _REAL, _TODAY, model=build))
    assert [one.text for one in package.findings if one.weight == "fault"] == []
    write_models(package, tmp_path / "models")
    written = [*(tmp_path / "models").glob("*.json")]
    assert len(written) == 5
    assert max(path.stat().st_size for path in written) < _LARGEST
    assert len({path.read_bytes() for path in written}) == 1


def test_the_package_is_of_the_committed_model(package: Package) -> None:
    """The carried build, unless another is asked for."""
    committed = json.loads((_ROOT / "interaction_model" / "en.json").read_text(encoding="utf-8"))
    assert package.models["en-GB"] == committed


def test_a_build_that_is_none_is_told_kindly(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["package", "--model", "closed"])
    assert left.value.code == 2
    assert "'closed' is no build of the model: say open, carried or phrase" in (
        capsys.readouterr().err
    )


def test_a_locale_that_alexa_lacks_is_left_out_and_named(tmp_path: Path) -> None:
    """It is served all the same, to whoever asks in it."""
    for name in ("content", "interaction_model", "deploy", "skill", "responses"):
        (tmp_path / name).symlink_to(_ROOT / name)
    (tmp_path / "content").unlink()
    shutil.copytree(_ROOT / "content", tmp_path / "content")
    with (tmp_path / "content" / "locales.yaml").open("a", encoding="utf-8") as locales:
        locales.write("en-NZ: {name: New Zealand, language: en, measures: metric}\n")
    package = assemble(Wanted(tmp_path, _REAL, _TODAY))
    assert "en-NZ" not in package.models
    assert "en-NZ" not in package.manifest["manifest"]["publishingInformation"]["locales"]
    assert any("en-NZ: Alexa has no such locale" in one.text for one in package.findings)


def test_each_locale_names_its_own_emergency_number(content: Content) -> None:
    """In the disclaimer of the description."""
    stores = read_stores(content, ["en-US", "en-GB", "en-IN"])
    assert "call 999 from a phone" in stores["en-GB"].description
    assert "call 911 from a phone" in stores["en-US"].description
    assert "call 112 from a phone" in stores["en-IN"].description


@pytest.mark.parametrize("size", [108, 32])
def test_the_icon_is_a_png_of_its_size(size: int) -> None:
    """Signature, width and height, as the format has them; the same bytes each time."""
    png = draw(size)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", png[16:24]) == (size, size)
    assert draw(size) == png


def test_a_typo_in_the_manifest_is_found(skill: Skill, store: Store) -> None:
    """Amazon's class would drop it without a word."""
    document = manifest(skill, {"en-GB": store}, _REAL)
    assert manifest_faults(document) == []
    document["manifest"]["publishingInformation"]["catagory"] = "HEALTH_AND_FITNESS"
    document["manifest"]["privacyAndCompliance"]["containsAds"] = "no"
    faults = manifest_faults(document)
    assert any("catagory: no such field" in one for one in faults)
    assert any("containsAds: 'no' becomes True" in one for one in faults)
    document["manifest"]["apis"]["custom"]["interfaces"] = [{"type": "MIND_READING"}]
    assert "not understood" in manifest_faults(document)[0]


def test_a_typo_in_a_model_is_found() -> None:
    """`sampels`, and a text where a list is wanted."""
    language = {
        "invocationName": "cramp coach",
        "intents": [{"name": "A", "sampels": ["x"]}, {"name": "B", "samples": "start"}],
    }
    faults = "\n".join(model_faults({"interactionModel": {"languageModel": language}}))
    assert "sampels: no such field" in faults
    assert "'start' becomes" in faults


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": "Cramp Coach for Alexa"}, "word not allowed"),
        ({"name": "Cramp Coach!"}, "word not allowed"),
        ({"name": "x" * 51}, "name: 51"),
        ({"summary": "x" * 161 + "."}, "summary: 162"),
        ({"summary": "About cramps"}, "no full sentence"),
        ({"description": "The best app."}, "skill is no medical advice"),
        ({"description": "The best app."}, "says app"),
        ({"description": "Call {emergency}."}, "fact that does not exist"),
        ({"keywords": ["cramp"] * 2}, "repeated"),
        ({"keywords": [str(one) for one in range(31)]}, "keywords: 31"),
        ({"keywords": ["echo dot"]}, "somebody else's name"),
        ({"example_phrases": ["Alexa, open cramp coach"] * 4}, "example phrases: 4"),
    ],
)
def test_the_stores_rules(
    store: Store, model: Mapping[str, Any], changes: dict[str, Any], said: str
) -> None:
    """Each broken once."""
    assert list(store_faults("en-GB", store, model)) == []
    assert said in _texts(list(store_faults("en-GB", replace(store, **changes), model)))


@pytest.mark.parametrize(
    ("phrases", "said"),
    [
        (["Alexa, open the cramp coach"], "must be: Alexa, open cramp coach"),
        ([], "must be: Alexa, open cramp coach"),
        (["Alexa, open cramp coach", "ask cramp coach to help"], "not of the shape"),
        (
            ["Alexa, open cramp coach", "Alexa, ask cramp coach for a poem"],
            "'for a poem' begins as no sample does",
        ),
    ],
)
def test_example_phrases_are_heard_word_for_word(
    model: Mapping[str, Any], phrases: list[str], said: str
) -> None:
    """Certification says them to the skill."""
    assert said in _texts(list(phrase_faults(phrases, model)))


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("why do my legs cramp at night", "WhyIntent"),
        ("how much magnesium do i need", "HowMuchIntent"),
        ("for a poem", None),
        ("why", None),
    ],
)
def test_a_carrier_vouches_for_words_the_open_slot_does_not(
    model: Mapping[str, Any], words: str, intent: str | None
) -> None:
    """Certification wants to see the words of a sample in the phrase."""
    assert intent_of(words, model["interactionModel"]["languageModel"]) == intent


def test_without_carriers_the_open_slot_vouches() -> None:
    """There is no other sample in that build."""
    package = assemble(Wanted(_ROOT, _REAL, _TODAY, model="open"))
    language = package.models["en-GB"]["interactionModel"]["languageModel"]
    assert intent_of("why do my legs cramp at night", language) == "SpeechIntent"


def test_the_rules_for_all_locales(skill: Skill) -> None:
    """Category, testing instructions, countries."""
    assert list(skill_faults(skill)) == []
    broken = replace(skill, category="GAMES", countries=[], testing_instructions="Try it.")
    said = _texts(list(skill_faults(broken)))
    assert "GAMES" in said
    assert "nothing of reminders" in said
    assert "no country" in said


def test_declared_is_used_and_used_is_declared(skill: Skill) -> None:
    """A permission too many is a fault in production; one too few always."""
    code = "".join(one.used_as for one in (*skill.permissions, *skill.interfaces, *skill.events))
    assert list(usage_findings(skill, code, production=True)) == []
    unused = Use(name="X", used_as="alexa::profile:email:read")
    more = replace(skill, permissions=[*skill.permissions, unused])
    assert [one.weight for one in usage_findings(more, code, production=True)] == ["fault"]
    assert [one.weight for one in usage_findings(more, code, production=False)] == ["warning"]
    used = f"{code} AudioPlayer.Play alexa::profile:name:read AlexaSkillEvent.SkillEnabled"
    said = _texts(list(usage_findings(skill, used, production=False)))
    assert all(name in said for name in ("AUDIO_PLAYER", "profile:name", "SkillEnabled"))


def _found(*standings: Standing, production: bool = True, name: str | None = None) -> list[Finding]:
    return list(review_findings(standings, production=production, unreviewed_by_name=name))


_UNSIGNED = Standing(unit="answer shoes", grave=False, missing=("clinician",), words="unsigned")
_GRAVE = Standing(unit="finding chest-pain", grave=True, missing=("clinician",), words="unsigned")


def test_production_refuses_unsigned_content() -> None:
    """Unless somebody answers for it by name; developing only warns."""
    assert (
        _found(
            Standing(
                unit="answer shoes", grave=False, missing=(), words="clinician: signed by A, 1"
            )
        )
        == []
    )
    assert [one.weight for one in _found(_UNSIGNED)] == ["fault"]
    assert [one.weight for one in _found(_UNSIGNED, production=False)] == ["warning"]
    (answered,) = _found(_UNSIGNED, name="Ada Example")
    assert (answered.weight, "Ada Example answers" in answered.text) == ("warning", True)


def test_nobody_answers_by_name_for_emergencies_pills_and_children() -> None:
    warned, refused = _found(_UNSIGNED, _GRAVE, name="Ada Example")
    assert (warned.weight, refused.weight) == ("warning", "fault")
    assert "finding chest-pain" in refused.text
    assert [one.weight for one in _found(_GRAVE, production=False)] == ["warning"]


def test_a_review_that_is_due_again_warns() -> None:
    """It does not stop the skill."""
    due = "clinician: due again since 2027-01-30 (signed by A, 1)"
    (one,) = _found(Standing(unit="answer shoes", grave=False, missing=(), words=due))
    assert one.weight == "warning"
    assert "due again since 2027-01-30" in one.text


def test_production_needs_real_addresses_and_signatures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1, the reasons, and no older package left to hand in."""
    folder = tmp_path / "skill-package"
    folder.mkdir()
    assert main(["package", "--stage", "production", "--folder", str(folder)]) == 1
    said = capsys.readouterr().out
    assert "stand-ins" in said
    assert "no clinician has signed" in said
    assert not folder.exists()


@pytest.mark.parametrize(
    ("addresses", "said"),
    [
        (Addresses("http://example.org/alexa", "https://example.org"), "https address is needed"),
        (Addresses("https://example.org/alexa", "http://example.org"), "https alone"),
    ],
)
def test_addresses_must_be_safe(addresses: Addresses, said: str) -> None:
    """Amazon calls nothing else."""
    assert said in _texts(assemble(Wanted(_ROOT, addresses, _TODAY)).findings)


def test_self_hosting_names_its_certificate(skill: Skill, store: Store) -> None:
    """An https endpoint says which kind it has."""
    document = manifest(skill, {"en-GB": store}, Addresses("https://x.org/alexa", "https://x.org"))
    endpoint = document["manifest"]["apis"]["custom"]["endpoint"]
    assert endpoint == {"uri": "https://x.org/alexa", "sslCertificateType": "Trusted"}
