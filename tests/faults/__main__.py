"""`make faults`: hundreds of kills on real servers, then the count. Exit status 1 when anything was lost, doubled or wrong."""

from __future__ import annotations

import argparse
import itertools
import secrets
import signal
import sys
import tempfile
import time
from pathlib import Path

from faults.count import Count
from faults.harness import Harness
from faults.steps import NAMED
from servers import Certificates, Dovecot, Postfix, missing

REVISIONS = 7  # at the first three of a random order of these the migration of each new installation is killed
SENT = "lmtp_save_to_detail_mailbox = yes\nlda_mailbox_autocreate = yes\n"  # a server that keeps what is sent, as Exchange does
LIVES = 60  # kills an installation


def main() -> int:
    parser = argparse.ArgumentParser(prog="faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6), help="repeats the mails and the order of the steps")
    parser.add_argument("--copy-to", choices=("bcc", "server", "sent"), default="bcc", help="where the bot's own copies are kept")
    chosen = parser.parse_args()
    if reason := missing():
        print(f"real servers are required: {reason}")
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(3))  # the servers are stopped all the same
    print(f"seed {chosen.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        dovecot = Dovecot(Certificates(Path(folder)), more=SENT if chosen.copy_to == "server" else "")
        try:
            postfix = Postfix(dovecot)
            try:
                return play(Harness(dovecot, postfix, Path(folder), chosen.seed, chosen.copy_to), chosen.kills)
            finally:
                postfix.stop()
        finally:
            dovecot.stop()


def play(harness: Harness, kills: int) -> int:
    """One installation after another until there were so many kills; 0 when nothing is wrong."""
    begun, counts = time.monotonic(), []
    try:
        while harness.kills.total() < kills:
            counts.append(installation(harness, min(LIVES, kills - harness.kills.total())))
            for line in counts[-1].wrong:
                print(f"WRONG: {line}", flush=True)
    finally:
        harness.close()
    told(harness, counts, time.monotonic() - begun)
    return 1 if any(each.wrong or each.lost or each.double for each in counts) else 0


def installation(harness: Harness, lives: int) -> Count:
    """A new bureau, killed so often, and then let finish its work."""
    bureau, begun = harness.bureau(), harness.kills.total()
    for revision in harness.dice.sample(range(1, REVISIONS + 1), 3):
        harness.life(bureau, "migration", mails=1, nth=revision)
    named = [name for name in NAMED if name != "migration"]
    harness.dice.shuffle(named)
    for name in itertools.cycle(itertools.chain.from_iterable((name, "random") for name in named)):
        if harness.kills.total() - begun >= lives:
            break
        harness.life(bureau, name, mails=harness.dice.randint(1, 3))
    counted = harness.finish(bureau)
    print(f"{harness.kills.total()} kills: {counted.mails} mails, {counted.cases} cases, {counted.letters} letters", flush=True)
    return counted


def told(harness: Harness, counts: list[Count], seconds: float) -> None:
    """The result, in the words the project asks for."""
    for name, number in sorted(harness.kills.items()):
        print(f"  {name}: {number}" + (f", of which {harness.missed[name]} not at the step" if harness.missed[name] else ""))
    names = ("mails", "cases", "confirmations", "letters", "lost", "double", *(["asked"] if harness.copy_to == "sent" else []))
    sums = ", ".join(f"{name} {sum(getattr(each, name) for each in counts)}" for name in names)
    print(f"kills {harness.kills.total()}, {sums} (seed {harness.seed}, {seconds / 60:.1f} minutes)")


if __name__ == "__main__":
    raise SystemExit(main())
