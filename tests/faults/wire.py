"""A proxy on loopback, before Postfix or Dovecot, that sees how far a talk is and ends the service at the right byte."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Callable
from contextlib import suppress

from servers import HOST

DATA, FETCH, IDLE = re.compile(rb"(?mi)^DATA\r\n"), re.compile(rb"(?m)BODY\.PEEK\[\]"), re.compile(rb"(?m)^\S+ IDLE\r\n")


class Trap:
    """`kill` is called once, when the talk has come to `step`; what would follow is never passed on."""

    def __init__(self, step: str, share: float, kill: Callable[[], None]) -> None:
        self.step, self.share, self._kill, self.sprung = step, share, kill, False

    def spring(self) -> None:
        if not self.sprung:
            self.sprung = True
            self._kill()


class Talk:
    """One connection: what is passed on of it. After the trap that is nothing, though the kernel still sends what was written."""

    def __init__(self, proxy: Proxy) -> None:
        self.proxy, self.asked, self.over = proxy, "", False

    def of_client(self, piece: bytes) -> bytes:
        trap = self.proxy.trap
        if self.over or trap is None:
            return b"" if self.over else piece
        if self.asked == "content" and trap.step == "during-data":
            return self._end(trap, piece)
        if DATA.search(piece):
            self.asked = "data"
        if FETCH.search(piece):
            self.asked = "fetch"
        if IDLE.search(piece) and trap.step == "during-idle":
            self._end(trap, piece)
        return piece

    def of_server(self, piece: bytes) -> bytes:
        trap, asked = self.proxy.trap, self.asked
        if self.over or trap is None:
            return b"" if self.over else piece
        if asked == "data" and piece.startswith(b"354"):
            self.asked = "content"
        elif asked == "content":
            self.asked = ""
            if trap.step == "after-250" and piece.startswith(b"250"):
                return self._end(trap, b"")
        elif asked == "fetch" and trap.step == "during-fetch":
            return self._end(trap, piece)
        return piece

    def _end(self, trap: Trap, piece: bytes) -> bytes:
        self.over = True
        trap.spring()
        return piece[: int(len(piece) * trap.share)]


class Proxy:
    """Passes everything on to `target` until a trap is set. Has a thread of its own; `close` ends it."""

    def __init__(self, target: int) -> None:
        self.target, self.port, self.trap = target, 0, None
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)
        self._thread.start()
        assert self._ready.wait(10)

    trap: Trap | None

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._talk, HOST, 0)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = Talk(self)
        try:
            server_reader, server_writer = await asyncio.open_connection(HOST, self.target)
        except OSError:
            writer.close()
            return
        ways = (_pass(reader, server_writer, talk.of_client), _pass(server_reader, writer, talk.of_server))
        tasks = [asyncio.ensure_future(way) for way in ways]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            for each in (writer, server_writer):
                each.close()


async def _pass(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, through: Callable[[bytes], bytes]) -> None:
    with suppress(OSError):
        while piece := await reader.read(65536):
            writer.write(through(piece))
            await writer.drain()
