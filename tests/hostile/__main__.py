"""`make fuzz`: random damage for so many minutes; what was found, in one line."""

from __future__ import annotations

import argparse
import logging
import random
import sys
import tempfile
from pathlib import Path

from hostile.fuzz import Fuzz

KEPT = Path("build") / "fuzz"


def main() -> None:
    options = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--mails", type=int, help="stop after so many")
    options.add_argument("--seed", type=int, default=random.randrange(10**6))
    chosen = options.parse_args()
    logging.disable(logging.NOTSET)
    KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        found = Fuzz(chosen.seed, Path(folder), KEPT).run(60 * chosen.minutes, chosen.mails)
    for what, numbers in found.wrong.items():
        print(f"{what}: {len(numbers)} times, first at mail {numbers[0]} (in {KEPT})")
    print(", ".join(f"{name} {count}" for name, count in found.ended.most_common()))
    print(found.line(chosen.seed))
    sys.exit(1 if found.wrong else 0)


if __name__ == "__main__":
    main()
