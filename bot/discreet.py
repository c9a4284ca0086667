"""What goes into a log or a message for operators: never an address, a name or a word of anybody's mail.

Names and words are kept out where a line is written. What others wrote (a mail server's answer, a library's exception) can hold
an address, or the data it could not read: that is taken out here.
"""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal

_ADDRESS = re.compile(r"[^\s<>()\[\]\",;:=]{1,64}@[^\s<>()\[\]\"',;:]{1,255}")

_REPLY = re.compile(r"(?s)((?<![\d:.])[245]\d\d(?:[ -][245]\.\d{1,3}\.\d{1,3})?) .*")


_UNSEEN = (
    re.compile(  # what steers a terminal or hides in a line: controls (C0, C1), bidi marks, zero width, tags, half characters
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
        "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
    )
)


def shown(text: str) -> str:
    """The text with what no reader sees, or a terminal obeys, written out as in JSON: `\\u001b`. Line breaks and tabs stay."""
    return _UNSEEN.sub(lambda found: json.dumps(found[0])[1:-1], text)


def masked(text: str) -> str:
    """The text with `(address)` for each mail address."""
    return _ADDRESS.sub("(address)", text)


def trouble(problem: Exception) -> str:
    """What is wrong with a server: ours, its name and its reply code, not the words of its reply. `check` asks it anew."""
    return _REPLY.sub(r"\1", masked(str(problem)))


def origin(problem: BaseException) -> str:
    """What kind of exception it was and where it came from, `ValueError at parse.py:120`, without what it says."""
    frames = list(_frames(problem.__traceback__))
    return f"{type(problem).__name__} at {frames[-1]}" if frames else type(problem).__name__


def _frames(trace: TracebackType | None) -> list[str]:
    found = []
    while trace is not None:
        found.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return found


_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}  # what every record has; the rest came by `extra`


def _apart(record: logging.LogRecord) -> dict[str, object]:
    return {name: value for name, value in vars(record).items() if name not in _OWN}


class Discreet(logging.Formatter):
    """Lines without addresses, and tracebacks without what the exceptions say: it can quote what could not be read.

    What was logged apart stands after the message: of two bureaus at one provider it alone tells whose mailbox it is.
    """

    def format(self, record: logging.LogRecord) -> str:
        return masked(super().format(record))

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        apart = "".join(f" {name}={_plain(value)}" for name, value in _apart(record).items() if value is not None)
        line = shown(super().formatMessage(record) + apart)
        return line.replace("\n", "\\n")  # no line of ours was made up by a server

    def formatException(self, ei: object) -> str:  # noqa: N802
        problem = ei[1] if isinstance(ei, tuple) else None
        if not isinstance(problem, BaseException):
            return ""
        return f"  {type(problem).__name__}, by way of {' '.join(_frames(problem.__traceback__))}"


class DiscreetLines(Discreet):
    """JSON Lines: at (UTC), level, logger, message, and each value that was logged apart, under its own name."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {
            "at": moment,
            "level": record.levelname,
            "logger": record.name,
            "message": masked(record.getMessage()),
        }
        line |= {name: _plain(value) for name, value in _apart(record).items() if name not in line}
        if record.exc_info:
            line["trace"] = masked(self.formatException(record.exc_info).strip())
        return shown(json.dumps(line, ensure_ascii=False))


def _plain(value: object) -> object:
    return value if isinstance(value, (int, float)) or value is None else masked(str(value))


LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"


def log_as(form: Literal["text", "json"]) -> None:
    """Every line of the log from now on, where it is ours: text for people, or JSON Lines."""
    for handler in [each for each in logging.getLogger().handlers if isinstance(each.formatter, Discreet)]:
        handler.setFormatter(DiscreetLines() if form == "json" else Discreet(LINE))
