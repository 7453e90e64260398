"""Running the real command in a process of its own, as a user does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HZCLEAN = [sys.executable, "-m", "hzclean.cli.main"]


def hzclean(*arguments: object, stdin: bytes | str = b"", cwd: Path | None = None, **env: str):
    """Run `hzclean ARGUMENTS`; `out` and `err` as text, `code` the exit code."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [*HZCLEAN, *map(str, arguments)],
        input=data,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **env},
        check=False,
    )
    return Done(
        done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"), done.stdout
    )


class Done:
    """What a run gave."""

    def __init__(self, code: int, out: str, err: str, raw: bytes) -> None:
        self.code, self.out, self.err, self.raw = code, out, err, raw
        assert "Traceback" not in err, err
