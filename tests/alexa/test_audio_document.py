"""A track on the wire: an audio document behind the speech, and what follows where it fails."""

import pytest

from skill.alexa.audio_document import FAULT, directive, document
from skill.assembly import build_skill
from skill.locale_bundles import TurnParts
from skill.settings import Settings
from tests.alexa.test_screen import Show


@pytest.fixture
def show(settings: Settings, parts: TurnParts) -> Show:
    """A device without a screen, which says that it can do nothing beside speech."""
    return Show(build_skill(settings, parts))


def test_breaks_of_whole_seconds_and_sounds_stand_by_themselves() -> None:
    """Words in between, each in a <speak> of its own."""
    track = (
        'Left. <break time="10s"/> <audio src="https://a/b.mp3?x=1&amp;y=2"/>'
        ' On <break time="300ms"/> now?'
    )
    (sequence,) = document(track)["mainTemplate"]["items"]
    assert sequence == {
        "type": "Sequencer",
        "items": [
            {"type": "Speech", "contentType": "SSML", "content": "<speak>Left.</speak>"},
            {"type": "Silence", "duration": 10_000},
            {"type": "Audio", "source": "https://a/b.mp3?x=1&y=2"},
            {
                "type": "Speech",
                "contentType": "SSML",
                "content": '<speak>On <break time="300ms"/> now?</speak>',
            },
        ],
    }


def test_nothing_is_played_where_there_is_no_track() -> None:
    assert directive(None) is None


def test_a_track_is_sent_along_and_the_microphone_opens_behind_it(show: Show) -> None:
    """Nothing is said before it."""
    show.say("start my bedtime routine")
    show.say("no")
    response = show.reply["response"]
    kinds = {one["type"] for one in response["directives"]}
    assert "Alexa.Presentation.APLA.RenderDocument" in kinds
    assert "outputSpeech" not in response
    assert response["shouldEndSession"] is False
    assert "reprompt" in response


def test_where_it_could_not_be_played_holds_are_counted(show: Show) -> None:
    """The device says so, and hears no words for it; the next yes is answered aloud."""
    show.say("start my bedtime routine")
    show.say("no")
    reply = show.send(type=FAULT, token="routine", errors=[])
    assert "outputSpeech" not in reply["response"]
    show.say("yes")
    assert show.reply["sessionAttributes"]["last"]["asks"]["act"] == "routine.step"
    assert "directives" not in show.reply["response"] or all(
        "APLA" not in one["type"] for one in show.reply["response"]["directives"]
    )
