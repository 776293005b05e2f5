"""The real skill and its real verifier, put together once for a benchmark."""

from datetime import UTC, datetime

from msgspec.structs import replace

from benchmarks.envelopes import APPLICATION, LOCAL
from simulator.pki import Certificates, certificates
from skill.settings import Settings


def keys() -> Certificates:
    """The simulator's certificates, made on first use."""
    return certificates(LOCAL / "certificates", datetime.now(UTC))


def settings() -> Settings:
    """As in earnest, but for the chain, which comes from a file, and the roots: one of our own."""
    found = keys()
    return replace(
        Settings(),
        application_id=APPLICATION,
        simulator_chain=found.chain,
        roots_file=found.root,
    )
