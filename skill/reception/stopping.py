"""gunicorn's master, which stops so that nobody who has connected is reset.

Whoever has connected waits in the listening socket's queue until a worker accepts it; when the
last worker closes the socket, the kernel resets what is still in there. So before it stops, the
workers' queue is held: on Linux a filter drops every packet of whoever comes anew (their side tries
again, and finds the next server or a closed port), and what has connected is accepted and answered.
"""

import ctypes
import socket
import struct
import sys
from contextlib import suppress

from gunicorn.arbiter import Arbiter

_ATTACH_FILTER = 26  # SO_ATTACH_FILTER of Linux, which Python doesn't name
_DROP_ALL = struct.pack("HBBI", 0x06, 0, 0, 0)  # one instruction of classic BPF: return 0 bytes


class PatientArbiter(Arbiter):  # type: ignore[misc]  # gunicorn is untyped
    """Holds its listening sockets before it stops."""

    def stop(self, graceful: bool = True) -> None:  # noqa: FBT001, FBT002  # gunicorn's signature
        """Stop the workers, once nobody new can connect."""
        if graceful:
            for listener in self.LISTENERS:
                hold(listener.sock)
        super().stop(graceful)


def hold(listener: socket.socket) -> None:
    """Let nobody new connect; where the system can't, a moment's risk remains."""
    if sys.platform != "linux":
        return
    code = ctypes.create_string_buffer(_DROP_ALL)
    program = struct.pack("HP", 1, ctypes.addressof(code))
    with suppress(OSError):
        listener.setsockopt(socket.SOL_SOCKET, _ATTACH_FILTER, program)
