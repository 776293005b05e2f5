"""How hard to try: always the same few examples in CI; many and new ones with FUZZ_EXAMPLES=n."""

import os
from typing import Any

from hypothesis import HealthCheck, settings

_WANTED = int(os.environ.get("FUZZ_EXAMPLES", "0"))


def effort(examples: int, **more: Any) -> settings:
    """Hypothesis settings: so many examples in CI, FUZZ_EXAMPLES where that is set."""
    return settings(
        max_examples=_WANTED or examples,
        derandomize=not _WANTED,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
        **more,
    )
