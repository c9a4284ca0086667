"""Lives of the service: each is begun, written to and killed; the last one is let finish its work, and everything is counted."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from faults.bureau import Bureau
from faults.count import Count, count, unsettled
from faults.steps import WIRE
from faults.wire import Proxy, Trap
from servers import Dovecot, Postfix, wait_until

ROOT = Path(__file__).parents[2]
ENVIRONMENT = os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}", "OPENBLAS_NUM_THREADS": "1"}
TOO_LONG = 60.0  # seconds within which a step must be come to, and a killed process be gone
LONGEST_LIFE = 1.5  # seconds, of one that is killed at random
QUIET_SECONDS = 180.0  # within which the last life must have settled everything


class Nursery:
    """The process that forks the service, see `faults.nursery`."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "faults.nursery"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=ENVIRONMENT
        )
        self._answer()

    def start(self, bureau: Bureau, step: str = "", nth: int = 1) -> int:
        """Begin a life; its process id."""
        probe = "" if step in (*WIRE, "random") else step
        order = {"do": "start", "config": str(bureau.config), "log": str(bureau.log), "step": probe, "nth": nth}
        return int(self._ask(order)["pid"])

    def ended(self) -> int | None:
        """How the life ended, as `Popen.returncode`; None while it goes on."""
        return self._ask({"do": "look"})["ended"]  # type: ignore[no-any-return]

    def close(self) -> None:
        if self._process.stdin and self._process.stdout:
            self._process.stdin.close()
            self._process.wait(20)
            self._process.stdout.close()

    def _ask(self, order: dict[str, Any]) -> dict[str, Any]:
        if self._process.stdin is None:
            raise BrokenPipeError
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        line = self._process.stdout.readline() if self._process.stdout else ""
        assert line, "the nursery ended"
        return dict(json.loads(line))


class Harness:
    """Real servers, two proxies, a nursery, and one bureau after another."""

    def __init__(self, dovecot: Dovecot, postfix: Postfix, folder: Path, seed: int, copy_to: str = "bcc") -> None:
        self.copy_to, self.dovecot, self.postfix, self.folder, self.seed = copy_to, dovecot, postfix, folder, seed
        self.dice = random.Random(seed)
        self.imap, self.smtp, self.nursery = Proxy(dovecot.port), Proxy(postfix.port), Nursery()
        self.kills: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()  # steps that were not come to: killed there all the same, at random
        self._bureaus = 0

    def close(self) -> None:
        self.nursery.close()
        self.imap.close()
        self.smtp.close()

    def bureau(self) -> Bureau:
        """A new installation, with an empty database."""
        self._bureaus += 1
        domain = f"{self.copy_to}-{os.getpid()}-{self._bureaus}.example"  # Postfix copies what comes from `server-...` to Sent
        folder = self.folder / f"bureau-{self._bureaus}"
        return Bureau(folder, domain, (self.imap.port, self.smtp.port, self.postfix.port), self.dice, self.copy_to)

    def life(self, bureau: Bureau, step: str, mails: int, nth: int = 1) -> None:
        """One life, from its start to SIGKILL at `step`, while so many mails come."""
        needs_letters = step not in ("random", "migration")
        letters = [bureau.people.complain() if needs_letters and not number else bureau.people.write() for number in range(mails)]
        early = self.dice.randint(0, mails)
        for mail in letters[:early]:
            bureau.deliver(mail)
        share, until = self.dice.random(), self.dice.uniform(0.05, LONGEST_LIFE)
        begun, process = time.monotonic(), os.pidfd_open(self.nursery.start(bureau, step, nth))

        def kill() -> None:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(process, signal.SIGKILL)

        self.imap.trap = self.smtp.trap = Trap(step, share, kill) if step in WIRE else None
        late = [(begun + self.dice.uniform(0, until), mail) for mail in letters[early:]]
        deadline = begun + (until if step == "random" else TOO_LONG)
        try:
            while (ended := self.nursery.ended()) is None and time.monotonic() < deadline:
                for each in [each for each in late if each[0] <= time.monotonic()]:
                    late.remove(each)
                    bureau.deliver(each[1])
                time.sleep(0.005)
        finally:
            kill()
        if ended is None:
            self.missed.update([step] if step != "random" else [])
            ended = wait_until(self.nursery.ended, TOO_LONG, "the end of a killed process")
        self.imap.trap = self.smtp.trap = None
        os.close(process)
        assert ended == -signal.SIGKILL, f"the service ended by itself ({ended}): {bureau.log.read_text()[-2000:]}"
        self.kills[step] += 1
        for _, mail in late:
            bureau.deliver(mail)  # what comes while nothing runs

    def finish(self, bureau: Bureau) -> Count:
        """A last life, from a cold start by the command itself, until everything is settled and it is told to stop.

        A complaint waits for it: with nothing to do it would be told to stop before it can hear that.
        """
        bureau.deliver(bureau.people.complain())
        command, until = [sys.executable, "-m", "bot", "run", "--config", str(bureau.config)], time.monotonic() + QUIET_SECONDS
        with bureau.log.open("a") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, cwd=ROOT, env=ENVIRONMENT)
            try:
                while (left := unsettled(bureau)) and process.poll() is None and time.monotonic() < until:
                    time.sleep(0.1)
            finally:
                process.terminate()
                ended = process.wait(TOO_LONG)
        assert ended == 0, f"the service ended with {ended}: {bureau.log.read_text()[-2000:]}"
        counted = count(bureau, self.dovecot.port)
        late = (f"not settled after {QUIET_SECONDS:.0f} seconds: {left}",) if left else ()
        return replace(counted, wrong=(*counted.wrong, *late))
