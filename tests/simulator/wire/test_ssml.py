"""SSML read as text, and what Alexa would not take in it."""

import pytest

from simulator.wire.ssml import read_ssml


@pytest.mark.parametrize(
    ("ssml", "text"),
    [
        ("<speak>Rest well.</speak>", "Rest well."),
        ("<speak>One<break time='1s'/>two</speak>", "One two"),
        ("<speak><p>One.</p><p>Two.</p></speak>", "One. Two."),
        ("<speak>A <emphasis level='strong'>tight</emphasis>ness</speak>", "A tightness"),
        ("<speak>310 <sub alias='milligrams'>mg</sub> a day</speak>", "310 milligrams a day"),
        ("<speak>salt &amp; water\n  &lt; 2</speak>", "salt & water < 2"),
        ("<speak><amazon:effect name='whispered'>Hush.</amazon:effect></speak>", "Hush."),
        ("<speak><voice name='Amy'><lang xml:lang='en-GB'>Hi</lang></voice></speak>", "Hi"),
        ("<speak>Go <audio src='https://x/a.mp3'/>on</speak>", "Go on"),
        ("<speak>Go <audio src='http://127.0.0.1:8080/a.mp3'/>on</speak>", "Go on"),
    ],
)
def test_the_words_are_read(ssml: str, text: str) -> None:
    """On one line, without tags."""
    document = read_ssml(ssml)

    assert document.text == text
    assert document.faults == ()


@pytest.mark.parametrize(
    ("ssml", "fault"),
    [
        ("<speak>salt & water</speak>", "not well-formed"),
        ("<speak>One</p></speak>", "mismatched tag at line 1, column"),
        ("", "not well-formed"),
        ("<p>One</p>", "stands in one <speak>"),
        ("<speak><speak>One</speak></speak>", "stands in one <speak>"),
        ("<speak><b>One</b></speak>", "<b>: Alexa knows no such tag"),
        ("<speak><break time='1 second'/></speak>", 'say it like "500ms"'),
        ("<speak><break strength='huge'/></speak>", "no such strength"),
        ("<speak><audio src='http://x/a.mp3'/></speak>", "must begin with https://"),
        ("<speak><audio src='http://127.0.0.1.x/a.mp3'/></speak>", "must begin with https://"),
        ("<!DOCTYPE speak><speak>One</speak>", "DOCTYPE"),
    ],
)
def test_faults_are_named(ssml: str, fault: str) -> None:
    """One each."""
    (found,) = read_ssml(ssml).faults

    assert fault in found


def test_broken_ssml_keeps_its_words() -> None:
    """So that a developer can tell which reply it was."""
    assert read_ssml("<speak>salt & <b>water</speak>").text == "salt & water"


def test_breaks_and_audio_are_counted() -> None:
    """Seconds, whatever the unit; a break with a strength has no time."""
    document = read_ssml(
        "<speak><break time='500ms'/><break time='1.5s'/><break strength='strong'/>"
        "<audio src='https://x/a.mp3'/><audio src='soundbank://b'/></speak>"
    )

    assert document.pause == 2.0
    assert document.sounds == ("https://x/a.mp3", "soundbank://b")
