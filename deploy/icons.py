"""Draws the skill's icon: a leg by moonlight, the calf aglow. No file of anybody else's.

Shapes are signed distances (negative inside) in a square from -1 to 1, so that edges are smooth at
any size; a PNG is a few chunks of zlib.
"""

import math
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

Point = tuple[float, float]
Colour = tuple[float, float, float]
Shape = Callable[[float, float], float]

_NIGHT_TOP: Colour = (0.17, 0.20, 0.44)
_NIGHT_LOW: Colour = (0.05, 0.06, 0.18)
_MOON: Colour = (0.98, 0.93, 0.78)
_SKIN: Colour = (0.86, 0.90, 1.00)
_GLOW: Colour = (1.00, 0.62, 0.16)
_STARS: tuple[tuple[float, float, float], ...] = (
    (-0.70, -0.36, 0.016),
    (0.08, -0.84, 0.013),
    (0.70, -0.06, 0.016),
    (0.54, 0.26, 0.011),
    (-0.58, 0.52, 0.012),
)
_KNEE, _ANKLE = (0.14, -0.34), (0.06, 0.50)
_HEEL, _TOE = (0.00, 0.60), (0.46, 0.635)
_THIGH, _CALF = (0.95, -1.05), (-0.02, -0.01)


def draw(size: int) -> bytes:
    """A PNG of `size` by `size` pixels, 8 bits a channel, opaque."""
    rows = bytearray()
    for row in range(size):
        rows.append(0)  # the PNG filter "none"
        for column in range(size):
            x, y = ((2 * at + 1) / size - 1 for at in (column, row))
            rows += bytes(round(255 * max(0.0, min(1.0, part))) for part in _colour(x, y, 1 / size))
    return _png(size, bytes(rows))


def _colour(x: float, y: float, blur: float) -> Colour:
    shade = (y + 1) / 2
    colour = _mix(_NIGHT_TOP, _NIGHT_LOW, shade * shade * (3 - 2 * shade))
    colour = _mix(colour, _MOON, 0.16 * math.exp(-(((x + 0.36) ** 2 + (y + 0.58) ** 2) / 0.20)))
    for left, top, radius in _STARS:
        colour = _mix(colour, _MOON, 0.9 * _inside(math.hypot(x - left, y - top) - radius, blur))
    colour = _mix(colour, _MOON, _inside(_moon(x, y), blur))
    for number, alpha in ((1, 0.95), (2, 0.6), (3, 0.3)):
        colour = _mix(colour, _GLOW, alpha * _inside(_wave(x, y, number), blur))
    leg = _inside(_leg(x, y), blur)
    near = math.exp(-(((x - _CALF[0] + 0.03) / 0.20) ** 2 + ((y - _CALF[1]) / 0.30) ** 2))
    return _mix(colour, _mix(_SKIN, _GLOW, min(1.0, 1.15 * near)), leg)


def _mix(first: Colour, second: Colour, share: float) -> Colour:
    a, b, c = (one + (two - one) * share for one, two in zip(first, second, strict=True))
    return a, b, c


def _inside(distance: float, blur: float) -> float:
    """1 well inside, 0 well outside, smooth over about two pixels."""
    share = max(0.0, min(1.0, 0.5 - distance / (2.5 * blur)))
    return share * share * (3 - 2 * share)


def _moon(x: float, y: float) -> float:
    whole = math.hypot(x + 0.36, y + 0.58) - 0.20
    bite = math.hypot(x + 0.27, y + 0.64) - 0.17
    return max(whole, -bite)


def _wave(x: float, y: float, number: int) -> float:
    """An arc to the left of the calf."""
    away = math.hypot(x - _CALF[0] - 0.02, y - _CALF[1])
    ring = abs(away - (0.24 + 0.11 * number)) - 0.018
    angle = math.atan2(y - _CALF[1], _CALF[0] + 0.02 - x)
    return max(ring, (abs(angle) - 0.62) * away)


def _leg(x: float, y: float) -> float:
    """Thigh, knee, calf and foot, melted into each other."""
    parts = (
        _bone(x, y, _THIGH, _KNEE, (0.33, 0.155)),
        _bone(x, y, _KNEE, _ANKLE, (0.14, 0.085)),
        _ball(x, y, _CALF, (0.13, 0.27)),
        _bone(x, y, _HEEL, _TOE, (0.095, 0.055)),
    )
    whole = parts[0]
    for part in parts[1:]:
        whole = _melt(whole, part, 0.09)
    return whole


def _bone(x: float, y: float, one: Point, two: Point, radii: tuple[float, float]) -> float:
    """A capsule that tapers."""
    along_x, along_y = two[0] - one[0], two[1] - one[1]
    length = along_x**2 + along_y**2
    share = ((x - one[0]) * along_x + (y - one[1]) * along_y) / length
    share = max(0.0, min(1.0, share))
    away = math.hypot(x - one[0] - share * along_x, y - one[1] - share * along_y)
    return away - (radii[0] + (radii[1] - radii[0]) * share)


def _ball(x: float, y: float, centre: Point, radii: tuple[float, float]) -> float:
    """An ellipse, nearly a distance."""
    away = math.hypot((x - centre[0]) / radii[0], (y - centre[1]) / radii[1])
    return (away - 1) * min(radii)


def _melt(one: float, two: float, width: float) -> float:
    share = max(0.0, min(1.0, 0.5 + 0.5 * (two - one) / width))
    return two + (one - two) * share - width * share * (1 - share)


def _png(size: int, rows: bytes) -> bytes:
    """https://www.w3.org/TR/png/ : signature, header, data, end."""
    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def write_icon(path: Path, size: int) -> None:
    """Write the icon as PNG."""
    path.write_bytes(draw(size))
