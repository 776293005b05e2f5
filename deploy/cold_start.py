"""How long a cold start takes: import and first turn of the built artefact, each time anew.

    python3.13 -I -S deploy/cold_start.py ARTEFACT EVENT.json

prints one JSON object, in milliseconds; `python -m deploy cold-start` runs it several times.
"""

import importlib
import json
import logging
import os
import sys
import time
from itertools import pairwise
from pathlib import Path


def main(artefact: Path, event: Path) -> None:
    """One start: what Lambda does before the first answer, then a warm turn."""
    request = json.loads(event.read_text(encoding="utf-8"))
    os.chdir(artefact)
    sys.path.insert(0, str(artefact))
    began = time.perf_counter()
    handler = importlib.import_module("skill.lambda_function").handler
    logging.disable()
    laps = [time.perf_counter()]
    for _ in range(2):
        handler(request, None)
        laps.append(time.perf_counter())
    ms = [round((after - before) * 1000, 1) for before, after in pairwise([began, *laps])]
    sys.stdout.write(json.dumps(dict(zip(("import", "first", "second"), ms, strict=True))) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
