"""From the two settings of the sounds to what the dialog knows and the templates say."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from simulator.wire.ssml import read_ssml
from skill.assembly import build_turn_parts
from skill.dialog.replies import Act, Reply
from skill.errors import OperatorError
from skill.knowledge.content import Content
from skill.knowledge.routine import tracks
from skill.settings import Settings, read_settings

_URL = "https://coach.example.org"


@pytest.fixture
def folder(tmp_path: Path, content: Content) -> Path:
    """A folder with all tracks (their bytes don't matter here)."""
    folder = tmp_path / "audio"
    folder.mkdir()
    for name in tracks(content.routine):
        (folder / f"{name}.mp3").write_bytes(b"sound")
    return folder


@pytest.fixture
def responses(tmp_path: Path, settings: Settings) -> Path:
    """The real templates and one that plays a track."""
    copy = tmp_path / "responses"
    shutil.copytree(settings.responses, copy)
    (copy / "en" / "sounds").mkdir()
    (copy / "en" / "sounds" / "play.j2").write_text(
        "{% set speech %}Breathe and rest. {{ audio(facts.track) }}{% endset %}"
    )
    return copy


def test_without_settings_there_is_no_sound(settings: Settings, content: Content) -> None:
    """The voice counts."""
    bundles = build_turn_parts(settings, content).bundles.values()
    assert {bundle.knowledge.tracks for bundle in bundles} == {frozenset()}


@pytest.mark.parametrize(
    ("url", "base"),
    [
        (_URL, _URL),
        (f"{_URL}/", _URL),
        (f"{_URL}:8443/cramps/", f"{_URL}:8443/cramps"),
        ("https://[2001:db8::1]", "https://[2001:db8::1]"),
    ],
)
def test_every_locale_can_play_every_track(
    folder: Path, responses: Path, content: Content, url: str, base: str
) -> None:
    """The dialog knows the names, a template gets the tag."""
    given = {"CRAMP_COACH_AUDIO": str(folder), "CRAMP_COACH_PUBLIC_URL": url}
    settings = replace(read_settings(given), responses=responses)
    for bundle in build_turn_parts(settings, content).bundles.values():
        assert bundle.knowledge.tracks == set(tracks(content.routine))
        spoken = bundle.speech.speak(Reply((Act("sounds.play", {"track": "quiet-30"}),)))
        tag = f'<audio src="{base}/audio/quiet-30.mp3"/>'
        assert spoken.speech == f"Breathe and rest. {tag}"
        document = read_ssml(f"<speak>{spoken.speech}</speak>")
        assert (len(document.sounds), document.faults) == (1, ())


def test_a_track_that_we_lack_cannot_be_played(
    folder: Path, responses: Path, content: Content
) -> None:
    """A template that asks for one is wrong, and says so at once."""
    settings = Settings(responses=responses, audio=folder, public_url=_URL)
    speech = build_turn_parts(settings, content).bundle("en-US").speech
    with pytest.raises(KeyError, match="quiet-31"):
        speech.speak(Reply((Act("sounds.play", {"track": "quiet-31"}),)))


def test_one_setting_needs_the_other(folder: Path, content: Content) -> None:
    """The message names the one that is missing."""
    with pytest.raises(OperatorError, match="CRAMP_COACH_PUBLIC_URL is not"):
        build_turn_parts(Settings(audio=folder), content)
    with pytest.raises(OperatorError, match="CRAMP_COACH_AUDIO is not"):
        build_turn_parts(Settings(public_url=_URL), content)


@pytest.mark.parametrize("empty", [True, False])
def test_a_missing_track_is_named_with_the_way_to_mend_it(
    folder: Path, content: Content, *, empty: bool
) -> None:
    """An empty file is no track either."""
    track = folder / "quiet-60.mp3"
    track.write_bytes(b"") if empty else track.unlink()
    with pytest.raises(OperatorError, match=r"lacks quiet-60\.mp3; .* python -m workshop audio"):
        build_turn_parts(Settings(audio=folder, public_url=_URL), content)


def test_a_folder_that_is_not_there_lacks_everything(tmp_path: Path, content: Content) -> None:
    """All five by name."""
    with pytest.raises(OperatorError, match=r"holds-2x10-5\.mp3, .*quiet-60\.mp3"):
        build_turn_parts(Settings(audio=tmp_path / "none", public_url=_URL), content)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://coach.example.org", "must begin with https"),
        ("http://127.0.0.1:8080", "must begin with https"),
        ("ftp://coach.example.org", "must begin with https"),
        ("coach.example.org", "no plain address"),
        ("https://", "no plain address"),
        ("https://coach.example.org:port", "no plain address"),
        ("https://[::1", "no plain address"),
        (f"{_URL}/?key=1", "no plain address"),
        (f"{_URL}/#part", "no plain address"),
        ("https://me:secret@coach.example.org", "no plain address"),
        (f'{_URL}/"><break', "no plain address"),
        (f"{_URL}/alexa", "without /alexa"),
        (f"{_URL}/alexa/", "without /alexa"),
    ],
)
def test_an_address_that_alexa_could_not_use_is_refused(
    folder: Path, content: Content, url: str, why: str
) -> None:
    """With the reason and an example."""
    with pytest.raises(OperatorError, match=why):
        build_turn_parts(Settings(audio=folder, public_url=url), content)


@pytest.mark.parametrize(
    ("url", "fine"),
    [
        ("http://127.0.0.1:8080", True),
        ("http://localhost:8080", True),
        ("http://[::1]:8080", True),
        (_URL, True),
        ("http://coach.example.org", False),
        ("http://127.0.0.1.example.org", False),
    ],
)
def test_the_simulator_fetches_from_this_machine(
    folder: Path, content: Content, url: str, *, fine: bool
) -> None:
    """Plain HTTP there, and only there."""
    settings = Settings(simulator_chain=Path("chain.pem"), audio=folder, public_url=url)
    try:
        build_turn_parts(settings, content)
    except OperatorError:
        assert not fine
    else:
        assert fine
