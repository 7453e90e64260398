"""Running commands side by side: wall time, CPU time and memory of the whole tree of processes.

Python's commands are run as they are where they are installed: with compiled modules (kept in a folder of this run)
and with buffered output, whatever the environment says. An editable install costs 10 to 20 ms more at each start.
"""

import atexit
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import NamedTuple


@cache
def environment() -> dict[str, str]:
    """The environment for commands."""
    folder = tempfile.mkdtemp(prefix="hzclean-bench-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    unwanted = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    return {**kept, "PYTHONPYCACHEPREFIX": folder}


class Run(NamedTuple):
    """Seconds by the clock, CPU seconds with children, and the most memory at one time (MB, shared pages once)."""

    wall: float
    cpu: float
    memory: float


def run(command: list[str], watched: bool = False) -> Run:
    """One run with its output thrown away; its memory is looked at, every few milliseconds, only if it is `watched`.

    Raises where the command fails.
    """
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment())
    memory = 0.0
    while True:
        done, status, usage = os.wait4(process.pid, os.WNOHANG if watched else 0)
        if done:
            break
        memory = max(memory, _memory(process.pid))
        time.sleep(0.004)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    process.returncode = 0
    # (Not ru_maxrss, in which what this process has counts too.)
    return Run(time.perf_counter() - began, usage.ru_utime + usage.ru_stime, memory)


def _memory(pid: int) -> float:
    """The most that the process has had by itself so far, or what it and its children have now, shared pages once."""
    peak = total = 0
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        peak = _kilobytes(Path(f"/proc/{pid}/status"), "VmHWM:")
        if children:
            total = sum(_kilobytes(Path(f"/proc/{each}/smaps_rollup"), "Pss:") for each in (pid, *children))
    except OSError:
        pass
    return max(peak, total) / 1000


def _kilobytes(file: Path, field: str) -> int:
    for line in file.read_text().splitlines():
        if line.startswith(field):
            return int(line.split()[1])
    return 0


def compare(title: str, peer: list[str], ours: list[str], rounds: int) -> None:
    """Run both in turn and print medians, and the median of the ratios of each round; once before, for their memory.

    Watching takes a little of one processor, and its steps are a tenth of the shortest runs: no run is timed under it.
    """
    memories = [run(command, watched=True).memory for command in (peer, ours)]
    pairs = [(run(peer), run(ours)) for _ in range(rounds)]
    ratio = statistics.median(theirs.wall / our.wall for theirs, our in pairs)
    names, runs_of_both = (peer[0].rsplit("/", 1)[-1], "hzclean"), ([p for p, _ in pairs], [o for _, o in pairs])
    for name, runs, memory in zip(names, runs_of_both, memories, strict=True):
        wall, cpu = (statistics.median(getattr(one, field) for one in runs) for field in ("wall", "cpu"))
        print(f"{title:22} {name:8} {wall:6.2f} s  CPU {cpu:5.2f} s  {memory:5.0f} MB", end="")
        print(f"  × {ratio:.2f} its speed" if name == "hzclean" else "", flush=True)
