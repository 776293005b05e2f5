"""A certificate authority of our own: root, intermediate and leaf, as Amazon's chain has them.

The leaf carries what Alexa's verification asks for (subjectAltName echo-api.amazon.com,
https://developer.amazon.com/docs/custom-skills/host-a-custom-skill-as-a-web-service.html) and the
rest what `cryptography.x509.verification` demands of a server's chain.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

ALEXA_NAME = "echo-api.amazon.com"
# Wide, for the simulated clock goes to other years; all three certificates have the same span.
VALID_FROM = datetime(2020, 1, 1, tzinfo=UTC)
_YEARS = 14
_BITS = 2048


@dataclass(frozen=True, slots=True)
class Chain:
    """PEM texts. `chain`: leaf, then intermediate; `key`: the leaf's private key.

    The keys of root and intermediate are forgotten here: nothing else can ever be signed by them.
    """

    root: bytes
    chain: bytes
    key: bytes


@dataclass(frozen=True, slots=True)
class _Issuer:
    certificate: x509.Certificate
    key: rsa.RSAPrivateKey


def make_chain(now: datetime) -> Chain:
    """A fresh chain, valid from 2020 to 14 years after `now`.

    Three new keys take about half a second.
    """
    root = _authority("Cramp Coach simulator root", None, 1, now)
    middle = _authority("Cramp Coach simulator intermediate", root, 0, now)
    key = _new_key()
    leaf = _leaf(key, middle, now)
    return Chain(
        root=_pem(root.certificate),
        chain=_pem(leaf) + _pem(middle.certificate),
        key=key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    )


def _authority(name: str, issuer: _Issuer | None, below: int, now: datetime) -> _Issuer:
    """A certificate that may sign others, itself signed by `issuer` or by itself."""
    key = _new_key()
    builder = (
        _builder(name, key, issuer, now)
        .add_extension(x509.BasicConstraints(ca=True, path_length=below), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
    )
    return _Issuer(builder.sign(issuer.key if issuer else key, hashes.SHA256()), key)


def _leaf(key: rsa.RSAPrivateKey, issuer: _Issuer, now: datetime) -> x509.Certificate:
    return (
        _builder(ALEXA_NAME, key, issuer, now)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(ALEXA_NAME)]), critical=False)
        .sign(issuer.key, hashes.SHA256())
    )


def _builder(
    name: str, key: rsa.RSAPrivateKey, issuer: _Issuer | None, now: datetime
) -> x509.CertificateBuilder:
    """What all three have in common."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    signed_by = issuer.key if issuer else key
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(VALID_FROM)
        .not_valid_after(datetime(now.year + _YEARS, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signed_by.public_key()),
            critical=False,
        )
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=_BITS)


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.PEM)
