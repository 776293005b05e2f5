"""A small reader of MP3 frame headers, so that the tests take nothing on the encoder's word.

The header's bits: https://www.datavoyage.com/mpgscript/mpeghdr.htm
"""

from collections.abc import Iterator
from dataclasses import dataclass

_VERSIONS = {0b11: 1, 0b10: 2}
_LAYERS = {0b01: 3, 0b10: 2, 0b11: 1}
_KBPS_OF_MPEG2_LAYER3 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_RATES_OF_MPEG2 = (22_050, 24_000, 16_000)
SAMPLES = 576  # in each frame of MPEG-2 layer III


@dataclass(frozen=True)
class Frame:
    """What one frame says of itself."""

    version: int
    layer: int
    kbps: int
    rate: int
    mono: bool


def frames(mp3: bytes) -> Iterator[Frame]:
    """Every frame, from the first byte to the last. Raises ValueError for anything between."""
    at = 0
    while at < len(mp3):
        header = int.from_bytes(mp3[at : at + 4], "big")
        if header >> 21 != 0b111_1111_1111:
            raise ValueError(f"no frame begins at byte {at}")
        kbps = _KBPS_OF_MPEG2_LAYER3[header >> 12 & 0b1111]
        rate = _RATES_OF_MPEG2[header >> 10 & 0b11]
        version, layer = _VERSIONS[header >> 19 & 0b11], _LAYERS[header >> 17 & 0b11]
        yield Frame(version, layer, kbps, rate, header >> 6 & 0b11 == 0b11)
        at += SAMPLES // 8 * kbps * 1000 // rate + (header >> 9 & 1)
    if at != len(mp3):
        raise ValueError("the last frame is cut short")
