"""The simulator's certificates: what a verifier accepts, who can read them, when they are anew."""

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from simulator.errors import SimulatorError
from simulator.wire.certificates import Certificates, certificates

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
NAME = "echo-api.amazon.com"


def _verify(found: Certificates, name: str, at: datetime) -> list[x509.Certificate]:
    roots = x509.load_pem_x509_certificates(found.root.read_bytes())
    leaf, *others = x509.load_pem_x509_certificates(found.chain.read_bytes())
    builder = PolicyBuilder().store(Store(roots)).time(at)
    return builder.build_server_verifier(x509.DNSName(name)).verify(leaf, others)


def _leaf(found: Certificates) -> x509.Certificate:
    return x509.load_pem_x509_certificates(found.chain.read_bytes())[0]


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_server_verifier_accepts_the_chain(tmp_path: Path) -> None:
    """Leaf, intermediate and root, for Alexa's name, wherever the simulated clock stands."""
    found = certificates(tmp_path / "certificates", NOW)

    for year in (2020, 2026, 2039):
        assert len(_verify(found, NAME, NOW.replace(year=year))) == 3


def test_the_chain_is_good_for_nothing_else(tmp_path: Path) -> None:
    """Neither for another name nor for ever."""
    found = certificates(tmp_path / "certificates", NOW)

    with pytest.raises(VerificationError):
        _verify(found, "amazon.com", NOW)
    with pytest.raises(VerificationError):
        _verify(found, NAME, NOW.replace(year=2040))


def test_the_leaf_is_as_alexas(tmp_path: Path) -> None:
    """RSA 2048, exactly one name, signatures only."""
    leaf = _leaf(certificates(tmp_path / "certificates", NOW))
    key = leaf.public_key()
    extensions = leaf.extensions
    usage = extensions.get_extension_for_class(x509.KeyUsage).value
    names = extensions.get_extension_for_class(x509.SubjectAlternativeName).value

    assert isinstance(key, rsa.RSAPublicKey)
    assert key.key_size == 2048
    assert list(names) == [x509.DNSName(NAME)]
    assert usage.digital_signature
    assert not usage.key_cert_sign
    assert list(extensions.get_extension_for_class(x509.ExtendedKeyUsage).value) == [
        ExtendedKeyUsageOID.SERVER_AUTH
    ]


def test_only_the_owner_can_read_them(tmp_path: Path) -> None:
    """Folder 0700, files 0600, and the only key there is the leaf's."""
    found = certificates(tmp_path / "certificates", NOW)
    files = sorted(found.folder.iterdir())

    assert [path.name for path in files] == ["chain.pem", "key.pem", "root.pem"]
    assert _mode(found.folder) == 0o700
    assert {_mode(path) for path in files} == {0o600}


def test_they_are_kept(tmp_path: Path) -> None:
    """The second run finds what the first has made, and nothing half-made beside it."""
    first = certificates(tmp_path / "certificates", NOW).key.read_bytes()
    second = certificates(tmp_path / "certificates", NOW + timedelta(days=365)).key.read_bytes()

    assert first == second
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"certificates", "certificates.lock"}


def test_they_are_made_anew_before_they_expire(tmp_path: Path) -> None:
    """Ten years ahead, so far may the simulated clock go, with all three files from one making."""
    folder = tmp_path / "certificates"
    before = certificates(folder, NOW).key.read_bytes()
    later = NOW.replace(year=2031)

    found = certificates(folder, later)

    assert found.key.read_bytes() != before
    assert _verify(found, NAME, later.replace(year=2041))
    assert {path.name for path in tmp_path.iterdir()} == {"certificates", "certificates.lock"}


@pytest.mark.parametrize("name", ["root.pem", "chain.pem", "key.pem"])
def test_what_is_missing_is_made_anew(tmp_path: Path, name: str) -> None:
    """All of it: parts of two makings don't fit together."""
    folder = tmp_path / "certificates"
    found = certificates(folder, NOW)
    before = found.folder.stat().st_ino
    (folder / name).unlink()

    certificates(folder, NOW)

    assert folder.stat().st_ino != before
    assert _verify(found, NAME, NOW)


def test_a_key_that_others_could_read_is_thrown_away(tmp_path: Path) -> None:
    """Somebody may have copied it."""
    found = certificates(tmp_path / "certificates", NOW)
    before = found.key.read_bytes()
    found.key.chmod(0o644)

    certificates(tmp_path / "certificates", NOW)

    assert found.key.read_bytes() != before
    assert _mode(found.key) == 0o600


def test_a_damaged_chain_is_made_anew(tmp_path: Path) -> None:
    """As if there were none."""
    found = certificates(tmp_path / "certificates", NOW)
    found.chain.write_text("no certificate", encoding="utf-8")

    assert _verify(certificates(tmp_path / "certificates", NOW), NAME, NOW)


def test_two_simulators_may_start_at_once(tmp_path: Path) -> None:
    """One makes them, the others wait for it."""
    with ThreadPoolExecutor(4) as pool:
        made = pool.map(lambda _: certificates(tmp_path / "c", NOW).key.read_bytes(), range(4))

    assert len(set(made)) == 1


def test_a_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    """With the option that mends it."""
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(SimulatorError, match=r"file/certificates.*--local"):
        certificates(tmp_path / "file" / "certificates", NOW)
