"""What is done again and again, by APScheduler; also when the clock of the machine is moved meanwhile."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler

LOOK_SECONDS = 5.0
LEAST_JUMP = timedelta(minutes=1)


class Schedule:
    """Jobs in threads of their own; none runs twice at a time, and one that was missed runs once.

    `clock` is that of the machine, by which APScheduler goes too.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        defaults = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        self._scheduler = BackgroundScheduler(timezone=UTC, job_defaults=defaults)

    def every(self, seconds: float, job: Callable[[], object], name: str, *, now: bool = False) -> None:
        """Run it so often; the first time at once, or after so many seconds."""
        first = {"next_run_time": self._now()} if now else {}
        self._scheduler.add_job(job, "interval", seconds=seconds, id=name, **first)

    def run(self, stop: threading.Event, moved: Callable[[timedelta], None]) -> None:
        """Until `stop`. `moved` hears when the clock was moved, and by how much.

        Set back, it would let every job wait until it has caught up: so each is begun anew.
        """
        self._scheduler.start()
        wall, ticks = self._now(), time.monotonic()
        while not stop.wait(LOOK_SECONDS):
            now, passed = self._now(), time.monotonic() - ticks
            jump = now - wall - timedelta(seconds=passed)
            wall, ticks = now, ticks + passed
            if abs(jump) > LEAST_JUMP:
                moved(jump)
                for job in self._scheduler.get_jobs():
                    job.modify(next_run_time=now)
        self._scheduler.shutdown(wait=True)

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC)  # two moments of one time zone with summer time are not subtracted by Python
