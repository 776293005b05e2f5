"""The folder of the routine's sounds: written by `python -m workshop audio`, read when we serve."""

import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from skill.errors import OperatorError

_MADE_BY = "make the tracks with: python -m workshop audio"
# Nothing that would need escaping in the tag's attribute; with @ and ? out, no secret fits either.
_PLAIN = re.compile(r"[A-Za-z0-9._~:/\[\]%-]+")
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def read_tracks(folder: Path, names: Iterable[str]) -> Mapping[str, Path]:
    """Name → file of every track in `names`. Raises OperatorError for one that is not there."""
    whole = folder.resolve()
    found = {name: whole / f"{name}.mp3" for name in names}
    if missing := sorted(name for name, path in found.items() if not _holds_something(path)):
        raise OperatorError(
            f"CRAMP_COACH_AUDIO: {folder} lacks {', '.join(f'{name}.mp3' for name in missing)}; "
            f"{_MADE_BY} {folder}"
        )
    return found


def _holds_something(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return bool(file.read(1))
    except OSError:
        return False


def write_track(folder: Path, name: str, mp3: bytes) -> bool:
    """Write a track all at once or not at all; False where the file was the same already.

    Raises OperatorError for a folder that can't be written.
    """
    path = folder / f"{name}.mp3"
    try:
        if path.is_file() and path.read_bytes() == mp3:
            return False
        folder.mkdir(parents=True, exist_ok=True)
        _replace(path, mp3)
    except OSError as fault:
        raise OperatorError(f"cannot write {path}: {fault.strerror}") from fault
    return True


def _replace(path: Path, data: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
        part = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            part.chmod(0o644)  # a temporary file is its owner's alone; the server may be another
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


def addresses(names: Iterable[str], public_url: str, *, simulator: bool) -> Mapping[str, str]:
    """Name → address at which Alexa fetches the track.

    Raises OperatorError for a public URL at which it could not: Alexa wants HTTPS. In simulator
    mode plain HTTP on this machine is fine.
    """
    base = public_url.rstrip("/")
    _check(base, simulator=simulator)
    return {name: f"{base}/audio/{name}.mp3" for name in names}


def _check(url: str, *, simulator: bool) -> None:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port  # a port that is no number raises here
    except ValueError:
        host = None
    if not host or not _PLAIN.fullmatch(url):
        raise _wrong(url, "is no plain address: no query, fragment, user or space stands in it")
    local = simulator and parts.scheme == "http" and host in _LOOPBACK
    if parts.scheme != "https" and not local:
        raise _wrong(url, "must begin with https://, as Alexa fetches nothing else")
    if parts.path.endswith("/alexa"):
        raise _wrong(url, "must stand without /alexa: the tracks are beside it")


def _wrong(url: str, why: str) -> OperatorError:
    return OperatorError(f"CRAMP_COACH_PUBLIC_URL: {url} {why} (like https://coach.example.org)")
