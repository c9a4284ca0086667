"""imapclient, with three things put right: IDLE looks at once, an error challenge of XOAUTH2 is answered with nothing, and no
more is loaded than was allowed, whatever the server says.
"""

# mypy: allow-untyped-calls
from __future__ import annotations

import logging
from typing import Any

from imapclient import IMAPClient

logging.getLogger("imapclient").setLevel(logging.WARNING)  # its debug log holds mail text


class Client(IMAPClient):
    """Looks once without waiting after IDLE: what came along with the server's `+` is buffered, where poll(2) is blind."""

    _unread = False

    def refuse_above(self, most: int) -> None:
        """A literal of more bytes is not loaded: it ends the talk."""
        read = self._imap.read

        def bounded(size: int) -> Any:
            if size > most:
                raise self.AbortError("a literal above the size limit")
            return read(size)

        self._imap.read = bounded

    def idle(self) -> None:
        super().idle()
        self._unread = True

    def _poll_socket(self, sock: Any, timeout: float | None = None) -> Any:
        unread, self._unread = self._unread, False
        return unread or super()._poll_socket(sock, timeout)

    def oauth2_login(self, user: str, access_token: str, *_: Any) -> Any:
        """Says the token once: to an error, which comes as another challenge, the answer is an empty line."""
        said = iter([f"user={user}\1auth=Bearer {access_token}\1\1"])
        return self._command_and_check("authenticate", "XOAUTH2", lambda _: next(said, ""))
