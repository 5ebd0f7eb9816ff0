"""Attack claimtable: bad inputs and faults of every kind, through its command line.

    python benchmarks/attack.py [--only WORDS] [--jobs 2] [--list]

Inputs are made at run time in a temporary folder, the same at every run. Printed are: how many kinds were tried, how
many were survived (the command ended, with the exit code that fits, in time), how many articles were lost that could
be read, and how many attacks were told as they must be. Exit code 1 when anything is amiss.
"""

from __future__ import annotations

import argparse
import faulthandler
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from functools import cache
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from attack_kit import LONGEST, Attack, Outcome


@cache
def attacks() -> list[Attack]:
    """Return all attacks; made late, because every process that reads imports this module."""
    import attack_inputs
    import attack_outputs

    return [*attack_inputs.ATTACKS, *attack_outputs.ATTACKS]


def try_one(number: int) -> tuple[Outcome, float]:
    """Try an attack in a folder of its own; the process ends when it does not come back."""
    begun = time.monotonic()
    faulthandler.dump_traceback_later(LONGEST, exit=True)
    folder = tempfile.mkdtemp(prefix="attack-")
    try:
        return attacks()[number].run(Path(folder)), time.monotonic() - begun
    except Exception as error:
        return Outcome(False, note=f"raised {type(error).__name__}: {error}"), time.monotonic() - begun
    finally:
        faulthandler.cancel_dump_traceback_later()
        subprocess.run(["rm", "-rf", folder], check=False)  # folders may lie deeper in it than Python goes


def try_all(numbers: list[int], jobs: int) -> Iterator[tuple[int, Outcome, float]]:
    """Yield the outcome of each attack, as they end. A process that dies is made anew."""
    waiting = deque(numbers)
    context = get_context("spawn")
    executors = [ProcessPoolExecutor(1, mp_context=context) for _ in range(jobs)]
    under_way: dict[Future[tuple[Outcome, float]], tuple[int, int]] = {}
    free = list(range(jobs))
    while waiting or under_way:
        while waiting and free:
            slot, number = free.pop(), waiting.popleft()
            under_way[executors[slot].submit(try_one, number)] = (slot, number)
        for future in wait(under_way, return_when=FIRST_COMPLETED).done:
            slot, number = under_way.pop(future)
            free.append(slot)
            try:
                yield number, *future.result()
            except BrokenExecutor:
                executors[slot] = ProcessPoolExecutor(1, mp_context=context)
                yield number, Outcome(False, note="it ended its process, or took too long"), float(LONGEST)
    for executor in executors:
        executor.shutdown()


def main() -> None:
    """Try the attacks and print what became of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="only attacks whose name has these words")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--list", action="store_true", help="print the names of the attacks and end")
    options = parser.parse_args()
    numbers = [number for number, attack in enumerate(attacks()) if options.only in attack.name]
    if options.list:
        print("\n".join(attacks()[number].name for number in numbers))
        return
    begun = time.monotonic()
    outcomes: list[Outcome] = []
    for number, outcome, seconds in try_all(numbers, options.jobs):
        outcomes.append(outcome)
        if not outcome.survived or outcome.lost or not outcome.told or seconds > LONGEST / 2:
            print(f"{attacks()[number].name} ({seconds:.1f} s): {outcome.note}", flush=True)
    tried, survived = len(outcomes), sum(outcome.survived for outcome in outcomes)
    lost, told = sum(outcome.lost for outcome in outcomes), sum(outcome.told for outcome in outcomes)
    print(f"tried {tried}, survived {survived}, articles lost {lost}, told {told} of {tried}", end="")
    print(f" ({time.monotonic() - begun:.0f} s)")
    sys.exit(0 if survived == told == tried and not lost else 1)


if __name__ == "__main__":
    main()
