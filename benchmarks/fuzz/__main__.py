"""`python -m benchmarks.fuzz TARGET [libFuzzer options]`; targets: chain, envelope, reader.

A finding ends the run and is written to build/fuzz/TARGET/; make a test of it in tests/robust/.
"""

import logging
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["skill", "nlu", "ask_sdk_core"]):
    from benchmarks.fuzz.targets import TARGETS


def main() -> None:
    """Fuzz one target until it fails, or until libFuzzer's options say that it is enough."""
    name, *options = sys.argv[1:]
    logging.disable(logging.CRITICAL)
    target = TARGETS[name]()
    kept = Path("build", "fuzz", name)
    kept.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds):
        (kept / f"seed-{number}").write_bytes(seed)
    arguments = [sys.argv[0], str(kept), f"-artifact_prefix={kept}/", *options]
    atheris.Setup(arguments, target.run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
