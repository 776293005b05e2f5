"""One gunicorn worker that serves one of the applications, and says what it has used.

`python -m benchmarks.worker ours 8081` (the options are those of `make serve`, with one worker; a
third argument, JSON, changes them). GET /used gives the worker's CPU seconds and its memory.
"""

import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.apps import APPS
from skill.logs import start_logging
from skill.serve import Server, options
from skill.web import GATE

_PAGE = resource.getpagesize()


def used() -> dict[str, float]:
    """CPU seconds of this process so far; memory in MiB: now (Linux alone) and at most."""
    statm = Path("/proc/self/statm")
    now = int(statm.read_text().split()[1]) * _PAGE if statm.exists() else 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"cpu": time.process_time(), "memory": now / 2**20, "peak": peak / 2**10}


def main() -> None:
    """Serve until stopped."""
    name, port, *more = sys.argv[1:]
    chosen = json.loads(more[0]) if more else {}
    start_logging(stream=open(os.devnull, "w"))  # noqa: SIM115, PTH123  # lines are made, not kept
    app: Any = APPS[name]()

    def counted(environ: dict[str, Any], start: Any) -> Any:
        if environ["PATH_INFO"] != "/used":
            return app(environ, start)
        start("200 OK", [("Content-Type", "application/json")])
        return [json.dumps(used()).encode()]

    gate = app.extensions.get(GATE)  # the peers have none
    Server(counted, {**options(1), **chosen, "bind": f"127.0.0.1:{port}"}, gate).run()


if __name__ == "__main__":
    main()
