"""Certificates from outside: Amazon's chain over HTTPS, a local chain, and the trusted roots."""

import http.client
import logging
import re
import ssl
import warnings
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import certifi
from cryptography import x509
from cryptography.utils import CryptographyDeprecationWarning

from skill.adapters.call import Call, make, trusted
from skill.errors import OperatorError

_log = logging.getLogger("cramp_coach.certificates")
_SECONDS_IN_ALL = 3.0  # Alexa gives up after 8 s in all
_LARGEST = 64 * 1024  # bytes of a chain; Amazon's has about 6,000
_OK = 200
_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)

Connect = Callable[[str, float], http.client.HTTPConnection]


def https(host: str, timeout: float) -> http.client.HTTPConnection:
    """Open a connection that verifies the host's own certificate."""
    return http.client.HTTPSConnection(host, timeout=timeout, context=trusted())


class ChainFetcher:
    """Fetches a chain: bounded in time and size, no redirects. Call with a normalised address.

    `seconds` bounds the whole fetch, name look-up, handshake and headers included.
    """

    def __init__(self, connect: Connect = https, seconds: float = _SECONDS_IN_ALL) -> None:
        self._connect = connect
        self._seconds = seconds
        trusted()  # made now, and not while somebody waits

    def __call__(self, address: str) -> bytes:
        """The PEM bytes. Raises OSError (http.client's errors included)."""
        parts = urlsplit(address)
        connection = self._connect(parts.netloc, self._seconds)
        try:
            answer = make(connection, Call("GET", parts.path), self._seconds, _LARGEST)
        except http.client.HTTPException as fault:
            raise OSError(f"no answer in HTTP: {type(fault).__name__}") from fault
        if answer.status != _OK:
            raise OSError(f"status {answer.status}")
        return answer.body


SIMULATOR_ADDRESS = "https://s3.amazonaws.com/echo.api/cramp-coach-simulator.pem"


class LocalChain:
    """Simulator mode: one exact address stands for a local file, any other for nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, address: str) -> bytes:
        """The file's bytes. Raises OSError for any other address, or an unreadable file."""
        if address != SIMULATOR_ADDRESS:
            raise FileNotFoundError("only the simulator's own address is known here")
        return self._path.read_bytes()


def load_roots(roots_file: Path | None) -> list[x509.Certificate]:
    """The trusted roots, of a given bundle or of certifi and the system.

    One by one: a single root that the library can't read must not cost all others. Raises
    OperatorError when a given file can't be read or nothing is left.
    """
    bundles = [roots_file] if roots_file else [Path(certifi.where()), _system_bundle()]
    roots: dict[bytes, x509.Certificate] = {}
    for bundle in filter(None, bundles):
        try:
            pem = bundle.read_bytes()
        except OSError as fault:
            raise OperatorError(f"cannot read the roots in {bundle}: {fault.strerror}") from fault
        roots.update(_read_roots(pem))
    if not roots:
        where = roots_file or "certifi and the system's bundle"
        raise OperatorError(f"no root certificate in {where}; set CRAMP_COACH_ROOTS anew")
    return list(roots.values())


def _system_bundle() -> Path | None:
    path = ssl.get_default_verify_paths().cafile
    return Path(path) if path else None


def _read_roots(pem: bytes) -> dict[bytes, x509.Certificate]:
    found, skipped = {}, 0
    for block in dict.fromkeys(_PEM.findall(pem)):
        try:
            with warnings.catch_warnings():
                # Some old roots have a serial number of 0; cryptography means to refuse them.
                warnings.simplefilter("ignore", CryptographyDeprecationWarning)
                found[block] = x509.load_pem_x509_certificate(block)
        except (ValueError, x509.InvalidVersion):
            skipped += 1
    if skipped:
        _log.warning("%d roots could not be read and are not trusted", skipped)
    return found
