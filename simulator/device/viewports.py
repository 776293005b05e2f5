"""The screens of devices, as Alexa describes them in a request's `Viewport`.

https://developer.amazon.com/docs/alexa-presentation-language/apl-viewport-property.html; sizes in
pixels and dots an inch are those of the Echo Show 8, the Echo Spot and a Fire TV.
"""

from collections.abc import Mapping
from typing import Any


def _viewport(  # noqa: PLR0913  # the fields of what it makes
    mode: str, shape: str, width: int, height: int, dpi: int, *, touch: bool
) -> dict[str, Any]:
    return {
        "experiences": [
            {"arcMinuteWidth": 246, "arcMinuteHeight": 144, "canRotate": False, "canResize": False}
        ],
        "mode": mode,
        "shape": shape,
        "pixelWidth": width,
        "pixelHeight": height,
        "currentPixelWidth": width,
        "currentPixelHeight": height,
        "dpi": dpi,
        **({"touch": ["SINGLE"]} if touch else {"keyboard": ["DIRECTION"]}),
    }


# Kind of a device → its screen.
VIEWPORTS: Mapping[str, Mapping[str, Any]] = {
    "show": _viewport("HUB", "RECTANGLE", 1280, 800, 213, touch=True),
    "round": _viewport("HUB", "ROUND", 480, 480, 160, touch=True),
    "tv": _viewport("TV", "RECTANGLE", 1920, 1080, 320, touch=False),
}
