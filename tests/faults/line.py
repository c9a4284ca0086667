"""A bad line to an IMAP server: a proxy on loopback that a test tells what to do to a command, or to its answer."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable

from faults.wire import Proxy
from servers import HOST

COMMAND = re.compile(rb"(?m)^([A-Z]+\d+) (?:UID )?([A-Z]+)")


class Drop(Exception):
    """The line ends here, after these last bytes for the client."""

    def __init__(self, last: bytes = b"") -> None:
        super().__init__()
        self.last = last


class Stall(Drop):
    """The line goes silent here, and stays open."""


class Line(Proxy):
    """`to_server(command, tag)` gives what the client hears in place of the server, None to pass the command on.

    `to_client(command, piece)` changes what the server says while it answers that command; a FETCH of content is called BODY.
    Both may raise Drop or Stall. `pace`: so many bytes at a time.
    """

    to_server: Callable[[str, bytes], bytes | None] = staticmethod(lambda _command, _tag: None)
    to_client: Callable[[str, bytes], bytes] = staticmethod(lambda _command, piece: piece)
    pace = 0

    def mend(self) -> None:
        """From here on nothing is done to a new connection, nor to what goes on on an old one."""
        for name in ("to_server", "to_client", "pace"):
            self.__dict__.pop(name, None)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server_reader, server_writer = await asyncio.open_connection(HOST, self.target)
        command, silent = "", False

        async def of_client() -> None:
            nonlocal command
            while piece := await reader.read(65536):
                answer = None
                if found := COMMAND.search(piece):
                    command = "BODY" if b"BODY.PEEK[]" in piece else found[2].decode()
                    answer = await asyncio.to_thread(self.to_server, command, found[1])
                if answer is not None:
                    writer.write(answer)
                elif not silent:
                    server_writer.write(piece)

        async def of_server() -> None:
            nonlocal silent
            while piece := await server_reader.read(65536):
                try:
                    piece = b"" if silent else await asyncio.to_thread(self.to_client, command, piece)
                except Stall as stall:
                    piece, silent = stall.last, True
                await self._write(writer, piece)

        tasks = [asyncio.ensure_future(each) for each in (of_client(), of_server())]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for problem in [each.exception() for each in done]:
                if isinstance(problem, Drop):
                    await self._write(writer, problem.last)
        finally:
            for task in tasks:
                task.cancel()
            for each in (writer, server_writer):
                each.close()

    async def _write(self, writer: asyncio.StreamWriter, piece: bytes) -> None:
        step = self.pace or len(piece) or 1
        for start in range(0, len(piece), step):
            writer.write(piece[start : start + step])
            await writer.drain()
