"""PCM to MP3 as Alexa plays it, with LAME (the optional package lameenc).

What Alexa takes: MPEG version 2, 48 kbps, 16,000, 22,050 or 24,000 Hz.
https://developer.amazon.com/docs/custom-skills/speech-synthesis-markup-language-ssml-reference.html
"""

from skill.errors import OperatorError

KBPS = 48
_BEST = 2  # LAME's quality: 2 is slow and good, 7 fast


def to_mp3(pcm: bytes, rate: int) -> bytes:
    """Encode mono samples (16 bits, little-endian; `rate` a second) at a constant 48 kbps.

    The same PCM gives the same bytes. Raises OperatorError where lameenc is not installed.
    """
    try:
        import lameenc  # noqa: PLC0415  # only whoever makes the tracks needs it
    except ImportError as fault:
        raise OperatorError(
            "making the tracks needs the package lameenc; install it with: pip install lameenc"
        ) from fault
    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(rate)
    encoder.set_out_sample_rate(rate)
    encoder.set_bit_rate(KBPS)
    encoder.set_quality(_BEST)
    encoder.silence()
    return bytes(encoder.encode(pcm) + encoder.flush())
