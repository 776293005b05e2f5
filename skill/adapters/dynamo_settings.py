"""Where DynamoDB is, and with which key it is asked: the environment, as Lambda sets it."""

import os
from collections.abc import Mapping
from urllib.parse import SplitResult, urlsplit

from skill.adapters.dynamo_client import DynamoClient
from skill.adapters.sigv4 import Signer, read_credentials
from skill.errors import OperatorError


def make_client(
    endpoint: str | None = None, environment: Mapping[str, str] = os.environ
) -> DynamoClient:
    """A client that gives up within a turn. Raises OperatorError without region or access key."""
    region = environment.get("AWS_REGION") or environment.get("AWS_DEFAULT_REGION")
    if not region:
        raise OperatorError("DynamoDB needs a region: set AWS_REGION, for example to eu-west-1")
    signer = Signer(read_credentials(environment), region, "dynamodb")
    return DynamoClient(_address(endpoint or _of_region(region)), signer)


def _of_region(region: str) -> str:
    domain = "amazonaws.com.cn" if region.startswith("cn-") else "amazonaws.com"
    return f"https://dynamodb.{region}.{domain}"


def _address(endpoint: str) -> SplitResult:
    try:
        address = urlsplit(endpoint)
        good = address.scheme in {"http", "https"} and address.hostname and address.port != 0
    except ValueError:  # as of a port that is no number
        good = False
    if not good or "@" in address.netloc or address.path.strip("/") or address.query:
        raise OperatorError(
            f"CRAMP_COACH_DYNAMODB_ENDPOINT is {endpoint!r}; it must be like http://127.0.0.1:8000"
        )
    return address
