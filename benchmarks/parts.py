"""The real skill and its real verifier, put together once for a benchmark."""

from datetime import UTC, datetime

from msgspec.structs import replace

from benchmarks.envelopes import APPLICATION, LOCAL
from simulator.wire.certificates import Certificates, certificates
from skill.settings import Settings


def keys() -> Certificates:
    """The simulator's certificates, made on first use."""
    return certificates(LOCAL / "certificates", datetime.now(UTC))


def settings() -> Settings:
    """As in earnest, but for the chain, which comes from a file, and the roots: one of our own.

    Preferences are remembered in a file of the benchmarks.
    """
    found = keys()
    return replace(
        Settings(),
        application_id=APPLICATION,
        simulator_chain=found.chain,
        roots_file=found.root,
        store=f"sqlite:{LOCAL / 'benchmark.sqlite3'}",
        pepper=b"0123456789abcdef" * 2,
    )
