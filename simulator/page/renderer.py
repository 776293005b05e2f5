"""Fetches Amazon's APL renderer for the page: python -m simulator.page.renderer FOLDER.

Version 1.4.0 and no other: later ones hold no bundle but download one, unchecked, at install time.
It is Apache-2.0; its licence and notices are kept beside it.
"""

import base64
import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from simulator.errors import SimulatorError

PACKAGE = "apl-viewhost-web@1.4.0"
INTEGRITY = (
    "sha512-DbN4YDEqaTZBXgRfGoiEz0vedjVhwjcCoZ32EHmnDixa"
    "22C/053NoZLkoBcohQbBey8G/p3eYPIz2y5kE2RufA=="
)
_KEPT = ("index.js", "LICENSE", "NOTICE", "THIRD-PARTY.txt")
_TIMEOUT = 300.0  # seconds


def fetch(folder: Path, package: str = PACKAGE, integrity: str = INTEGRITY) -> None:
    """Put the renderer into `folder`. Raises SimulatorError with what to do."""
    npm = shutil.which("npm")
    if npm is None:
        raise SimulatorError("npm is needed to fetch the renderer: install Node.js (apt: npm)")
    with tempfile.TemporaryDirectory() as place:
        packed = _pack(npm, package, Path(place))
        check(packed, integrity)
        unpack(packed, folder)


def check(packed: bytes, integrity: str) -> None:
    """Raise SimulatorError unless the bytes are those that were pinned."""
    digest = base64.b64encode(hashlib.sha512(packed).digest()).decode()
    if f"sha512-{digest}" != integrity:
        raise SimulatorError(f"{PACKAGE} is not the package that was pinned: nothing was kept")


def unpack(packed: bytes, folder: Path) -> None:
    """Keep the bundle and its notices, and nothing else of the archive."""
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(packed), mode="r:gz") as archive:
        for member in archive.getmembers():
            name = Path(member.name).name
            content = archive.extractfile(member) if member.isfile() else None
            if content and name in _KEPT and member.name == f"package/{name}":
                (folder / name).write_bytes(content.read())


def _pack(npm: str, package: str, place: Path) -> bytes:
    try:
        subprocess.run(  # noqa: S603  # npm, and a name of ours
            [npm, "pack", "--silent", "--ignore-scripts", package],
            cwd=place,
            timeout=_TIMEOUT,
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        return next(place.glob("*.tgz")).read_bytes()
    except (OSError, subprocess.SubprocessError, StopIteration) as fault:
        raise SimulatorError(f"npm could not fetch {package}: {fault}") from fault


def main(arguments: list[str]) -> int:
    """The command; exit code 2 when it fails."""
    folder = Path(arguments[0] if arguments else ".local/screen")
    try:
        fetch(folder)
    except SimulatorError as fault:
        sys.stderr.write(f"simulator-screen: {fault}\n")
        return 2
    sys.stdout.write(f"{PACKAGE} is in {folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
