"""Signs requests as Alexa does: RSA PKCS #1 v1.5 over SHA-256 of the raw body.

https://developer.amazon.com/docs/custom-skills/host-a-custom-skill-as-a-web-service.html
"""

import base64
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from simulator.errors import SimulatorError

# In simulator mode the skill reads its local chain file in place of this one address.
CHAIN_ADDRESS = "https://s3.amazonaws.com/echo.api/cramp-coach-simulator.pem"


class Signer:
    """Signs with one private key (PEM). Raises SimulatorError when the file holds none."""

    def __init__(self, key_file: Path) -> None:
        try:
            key = load_pem_private_key(key_file.read_bytes(), password=None)
        except (OSError, ValueError) as fault:
            raise SimulatorError(f"{key_file}: no private key can be read: {fault}") from fault
        if not isinstance(key, rsa.RSAPrivateKey):
            raise SimulatorError(f"{key_file}: Alexa signs with RSA, and this is another key")
        self._key = key

    def headers(self, body: bytes) -> dict[str, str]:
        """The two headers that go with exactly these bytes."""
        signature = self._key.sign(body, padding.PKCS1v15(), hashes.SHA256())
        return {
            "SignatureCertChainUrl": CHAIN_ADDRESS,
            "Signature-256": base64.b64encode(signature).decode("ascii"),
        }
