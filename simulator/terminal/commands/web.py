"""`web`: the simulator as a page in a browser."""

import argparse
import logging
import webbrowser
from pathlib import Path

from werkzeug.serving import BaseWSGIServer, make_server

from simulator.errors import SimulatorError
from simulator.page.app import create_app
from simulator.page.parts import Parts, open_parts
from simulator.page.security import check_address, is_loopback
from simulator.plugin import load_plugin
from simulator.run import open_run
from simulator.terminal.streams import Streams

_WARNING = (
    "warning: --expose: whoever reaches this address can talk to the skill, see what others say"
    " here, and save plays in tests/conversations. Stop it when you no longer need it."
)
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")


def run(options: argparse.Namespace, streams: Streams) -> int:
    """Serve until Ctrl-C. Raises SimulatorError when it may not, or the port is taken."""
    check_address(options.host, expose=options.expose)
    if not is_loopback(options.host):
        streams.warn(_WARNING)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # its log would hold what people say
    plugin = load_plugin(Path(), streams.warn)
    with (
        open_run(options, streams.environment, []) as skill,
        open_parts(options, skill, plugin) as parts,
    ):
        server = _server(options, parts)
        address = _address(options.host, server.server_port)
        streams.say(f"The simulator is at {address} - press Ctrl-C to stop it.")
        if options.browser and any(map(streams.environment.get, _SCREENS)):
            webbrowser.open(address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            streams.say()
        finally:
            server.server_close()
    return 0


def _server(options: argparse.Namespace, parts: Parts) -> BaseWSGIServer:
    app = create_app(parts, exposed=options.expose)
    try:
        return make_server(options.host, options.port, app, threaded=True)
    except (OSError, SystemExit) as fault:  # werkzeug leaves the program when a port is taken
        raise SimulatorError(
            f"{options.host}:{options.port} cannot be listened on: is another simulator running?"
            " Name another port with --port (0: any that is free)"
        ) from fault


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
