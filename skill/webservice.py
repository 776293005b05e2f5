"""The one door to ask-sdk-webservice-support, whose own verifier must never run.

The package imports certvalidator, which does not import where OpenSSL's version has a two-digit
part (oscrypto 1.3.0, fixed nowhere yet). So a stand-in is installed first, always: it refuses
every chain. The package's RequestVerifier is thereby unable to accept anything; ours checks the
raw bytes before the package sees them (docs/decisions/0005).
"""

import sys
from types import ModuleType
from typing import NoReturn


class PathError(Exception):
    """What certvalidator raises for a chain that leads nowhere."""


class ValidationError(Exception):
    """What certvalidator raises for a chain that is not valid."""


class CertificateValidator:
    """Refuses whatever it is asked to validate."""

    def __init__(self, *_args: object, **_kwargs: object) -> None:
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise ValidationError("certvalidator is not used here; see skill/verification/")


def _stand_in() -> None:
    module, errors = ModuleType("certvalidator"), ModuleType("certvalidator.errors")
    vars(module).update(CertificateValidator=CertificateValidator, errors=errors)
    vars(errors).update(PathError=PathError, ValidationError=ValidationError)
    sys.modules["certvalidator"], sys.modules["certvalidator.errors"] = module, errors


_stand_in()

from ask_sdk_webservice_support.verifier import (  # noqa: E402  # only after the stand-in
    AbstractVerifier,
    VerificationException,
)
from ask_sdk_webservice_support.webservice_handler import WebserviceSkillHandler  # noqa: E402

__all__ = ["AbstractVerifier", "VerificationException", "WebserviceSkillHandler"]
