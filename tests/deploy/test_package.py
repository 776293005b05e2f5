"""The skill package: what goes into it, and what is refused."""

import json
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
from deploy.package import Package, Wanted, assemble, write
from deploy.phrases import intent_of, phrase_faults
from deploy.reviews import review_findings
from deploy.round_trip import manifest_faults, model_faults
from deploy.sources import Skill, Store, Use, read_skill, read_stores
from deploy.usage import usage_findings
from skill.knowledge.content import Content
from workshop.review import digest

_ROOT = Path(__file__).parent.parent.parent
_TODAY = date(2027, 1, 31)
_REAL = Addresses(
    "arn:aws:lambda:eu-west-1:123456789012:function:cramp-coach-production",
    "https://abc.lambda-url.eu-west-1.on.aws/",
)
LOCALES = ["en-US", "en-GB", "en-CA", "en-AU", "en-IN"]


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


def test_it_is_written_as_ask_cli_wants_it(package: Package, tmp_path: Path) -> None:
    """Manifest, models, icons, and ask-resources.json beside the folder; an older one is gone."""
    folder = tmp_path / "skill-package"
    (folder / "interactionModels").mkdir(parents=True)
    (folder / "interactionModels" / "old.json").touch()
    write(package, folder)
    models = {path.name for path in (folder / "interactionModels").rglob("*.json")}
    assert models == {f"{locale}.json" for locale in LOCALES}
    resources = json.loads((tmp_path / "ask-resources.json").read_text())
    assert resources["profiles"]["default"]["skillMetadata"]["src"] == "./skill-package"
    document = json.loads((folder / "skill.json").read_text())
    for texts in document["manifest"]["publishingInformation"]["locales"].values():
        for icon in ("smallIconUri", "largeIconUri"):
            assert (folder / texts[icon].removeprefix("file://")).is_file()


def test_each_locale_names_its_own_emergency_number(content: Content) -> None:
    """In the disclaimer of the description."""
    stores = read_stores(content, LOCALES)
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
            "'for a poem' is no sample",
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
        ("why do my legs cramp at night", "WhyAtNightIntent"),
        ("why does my calf cramp", "WhyLegsCrampIntent"),
        ("why does my gearbox cramp", None),
        ("how much magnesium does a seventy year old wife need", "HowMuchMagnesiumIntent"),
    ],
)
def test_slots_are_filled_with_listed_values(
    model: Mapping[str, Any], words: str, intent: str | None
) -> None:
    """A part of the body is one, a gearbox is none."""
    assert intent_of(words, model["interactionModel"]["languageModel"]) == intent


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


def _signed(folder: Path, *, due: str) -> Path:
    """A folder of content with one file, signed for these bytes."""
    folder.mkdir()
    file = folder / "facts.yaml"
    file.write_text("a: b\n", encoding="utf-8")
    entry = f"file: facts.yaml, digest: {digest(file)}, signed_by: A Clinician"
    dates = f"signed_on: 2026-01-31, due: {due}"
    (folder / "reviews.yaml").write_text(f"- {{{entry}, {dates}}}\n", encoding="utf-8")
    return folder


def test_production_refuses_unsigned_content(tmp_path: Path) -> None:
    """Unless somebody answers for it by name; developing only warns."""
    folder = _signed(tmp_path / "content", due="2028-01-31")

    def found(name: str | None = None, *, production: bool) -> list[Finding]:
        return list(review_findings(folder, _TODAY, production=production, unreviewed_by_name=name))

    assert found(production=True) == []
    (folder / "facts.yaml").write_text("a: c\n", encoding="utf-8")
    assert [one.weight for one in found(production=True)] == ["fault"]
    assert [one.weight for one in found(production=False)] == ["warning"]
    (answered,) = found("Ada Example", production=True)
    assert (answered.weight, "Ada Example answers" in answered.text) == ("warning", True)


def test_a_review_that_is_due_again_warns(tmp_path: Path) -> None:
    """It does not stop the skill."""
    folder = _signed(tmp_path / "content", due="2027-01-30")
    (one,) = review_findings(folder, _TODAY, production=True, unreviewed_by_name=None)
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
