"""What a clock that is moved, the nights in which it changes and the turns of years do: a table of docs/reliability.md."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Move:
    """For an hour the clock of a running service is wrong by so much; then it is right again."""

    what: str
    by: timedelta
    letters: str
    again: bool = False  # whether what went by the wrong clock comes again on its own day


EARLY = "what falls due by the wrong clock goes early; none is skipped"
MOVES = (
    Move("an hour forward", timedelta(hours=1), EARLY),
    Move("a day forward", timedelta(days=1), EARLY),
    Move("a month forward", timedelta(days=31), f"{EARLY}, and a reminder or escalation comes again on its own day", again=True),
    Move("an hour back", timedelta(hours=-1), "wait until the clock is right, and go once"),
    Move("a day back", timedelta(days=-1), "wait until the clock is right, and go once"),
)
NIGHTS = (  # what, and what is so
    ("the hour that does not exist (March) and the one that comes twice (October)", 
     "pauses between two attempts are real time"),
    ("a digest on the Monday after", "at 08:00 on the wall, once"),
    ("a reminder after working days with such a night in between", "at the opening of the office on the wall"),
    ("a mail that comes in the hour that is there twice", "has the day of Amsterdam, in its term and in its letters"),
    ("29 February", "a year later is 28 February, a month later 29 March"),
    ("31 December, 23:59, read in the new year", "counts from 31 December, and has a number of the year in which it came"),
)  # fmt: skip


def table() -> str:
    """Both in Markdown."""
    moves = [f"| {each.what} | {each.letters} |" for each in MOVES]
    nights = [f"| {what} | {so} |" for what, so in NIGHTS]
    first = "\n".join(["| the clock is moved | letters and reminders |", "|---|---|", *moves])
    return first + "\n\n" + "\n".join(["| a night of its own | what is so |", "|---|---|", *nights]) + "\n"
