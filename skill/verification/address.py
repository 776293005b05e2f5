"""The address of a certificate chain: normalised and judged before anything is fetched.

Amazon's rule: scheme https and host s3.amazonaws.com in any case, path below /echo.api/ in this
case, port 443 if given; dot segments are resolved first. Query and fragment are dropped. Beyond
the rule, user info, percent escapes and doubled slashes are refused: Amazon's own have none.
"""

import posixpath
import re
from functools import lru_cache
from urllib.parse import urlsplit

from skill.verification.refusal import Refusal

_HOST = "s3.amazonaws.com"
_PATH = "/echo.api/"
_PORT = 443
_PLAIN = re.compile(r"[!-~]{1,1000}")  # printable ASCII without spaces, bounded


@lru_cache(maxsize=16)  # Alexa's is always the same; a refusal is not kept
def normalise(address: str) -> str:
    """The address to fetch. Raises Refusal for one that can't be Amazon's."""
    if not _PLAIN.fullmatch(address) or "\\" in address or "%" in address:
        raise Refusal("chain address")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as fault:
        raise Refusal("chain address") from fault
    good = (
        parts.scheme == "https"
        and parts.hostname == _HOST
        and "@" not in parts.netloc
        and not parts.netloc.endswith(":")
        and port in (None, _PORT)
        and "//" not in parts.path
    )
    path = posixpath.normpath(parts.path)
    if not good or not path.startswith(_PATH):
        raise Refusal("chain address")
    return f"https://{_HOST}{path}"
