"""Run the benchmarks: all, or those named. `python tests/benchmarks/run.py [fix …]`

Each is a script `bench_NAME.py` beside this one that prints its own table; peers are measured in the same run where
they are installed, and named as missing where they are not. Nothing here is a test: machines differ.
"""

import subprocess
import sys
from pathlib import Path


def main() -> None:
    """Run the scripts one after another."""
    here = Path(__file__).parent
    scripts = {path.stem.removeprefix("bench_"): path for path in sorted(here.glob("bench_*.py"))}
    for name in sys.argv[1:] or scripts:
        if name not in scripts:
            sys.exit(f"no benchmark is called {name}; there are {', '.join(scripts)}")
        print(f"== {name}", flush=True)
        subprocess.run([sys.executable, scripts[name]], check=True)


if __name__ == "__main__":
    main()
