"""The child process that opens files of strangers: a form, a length and bytes in, a line of JSON out.

It bounds itself before it reads anything: memory, time a file, no file written, no process started, no connection made.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from typing import Any, BinaryIO

from bot.adapters.documents import opendocument, pdf, richtext, winmail, word

MEMORY = 700_000_000  # bytes of address space
FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "urllib.", "ftplib.", "http.")
READERS = {"pdf": pdf.read, "docx": word.read, "odt": opendocument.read, "rtf": richtext.read, "tnef": winmail.read}


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook: what a reader of documents has no business doing is an error where it is tried."""
    if event.startswith(FORBIDDEN):
        raise PermissionError(event)
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        raise PermissionError("open for writing")


def _bound() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.addaudithook(_refuse)


def read(form: str, content: bytes) -> dict[str, Any]:
    """text or html, pages, files; or why there is none."""
    try:
        return READERS[form](content)
    except MemoryError:
        return {"problem": "size"}
    except Exception:
        return {"problem": "damaged"}


def serve(questions: BinaryIO, answers: BinaryIO, seconds: float, idle: float) -> None:
    """Until the other side hangs up. SIGALRM has its default action: it ends the process, also when the parent is gone."""
    _tell(answers, {"ready": True})
    while True:
        signal.setitimer(signal.ITIMER_REAL, idle)
        head = questions.readline(100).split()
        if len(head) != 2:
            return
        content = questions.read(int(head[1]))
        signal.setitimer(signal.ITIMER_REAL, 2 * seconds)
        _tell(answers, read(head[0].decode("ascii"), content))


def _tell(answers: BinaryIO, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer).encode("ascii") + b"\n")
    answers.flush()


def main() -> None:
    """Keep the pipe for the answers, and let whatever else is printed go nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _bound()
    serve(sys.stdin.buffer, answers, float(sys.argv[1]), float(sys.argv[2]))


if __name__ == "__main__":
    main()
