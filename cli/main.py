"""The way in and out: `hzclean` begins and ends here, as quickly as Python can."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line and end with its exit code."""
    # What modules make while they load is no garbage; looking for it over and over would take a tenth of the start.
    gc.set_threshold(50_000)
    from hzclean.cli.late import late_inspect

    with late_inspect():
        from hzclean.cli.commands import run

    code = run(sys.argv[1:])
    if "multiprocessing" in sys.modules:  # which has processes and semaphores to put away
        sys.exit(code)
    # Taking Python down object by object takes as long as a tenth of its start, and more after much counting.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
