"""Real certificates for tests: root, intermediate, leaf, with a knob for every defect."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NAME = "echo-api.amazon.com"
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Issued:
    """A certificate with its private key."""

    certificate: x509.Certificate
    key: Key

    @property
    def pem(self) -> bytes:
        """The certificate in PEM."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def sign(self, body: bytes) -> bytes:
        """A signature as Alexa makes it: RSA PKCS#1 v1.5 with SHA-256."""
        assert isinstance(self.key, rsa.RSAPrivateKey)
        return self.key.sign(body, padding.PKCS1v15(), hashes.SHA256())


def rsa_key(bits: int = 2048) -> rsa.RSAPrivateKey:
    """A new RSA key."""
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def issue(
    common_name: str,
    issuer: Issued | None = None,
    *,
    key: Key | None = None,
    ca: bool = False,
    names: Sequence[str] | None = (NAME,),
    starts: timedelta = timedelta(days=-1),
    ends: timedelta = timedelta(days=30),
    signs: bool = True,
    usage: Sequence[x509.ObjectIdentifier] = (ExtendedKeyUsageOID.SERVER_AUTH,),
) -> Issued:
    """A certificate signed by `issuer` (itself without one). `names` None leaves the SAN out."""
    key = key or rsa_key()
    signer = issuer.key if issuer else key
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + starts)
        .not_valid_after(now + ends)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(_usage(ca=ca, signs=signs), critical=True)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if not ca:
        builder = builder.add_extension(x509.ExtendedKeyUsage(usage), critical=False)
        if names is not None:
            san = x509.SubjectAlternativeName([x509.DNSName(name) for name in names])
            builder = builder.add_extension(san, critical=False)
    return Issued(builder.sign(signer, hashes.SHA256()), key)


def _usage(*, ca: bool, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs and not ca,
        key_encipherment=not ca,
        key_cert_sign=ca,
        crl_sign=ca,
        content_commitment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


class Pki:
    """A root, an intermediate and a good leaf; made once, since keys take time."""

    def __init__(self) -> None:
        self.root = issue("Test Root", ca=True)
        self.intermediate = issue("Test Intermediate", self.root, ca=True)
        self.leaf = issue("Test Leaf", self.intermediate)
        self.leaf_key = self.leaf.key

    @property
    def chain(self) -> bytes:
        """The good chain: leaf, then intermediate."""
        return self.leaf.pem + self.intermediate.pem

    def other_leaf(self, **knobs: object) -> Issued:
        """A leaf of the same key with a defect."""
        return issue("Other Leaf", self.intermediate, key=self.leaf_key, **knobs)  # type: ignore[arg-type]  # knobs of issue()
