"""The way in and out: `hzclean` begins and ends here, as quickly as Python can."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line and end with its exit code."""
    _open_closed_streams()
    # What modules make while they load is no garbage; looking for it over and over would take a tenth of the start.
    gc.set_threshold(50_000)
    from hzclean.cli.late import late_modules

    try:
        with late_modules():
            from hzclean.cli.commands import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # before there was anything to clean up
        sys.stderr.write("hzclean: interrupted\n")
        code = 130
    if "multiprocessing" in sys.modules:  # which has processes and semaphores to put away
        sys.exit(code)
    # Taking Python down object by object takes as long as a tenth of its start, and more after much counting.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _open_closed_streams() -> None:
    """Where a standard stream is closed (`>&-`), put one that fails when it is used, and is told as any failure is."""
    for number, (name, use, other) in enumerate(
        (("stdin", "r", os.O_WRONLY), ("stdout", "w", os.O_RDONLY), ("stderr", "w", os.O_WRONLY))
    ):
        if getattr(sys, name) is None:
            handle = os.open(os.devnull, other)
            os.dup2(handle, number)
            setattr(sys, name, os.fdopen(number, use))


if __name__ == "__main__":
    main()
