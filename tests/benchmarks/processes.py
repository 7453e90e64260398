"""Running commands side by side: wall time, CPU time and memory of the whole tree of processes."""

import os
import statistics
import subprocess
import time
from pathlib import Path
from typing import NamedTuple


class Run(NamedTuple):
    """Seconds by the clock, CPU seconds with children, and the most memory at one time (MB, shared pages once)."""

    wall: float
    cpu: float
    memory: float


def run(command: list[str]) -> Run:
    """One run with its output thrown away. Raises where the command fails."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    memory = 0.0
    while True:
        done, status, usage = os.wait4(process.pid, os.WNOHANG)
        if done:
            break
        memory = max(memory, _memory(process.pid))
        time.sleep(0.01)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    process.returncode = 0
    # A process too quick to be looked at has had at least its own peak.
    return Run(time.perf_counter() - began, usage.ru_utime + usage.ru_stime, max(memory, usage.ru_maxrss / 1000))


def _memory(pid: int) -> float:
    total = 0
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for each in (pid, *children):
            for line in Path(f"/proc/{each}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
    except OSError:
        pass
    return total / 1000


def compare(title: str, peer: list[str], ours: list[str], rounds: int) -> None:
    """Run both in turn and print medians, and the median of the ratios of each round."""
    pairs = [(run(peer), run(ours)) for _ in range(rounds)]
    ratio = statistics.median(theirs.wall / our.wall for theirs, our in pairs)
    for name, runs in ((peer[0].rsplit("/", 1)[-1], [p for p, _ in pairs]), ("hzclean", [o for _, o in pairs])):
        wall, cpu = (statistics.median(getattr(one, field) for one in runs) for field in ("wall", "cpu"))
        memory = max(one.memory for one in runs)
        print(f"{title:22} {name:8} {wall:6.2f} s  CPU {cpu:5.2f} s  {memory:5.0f} MB", end="")
        print(f"  × {ratio:.2f} its speed" if name == "hzclean" else "", flush=True)
