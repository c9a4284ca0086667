"""One IMAP mailbox, left as people left it: read by UID with BODY.PEEK[], never \\Seen, never moved, never deleted.

TLS is verified and never weakened. Whatever goes wrong ends as MailboxUnreachable, LoginRefused or TlsRefused, and the
next call connects again.
"""

# mypy: allow-untyped-calls
from __future__ import annotations

import logging
import ssl
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Any

from imapclient.exceptions import CapabilityError, IMAPClientAbortError, IMAPClientError, ProtocolError

from bot.adapters.imap_client import Client
from bot.adapters.imap_parts import BATCH_MAILS, HEADER_BYTES, Fetched, FolderState, batches, body, moment_of, parts, size_of
from bot.adapters.oauth import Tokens, refusal_of, secrets_for
from bot.adapters.tls import verified
from bot.discreet import masked, origin
from bot.errors import LoginRefused, MailboxUnreachable, TlsRefused
from bot.logins import MailboxSettings

log = logging.getLogger(__name__)

IDLE_AGAIN_SECONDS = 9 * 60.0  # RFC 2177 says 29 minutes; firewalls forget a silent connection after ten
SLICE_SECONDS = 1.0
FIRST_PAUSE, LONGEST_PAUSE = 5.0, 900.0
TRIES = 5  # of a mail at which the talk breaks each time: then it is left out, so that those after it are read
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, AssertionError, ArithmeticError, MemoryError)  # by imapclient
TRY_LATER = ("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]")  # RFC 5530: a NO that says nothing about the password

NOT_CONNECTED = "authenticated but not connected"  # Exchange takes any valid token, and says so late that it opens no mailbox


def backoff(attempt: int, random_unit: float) -> float:
    """Seconds to wait after the `attempt`th failure in a row (from 1): from 5 s doubling to 15 minutes, jitter included."""
    pause = FIRST_PAUSE * 2.0 ** min(attempt - 1, 30)
    return min(pause, LONGEST_PAUSE / 1.5) * (1 + random_unit / 2)


class Mailbox:
    """A mailbox and its one connection, made when first needed. Not thread-safe: one a thread."""

    def __init__(self, settings: MailboxSettings, tokens: Tokens | None = None) -> None:
        self.settings, self._tokens = settings, tokens
        self._client: Client | None = None
        self._in_folder = False
        self._state = FolderState(0, 0)
        self._broke_at: Counter[int] = Counter()  # UID -> how often in a row the talk broke while this mail came
        self._one_by_one = False

    def __enter__(self) -> Mailbox:
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def connect(self) -> None:
        """Connect, log in and open the folder, unless that was done. Raises TlsRefused, LoginRefused or MailboxUnreachable."""
        if self._client is None:
            with self._guarded():
                self._enter()
        if not self._in_folder:
            self._select()

    def state(self) -> FolderState:
        """The folder as it is now, opened anew: UIDVALIDITY is only told at a SELECT (RFC 3501, 6.3.1)."""
        self._in_folder = False
        self.connect()
        return self._state

    def uids_after(self, last_uid: int, since: datetime | None) -> list[int]:
        """The UIDs above `last_uid` as of the last `state()`, ascending; with `since`, of mail received at or after it."""
        # `n:*` holds the last mail even when its UID is below n.
        uids = [uid for uid in self._search(f"{last_uid + 1}:*", since) if uid > last_uid]
        return uids if since is None else self.received_since(uids, since)

    def uids_up_to(self, last_uid: int, since: datetime | None) -> list[int]:
        """The UIDs that stand in the box up to `last_uid`, ascending; with `since`, perhaps with some of the day before it."""
        return self._search(f"1:{last_uid}", since) if last_uid else []

    def received_since(self, uids: Sequence[int], since: datetime) -> list[int]:
        """Those of the mails that were received at or after this moment; one that vanished is left out."""
        if not uids:
            return []
        client, since = self._ready(), since.replace(microsecond=0)  # INTERNALDATE has whole seconds
        with self._guarded():
            dates = {uid: item for part in parts(uids) for uid, item in client.fetch(part, ["INTERNALDATE"]).items()}
        return [uid for uid in uids if uid in dates and moment_of(dates[uid], since) >= since]

    def _search(self, uids: str, since: datetime | None) -> list[int]:
        client = self._ready()
        criteria: list[Any] = ["UID", uids]
        if since is not None:
            # SINCE compares days in a time zone of the server's choice: ask for a day more, then compare the moments.
            criteria += ["SINCE", (since.astimezone(UTC) - timedelta(days=1)).date()]
        with self._guarded():
            return sorted(client.search(criteria))

    def fetch(self, uids: Sequence[int]) -> Iterator[Fetched]:
        """The mails, in this order and a batch at a time. One that vanished meanwhile is left out. Never sets \\Seen.

        After a break they come one by one, so that each attempt gets further. A mail at which the talk breaks again and again is
        left out, every other time: it has no row in the ledger, which the hourly count of the box finds and tells.
        """
        limit = int(self.settings.max_megabytes * 1_000_000)
        for part in parts(uids):
            sizes = self._get(part, ["RFC822.SIZE", "INTERNALDATE"])
            known = [(uid, size_of(sizes[uid])) for uid in part if uid in sizes and not self._left_out(uid)]
            for batch in batches(known, limit, 1 if self._one_by_one else BATCH_MAILS):
                whole = batch[0][1] <= limit
                item = "BODY.PEEK[]" if whole else f"BODY.PEEK[HEADER]<0.{HEADER_BYTES}>"
                with self._noting([uid for uid, _ in batch]) as asked:
                    bodies = self._bodies(asked, item)
                for uid, size in batch:
                    if uid in bodies:
                        received, content = moment_of(sizes[uid], datetime.fromtimestamp(0, UTC)), bodies[uid]
                        yield Fetched(uid, size, received, content if whole else None, None if whole else content)
        self._one_by_one = False

    def _left_out(self, uid: int) -> bool:
        if self._broke_at[uid] < TRIES:
            return False
        log.warning("mail left out: the talk breaks at it", extra={"server": self.settings.host, "uid": uid})
        self._broke_at[uid] -= 1  # the next time it is tried once more
        return True

    @contextmanager
    def _noting(self, uids: list[int]) -> Iterator[list[int]]:
        """Remember of these mails whether the talk broke while they came. Of several nobody knows at which."""
        try:
            yield uids
        except MailboxUnreachable:
            self._one_by_one = True
            self._broke_at.update(uids if len(uids) == 1 else [])
            raise
        for uid in uids:
            self._broke_at.pop(uid, None)

    def senders(self, uids: Sequence[int]) -> dict[int, str]:
        """The From field of each mail as it stands there; "" when the server gives none. One that vanished is left out."""
        item = "BODY.PEEK[HEADER.FIELDS (FROM)]"
        found = {uid: body(items) or b"" for part in parts(uids) for uid, items in self._get(part, [item]).items()}
        return {uid: " ".join(text.decode("latin-1").partition(":")[2].split()) for uid, text in found.items()}

    def mark(self, uids: Sequence[int], keyword: str) -> None:
        """Set a keyword. The settings must name one, else the folder is open read-only. A server's refusal is only logged."""
        client = self._ready()
        with self._guarded():
            for part in parts(uids):
                try:
                    client.add_flags(part, [keyword], silent=True)
                except IMAPClientAbortError:
                    raise
                except IMAPClientError as problem:
                    log.warning("keyword not set: %s", _told(problem), extra={"server": self.settings.host})

    def supports_idle(self) -> bool:
        """Whether the server can say by itself that mail came (RFC 2177)."""
        client = self._ready()
        with self._guarded():
            return bool(client.has_capability("IDLE"))

    def idle_wait(self, seconds: float, stop: Callable[[], bool]) -> bool:
        """Wait until mail arrives (True), `seconds` have passed or `stop()` holds (False); `stop` is asked every second."""
        client = self._ready()
        until = time.monotonic() + seconds
        with self._guarded():
            while not stop() and (left := until - time.monotonic()) > 0:
                # What came between two IDLEs, or while another command ran, is only said to the next command.
                if _mail_came(client.noop()[1]) or _idle(client, min(left, IDLE_AGAIN_SECONDS), stop):
                    return True
        return False

    def append(self, folder: str, raw: bytes, flags: Sequence[bytes], when: datetime) -> None:
        """Put a mail in a folder, which is made when missing."""
        client = self._ready()
        with self._guarded():
            try:
                client.append(folder, raw, flags, when)
            except IMAPClientAbortError:
                raise
            except IMAPClientError:
                if client.folder_exists(folder):
                    raise
                client.create_folder(folder)
                client.subscribe_folder(folder)
                client.append(folder, raw, flags, when)

    def find_message_id(self, folder: str, message_id: str) -> bool:
        """Whether a mail with this Message-ID is in the folder; a folder that does not exist has none."""
        client = self._ready()
        with self._guarded():
            if not client.folder_exists(folder):
                return False
            self._in_folder = False
            client.select_folder(folder, readonly=True)
            return bool(client.search(["HEADER", "Message-ID", message_id]))

    def noop(self) -> None:
        """Keep the connection alive, and learn whether it is."""
        client = self._ready()
        with self._guarded():
            client.noop()

    def close(self) -> None:
        """Log out, if connected. Never raises; the next call connects again."""
        client, self._client, self._in_folder = self._client, None, False
        if client is None:
            return
        try:
            client.logout()
        except (IMAPClientError, OSError):
            _cut(client)

    def _ready(self) -> Client:
        self.connect()
        if self._client is None:
            raise MailboxUnreachable(self._where)
        return self._client

    def _enter(self) -> None:
        """Dial and log in. A kept token that is refused is renewed once, and tried on a new connection."""
        refusal = None
        for secret in secrets_for(self.settings, self._tokens):
            self._drop()
            self._client = self._dial()
            if self.settings.tls == "starttls":
                self._start_tls(self._client)
            try:
                return self._log_in(self._client, secret)
            except LoginRefused as problem:
                refusal = problem
        raise refusal or LoginRefused(self._where)

    def _dial(self) -> Client:
        settings = self.settings
        context = verified(settings.ca_file) if settings.tls == "tls" else None
        client = Client(settings.host, settings.port, ssl=bool(context), ssl_context=context, timeout=settings.timeout_seconds)
        client.normalise_times = False
        client.refuse_above(2 * int(settings.max_megabytes * 1_000_000) + HEADER_BYTES)  # sizes that servers tell are not exact
        return client

    def _start_tls(self, client: Client) -> None:
        try:
            client.starttls(verified(self.settings.ca_file))
        except CapabilityError as problem:
            raise TlsRefused(f"{self._where} does not offer STARTTLS.") from problem
        except IMAPClientAbortError:
            raise
        except IMAPClientError as problem:
            raise TlsRefused(f"{self._where} refused STARTTLS: {problem}") from problem

    def _log_in(self, client: Client, secret: str) -> None:
        user = self.settings.user
        try:
            if self.settings.login == "oauth":
                client.oauth2_login(user, secret)
            elif (user + secret).isascii():
                client.login(user, secret)
            else:
                client.plain_login(user, secret)  # LOGIN knows ASCII only; AUTHENTICATE PLAIN is UTF-8 (RFC 4616)
        except IMAPClientError as problem:
            aborted = isinstance(problem, IMAPClientAbortError) or isinstance(problem.__context__, IMAPClientAbortError)
            if aborted or any(code in str(problem) for code in TRY_LATER):
                raise MailboxUnreachable(f"{self._where}: {problem}") from problem
            raise refusal_of(self.settings)(f"{self._where}, user {user}: {problem}") from problem

    def _select(self) -> None:
        with self._guarded():
            if self._client is None:
                raise MailboxUnreachable(self._where)
            answer = self._client.select_folder(self.settings.folder, readonly=self.settings.keyword is None)
            if b"UIDVALIDITY" not in answer:
                raise MailboxUnreachable(f"{self._where} gives no UIDVALIDITY for {self.settings.folder}.")
            state = FolderState(answer[b"UIDVALIDITY"], answer.get(b"EXISTS", 0))
            if state.uidvalidity != self._state.uidvalidity:
                self._broke_at.clear()
            self._state = state
        self._in_folder = True

    def _bodies(self, uids: Sequence[int], item: str) -> dict[int, bytes | None]:
        """The content of each mail that is still there; None for one that the server cannot hand over."""
        found = {uid: body(items) for uid, items in self._get(uids, [item]).items()}
        empty = [uid for uid, content in found.items() if content is None]
        left = self._still_there(empty) if empty else []  # NIL is a mail that is gone (RFC 2180, 4.1.3), or broken
        return {uid: content for uid, content in found.items() if content is not None or uid in left}

    def _get(self, uids: Sequence[int], items: list[str]) -> dict[int, dict[bytes, Any]]:
        """FETCH. A server may answer NO when one of the mails is gone (RFC 2180, 4.1): then each is asked for by itself.

        A mail that is still there but cannot be had comes back without items, so that it is not lost unseen.
        """
        client = self._ready()
        with self._guarded():
            try:
                return dict(client.fetch(uids, items))
            except IMAPClientAbortError:
                raise
            except IMAPClientError as problem:
                log.debug("fetching one by one: %s", _told(problem))
        found: dict[int, dict[bytes, Any]] = {}
        for uid in self._still_there(uids):
            with self._guarded():
                try:
                    found |= client.fetch([uid], items)
                except IMAPClientAbortError:
                    raise
                except IMAPClientError as problem:
                    log.warning("mail cannot be fetched: %s", _told(problem), extra={"server": self.settings.host, "uid": uid})
                    found[uid] = {}
        return found

    def _still_there(self, uids: Sequence[int]) -> list[int]:
        client = self._ready()
        with self._guarded():
            client.noop()  # lets the server tell which mails are gone
            return list(client.search(["UID", ",".join(map(str, uids))]))

    @property
    def _where(self) -> str:
        return f"IMAP {self.settings.host}:{self.settings.port}"

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Whatever breaks in here breaks the connection: half an answer must never be taken for the next one."""
        try:
            yield
        except (TlsRefused, LoginRefused, MailboxUnreachable):
            self._drop()
            raise
        except ssl.SSLError as problem:
            self._drop()
            ended = isinstance(problem, ssl.SSLEOFError)
            raise (MailboxUnreachable if ended else TlsRefused)(f"{self._where}: {problem}") from problem
        except (IMAPClientError, OSError) as problem:
            self._drop()
            opened = NOT_CONNECTED not in str(problem)
            raise (MailboxUnreachable if opened else refusal_of(self.settings))(f"{self._where}: {_told(problem)}") from problem
        except UNREADABLE as problem:
            self._drop()
            raise MailboxUnreachable(f"{self._where}: an answer that cannot be read ({origin(problem)})") from problem

    def _drop(self) -> None:
        client, self._client, self._in_folder = self._client, None, False
        if client is not None:
            _cut(client)


def _told(problem: Exception) -> str:
    """What a server or the network said; not what could not be read of it, for that can be a piece of a mail."""
    text = masked(str(problem))
    unread = isinstance(problem, ProtocolError) or any(words in text for words in ("unexpected response", "got more than"))
    return type(problem).__name__ if unread else text


def _cut(client: Client) -> None:
    with suppress(IMAPClientError, OSError):
        client.shutdown()


def _idle(client: Client, seconds: float, stop: Callable[[], bool]) -> bool:
    """One IDLE of at most `seconds`. Whether mail came."""
    until = time.monotonic() + seconds
    client.idle()
    news = client.idle_check(timeout=0)
    while not _mail_came(news) and not stop() and (left := until - time.monotonic()) > 0:
        begun, patience = time.monotonic(), min(left, SLICE_SECONDS)
        news = client.idle_check(timeout=patience)
        if not news and time.monotonic() - begun < patience / 2:
            break  # awake without a word: the line is dead, which DONE brings to light
    return _mail_came([*news, *client.idle_done()[1]])


def _mail_came(responses: Sequence[tuple[Any, ...]]) -> bool:
    return any(len(response) > 1 and response[1] == b"EXISTS" for response in responses)
