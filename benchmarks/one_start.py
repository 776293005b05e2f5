"""One cold start: import of an artefact's handler, first turn, second turn, in milliseconds.

    python3.13 -I -S benchmarks/one_start.py ARTEFACT MODULE EVENT.json

prints one JSON object; `make bench-cold` runs it many times. It sees the artefact and the standard
library alone, as code on Lambda does.
"""

import importlib
import json
import logging
import os
import sys
import time
from itertools import pairwise
from pathlib import Path


def main(artefact: Path, module: str, event: Path) -> None:
    """What Lambda does before the first answer, then a warm turn; `cpu` is import and first."""
    request = json.loads(event.read_text(encoding="utf-8"))
    os.chdir(artefact)
    sys.path.insert(0, str(artefact))
    began, used = time.perf_counter(), time.process_time()
    handler = importlib.import_module(module).handler
    logging.disable()
    laps = [time.perf_counter()]
    reply = handler(request, None)
    laps.append(time.perf_counter())
    cpu = (time.process_time() - used) * 1000
    handler(request, None)
    laps.append(time.perf_counter())
    if "outputSpeech" not in reply["response"]:
        sys.exit(f"{module}: {event.name} was not answered: {reply}")
    ms = [(after - before) * 1000 for before, after in pairwise([began, *laps])]
    found = dict(zip(("import", "first", "second"), ms, strict=True))
    sys.stdout.write(json.dumps(found | {"cpu": cpu}) + "\n")


if __name__ == "__main__":
    folder, name, path = sys.argv[1:]
    main(Path(folder).resolve(), name, Path(path).resolve())
