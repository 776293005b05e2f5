"""The folder with the simulator's certificates: made on first use, and anew before they expire."""

import fcntl
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509

from simulator.errors import SimulatorError
from simulator.wire.authority import VALID_FROM, Chain, make_chain

_RENEW_BEFORE = timedelta(days=10 * 365)  # so far may the simulated clock run ahead
_ONLY_OWNER = 0o600
_OTHERS = 0o077


@dataclass(frozen=True, slots=True)
class Certificates:
    """Where the PEM files stand. `chain`: leaf and intermediate; `key`: the leaf's private key."""

    folder: Path

    @property
    def root(self) -> Path:
        """The root that the skill must trust (CRAMP_COACH_ROOTS)."""
        return self.folder / "root.pem"

    @property
    def chain(self) -> Path:
        """What the skill takes in place of Amazon's chain (CRAMP_COACH_SIMULATOR_CHAIN)."""
        return self.folder / "chain.pem"

    @property
    def key(self) -> Path:
        """Signs the requests; readable by its owner alone."""
        return self.folder / "key.pem"


def certificates(folder: Path, now: datetime) -> Certificates:
    """The certificates in `folder`, made where there are none that last another ten years.

    Two simulators may start at once: a lock beside the folder lets one of them make it, and the
    folder appears whole or not at all. Raises SimulatorError when it cannot be written.
    """
    found = Certificates(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _locked(folder.with_name(f"{folder.name}.lock")):
            if not _fresh(found, now):
                _replace(folder, make_chain(now))
    except OSError as fault:
        raise SimulatorError(
            f"{folder}: the simulator's certificates cannot be kept there ({fault.strerror});"
            " name another folder with --local"
        ) from fault
    return found


def _fresh(found: Certificates, now: datetime) -> bool:
    """Whether all is there, lasts, and nobody else could have read the key."""
    try:
        leaf = x509.load_pem_x509_certificates(found.chain.read_bytes())[0]
        whole = found.root.is_file() and found.key.is_file()
        private = not any(
            stat.S_IMODE(path.stat().st_mode) & _OTHERS for path in (found.key, found.folder)
        )
    except (OSError, ValueError):
        return False
    wide = leaf.not_valid_before_utc <= VALID_FROM
    return whole and private and wide and now + _RENEW_BEFORE < leaf.not_valid_after_utc


def _replace(folder: Path, chain: Chain) -> None:
    """Write beside, then move into place; what stood there is moved away first."""
    made = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))  # mode 0700
    try:
        target = Certificates(made)
        for path, pem in (
            (target.root, chain.root),
            (target.chain, chain.chain),
            (target.key, chain.key),
        ):
            _write(path, pem)
        old = made.with_name(f"{made.name}.old")
        if folder.exists():
            folder.rename(old)
        made.rename(folder)
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _ONLY_OWNER)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
