"""Plain values → JSON: by msgspec, in a tenth of the standard library's time."""

import json
from typing import Any

import msgspec


def written(value: Any) -> bytes:
    """The value as JSON in UTF-8. Raises TypeError for what JSON has no form for.

    Half characters (lone surrogates), which have no form in UTF-8, are written as escapes.
    """
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return json.dumps(value).encode()
