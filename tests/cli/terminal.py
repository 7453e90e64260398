"""Running the real command at a terminal of its own, to see what a person sees."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios

from run import HZCLEAN

COLOUR = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


def screen(*arguments: object, columns: int = 60, **env: str) -> str:
    """What `hzclean ARGUMENTS` writes to a terminal of so many columns, colours and all."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    without = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM")}
    process = subprocess.Popen(
        [*HZCLEAN, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=slave,
        stderr=subprocess.DEVNULL,
        env={**without, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **env},
    )
    os.close(slave)
    parts = []
    try:
        while part := os.read(master, 65536):
            parts.append(part)
    except OSError:  # Linux ends a terminal so
        pass
    os.close(master)
    assert process.wait() == 0
    return b"".join(parts).decode("utf-8", "replace").replace("\r\n", "\n")
