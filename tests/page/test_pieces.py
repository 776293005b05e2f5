"""SSML as pieces that a voice speaks one after the other."""

import pytest

from simulator.page.pieces import Piece, pieces

_WORDS = Piece("words", "Rest.")


@pytest.mark.parametrize(
    ("ssml", "found"),
    [
        ("<speak>Rest.</speak>", (_WORDS,)),
        ("<speak> Salt &amp;\n pepper </speak>", (Piece("words", "Salt & pepper"),)),
        (
            '<speak>Rest.<break time="1.5s"/>Walk.</speak>',
            (_WORDS, Piece("pause", seconds=1.5), Piece("words", "Walk.")),
        ),
        ('<speak>Rest.<break time="300ms"/></speak>', (_WORDS, Piece("pause", seconds=0.3))),
        ('<speak>Rest.<break strength="strong"/></speak>', (_WORDS, Piece("pause", seconds=0.6))),
        ('<speak>Rest.<break strength="none"/></speak>', (_WORDS,)),
        ("<speak><s>Rest.</s></speak>", (_WORDS, Piece("pause", seconds=0.3))),
        (
            '<speak><prosody rate="slow">Rest.<prosody rate="50%">Walk.</prosody>'
            "</prosody></speak>",
            (Piece("words", "Rest.", rate=0.8), Piece("words", "Walk.", rate=0.4)),
        ),
        ('<speak><sub alias="milligrams">mg</sub></speak>', (Piece("words", "milligrams"),)),
        (
            '<speak>Rest.<audio src="https://x.invalid/a.mp3"/></speak>',
            (_WORDS, Piece("audio", "https://x.invalid/a.mp3")),
        ),
        ("<speak>Rest.", ()),
    ],
)
def test_pieces(ssml: str, found: tuple[Piece, ...]) -> None:
    """In order; nothing of what is not well-formed."""
    assert pieces(ssml) == found
