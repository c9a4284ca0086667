"""imapclient, with two things put right: IDLE looks at once, and an error challenge of XOAUTH2 is answered with nothing."""

# mypy: allow-untyped-calls
from __future__ import annotations

import logging
from typing import Any

from imapclient import IMAPClient

logging.getLogger("imapclient").setLevel(logging.WARNING)  # its debug log holds mail text


class Client(IMAPClient):
    """Looks once without waiting after IDLE: what came along with the server's `+` is buffered, where poll(2) is blind."""

    _unread = False

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
