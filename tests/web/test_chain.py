"""Chains that are good and chains that are not, over real HTTP with real certificates."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID

from tests.web.conftest import ADDRESS, Served, as_bytes, envelope
from tests.web.pki import Issued, Pki, issue, rsa_key

_BAD = b'{"error": "bad request"}'


def test_a_chain_that_holds_its_root_is_good(served: Served, pki: Pki) -> None:
    """Some servers send it along."""
    served.shelf.chains[ADDRESS] = pki.chain + pki.root.pem
    assert served.post(as_bytes(envelope()))[0] == 200


def test_several_names_are_good(served: Served, pki: Pki) -> None:
    """As long as Amazon's is among them."""
    leaf = pki.other_leaf(names=("other.example", "echo-api.amazon.com"))
    served.shelf.chains[ADDRESS] = leaf.pem + pki.intermediate.pem
    assert served.post(as_bytes(envelope()))[0] == 200


def _bad_chains(pki: Pki) -> dict[str, Callable[[], bytes]]:
    """Chains that must be refused; the leaf has the good key unless the defect is the key."""

    def leaf(**knobs: object) -> bytes:
        return pki.other_leaf(**knobs).pem + pki.intermediate.pem

    def own(key: object, **knobs: object) -> bytes:
        made: Issued = issue("Odd Leaf", pki.intermediate, key=key, **knobs)  # type: ignore[arg-type]  # knobs of issue()
        return made.pem + pki.intermediate.pem

    def expired_intermediate() -> bytes:
        old = issue("Old", pki.root, ca=True, starts=timedelta(days=-9), ends=timedelta(days=-1))
        return issue("Leaf", old, key=pki.leaf_key).pem + old.pem

    def foreign_root() -> bytes:
        root = issue("Foreign Root", ca=True)
        middle = issue("Foreign", root, ca=True)
        return issue("Leaf", middle, key=pki.leaf_key).pem + middle.pem + root.pem

    day = timedelta(days=1)
    return {
        "expired": lambda: leaf(starts=-9 * day, ends=-day),
        "not yet valid": lambda: leaf(starts=day),
        "wrong name": lambda: leaf(names=("echo-api.example.com",)),
        "wildcard name": lambda: leaf(names=("*.amazon.com",)),
        "subdomain": lambda: leaf(names=("a.echo-api.amazon.com",)),
        "no names": lambda: leaf(names=None),
        "no digital signature": lambda: leaf(signs=False),
        "for clients alone": lambda: leaf(usage=(ExtendedKeyUsageOID.CLIENT_AUTH,)),
        "untrusted root": foreign_root,
        "missing intermediate": lambda: pki.leaf.pem,
        "wrong order": lambda: pki.intermediate.pem + pki.leaf.pem,
        "self-signed": lambda: issue("Alone", key=pki.leaf_key).pem,
        "leaf used as a CA": lambda: (
            issue("Below", pki.leaf, key=pki.leaf_key).pem + pki.leaf.pem + pki.intermediate.pem
        ),
        "leaf that is a CA": lambda: (
            issue("Leaf", pki.intermediate, key=pki.leaf_key, ca=True).pem + pki.intermediate.pem
        ),
        "expired intermediate": expired_intermediate,
        "EC key": lambda: own(ec.generate_private_key(ec.SECP256R1())),
        "RSA 1024": lambda: own(rsa_key(1024)),
        "garbage": lambda: b"garbage",
        "empty": lambda: b"",
        "truncated": lambda: pki.chain[:700],
        "garbage in PEM": lambda: b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "too many": lambda: pki.leaf.pem + pki.intermediate.pem * 9,
    }


_DEFECTS = [
    "expired", "not yet valid", "wrong name", "wildcard name", "subdomain", "no names",
    "no digital signature", "for clients alone", "untrusted root", "missing intermediate",
    "wrong order", "self-signed", "leaf used as a CA", "leaf that is a CA",
    "expired intermediate", "EC key", "RSA 1024", "garbage", "empty", "truncated",
    "garbage in PEM", "too many",
]  # fmt: skip


@pytest.mark.parametrize("defect", _DEFECTS)
def test_a_bad_chain_is_refused_and_not_kept(served: Served, pki: Pki, defect: str) -> None:
    """A moment later, once the chain is mended, the same request passes."""
    served.shelf.chains[ADDRESS] = _bad_chains(pki)[defect]()
    body = as_bytes(envelope())
    assert served.post(body) == (400, _BAD)
    served.shelf.chains[ADDRESS] = pki.chain
    served.shelf.seconds += 10
    assert served.post(body)[0] == 200
    assert len(served.shelf.fetched) == 2


def test_a_good_chain_of_another_key_proves_nothing(served: Served, pki: Pki) -> None:
    """Trusted, but it did not sign this."""
    served.shelf.chains[ADDRESS] = issue("Leaf", pki.intermediate).pem + pki.intermediate.pem
    assert served.post(as_bytes(envelope())) == (400, _BAD)


def test_every_defect_of_the_table_has_a_chain(pki: Pki) -> None:
    """The list above and the makers name the same."""
    assert set(_DEFECTS) == _bad_chains(pki).keys()


def test_a_chain_that_is_not_there_is_refused(served: Served) -> None:
    """As when Amazon's server is out of reach."""
    served.shelf.chains.clear()
    assert served.post(as_bytes(envelope())) == (400, _BAD)
