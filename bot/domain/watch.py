"""What is wrong with the service, from facts and a moment; and what its operator has to hear of that. Pure.

Each round the facts give a list of `Wrong`. What is wrong is kept as `Trouble` from when it is first seen until it is over, so
that the operator is told once, told again only when it grew, told when it is over, and never more than once a day of the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

MACHINE = ""  # in place of an organisation: it is about all of them
AGAIN_AFTER = timedelta(days=1)
FAILING = "round-failing"
MOVED, DISTRUST = "clock-moved", timedelta(days=1)  # so long nobody knows whether a clock that was moved is right
LEAST_FREE_BYTES, LEAST_FREE_PART = 10**9, 0.05
NOW, HICCUP = timedelta(0), timedelta(minutes=3)  # a token server that is away for a moment is no alarm


@dataclass(frozen=True, slots=True)
class Patience:
    """How long silence is no alarm, and how long before its end a certificate or secret is one."""

    silence: timedelta = timedelta(minutes=60)
    ahead: timedelta = timedelta(days=14)
    unread: timedelta = NOW  # the same as silence, for a mailbox that was never read: a service that runs gives it longer


@dataclass(frozen=True, slots=True)
class Server:
    """The IMAP or SMTP server of an organisation, as it was last met."""

    name: str  # imap or smtp
    problem: str = ""  # login-refused, token-refused, tls-refused or unreachable; "" while it works or was never met
    since: datetime | None = None  # when that problem began
    certificate_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """How the work of one organisation stands."""

    organisation: str
    read_at: datetime | None  # when its mailbox was last read; None: never
    sent_at: datetime | None  # when the last letter left
    due: int = 0  # letters that should have left by now
    put_off: int = 0  # people whose letters the server said to try later
    servers: tuple[Server, ...] = ()
    token_until: datetime | None = None  # the end of an access token that cannot be renewed
    secret_until: datetime | None = None  # the end of the client secret, as configured
    quarantined: int = 0
    stuck: int = 0  # letters that are uncertain or were refused
    unexplained: int = 0  # mails in the box that the ledger does not know
    held: int = 0  # letters that are held back, and no director may be asked about
    failing: int = 0  # parts of the last round that failed
    unruled: int = 0  # open cases of which the version of the regulation is gone
    begun_at: datetime | None = None  # from when its mailbox could be read; None before the first start

    @property
    def quiet_since(self) -> datetime | None:
        """From when its mailbox is silent: since it was read, or could be. None before the first start."""
        return max(filter(None, (self.read_at, self.begun_at)), default=None)


@dataclass(frozen=True, slots=True)
class Counts:
    """What is told of an organisation beside its Work."""

    mails: dict[str, int]  # by disposition
    letters: dict[str, int]  # by state
    open_cases: int
    overdue_terms: int


@dataclass(frozen=True, slots=True)
class Machine:
    """What all organisations share. None: not known, or not ours to watch."""

    free_bytes: int | None = None
    total_bytes: int | None = None
    database_failed: bool = False  # the last attempt to use it
    moved: tuple[datetime, int] | None = None  # when its clock was moved, as it stood then, and by how many minutes


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is wrong now. It becomes an alarm when it has lasted `patience`."""

    code: str
    organisation: str
    since: datetime | None = None  # None: since it is first seen
    count: int = 0  # of letters or mails; more of them is news
    patience: timedelta = NOW
    until: datetime | None = None  # what it runs out at

    @property
    def key(self) -> tuple[str, str]:
        return self.organisation, self.code


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something wrong, over the rounds. While `over_at` is set it is not wrong: the row remembers when it was last told."""

    organisation: str
    code: str
    since: datetime
    count: int = 0
    until: datetime | None = None
    is_alarm: bool = False  # it has lasted long enough
    told_at: datetime | None = None  # when the operator last heard that it is wrong
    told_count: int = 0
    told_this_time: bool = False  # heard since it last began: then he hears the end of it too
    over_at: datetime | None = None

    @property
    def key(self) -> tuple[str, str]:
        return self.organisation, self.code

    @property
    def is_now(self) -> bool:
        return self.is_alarm and self.over_at is None


@dataclass(frozen=True, slots=True)
class Round:
    """What one round comes to: every trouble as it is now, and what of it is new."""

    troubles: tuple[Trouble, ...]
    begun: tuple[Trouble, ...]  # alarms since this round
    ended: tuple[Trouble, ...]  # alarms until the round before
    news: tuple[Trouble, ...]  # what the operator has to hear
    over: tuple[Trouble, ...]  # what he heard of, and has to hear the end of

    @property
    def alarms(self) -> tuple[Trouble, ...]:
        return tuple(each for each in self.troubles if each.is_now)


@dataclass(frozen=True, slots=True)
class Standing:
    """How everything stands at one moment: what a monitor and `status` tell."""

    now: datetime
    works: tuple[Work, ...]
    counts: dict[str, Counts]  # by organisation
    alarms: tuple[Trouble, ...]


def find_wrong(works: Iterable[Work], machine: Machine, patience: Patience, now: datetime) -> tuple[Wrong, ...]:
    """Everything that is wrong, by organisation."""
    found = list(_of_machine(machine, now))
    for work in works:
        found += [*_silences(work, patience, now), *_of_servers(work, patience, now), *_left_over(work)]
    return tuple(found)


def _of_machine(machine: Machine, now: datetime) -> Iterator[Wrong]:
    if machine.moved is not None and abs(now - machine.moved[0]) < DISTRUST:
        yield Wrong(MOVED, MACHINE, *machine.moved)
    if machine.database_failed:
        yield Wrong("database-busy", MACHINE)
    free, total = machine.free_bytes, machine.total_bytes
    if free is not None and total is not None and (free < LEAST_FREE_BYTES or free < total * LEAST_FREE_PART):
        yield Wrong("disk-low", MACHINE)


def _silences(work: Work, patience: Patience, now: datetime) -> Iterator[Wrong]:
    silence = patience.unread if work.read_at is None else patience.silence
    if work.quiet_since is None or now - work.quiet_since >= silence:
        yield Wrong("mailbox-silent", work.organisation, work.quiet_since)
    if work.due or work.put_off > 1:  # one address that is put off says something about that address
        count = max(work.due, work.put_off)
        yield Wrong("letters-silent", work.organisation, work.sent_at, count, patience.silence)


def _of_servers(work: Work, patience: Patience, now: datetime) -> Iterator[Wrong]:
    for server in work.servers:
        if server.problem in ("login-refused", "token-refused", "tls-refused"):  # unreachable: silence says when it matters
            yield Wrong(f"{server.name}-{server.problem}", work.organisation, server.since)
        if server.certificate_until is not None and server.certificate_until - now < patience.ahead:
            yield Wrong(f"{server.name}-certificate", work.organisation, until=server.certificate_until)
    if work.token_until is not None:
        yield Wrong("token-expiring", work.organisation, patience=HICCUP, until=work.token_until)
    if work.secret_until is not None and work.secret_until - now < patience.ahead:
        yield Wrong("secret-expiring", work.organisation, until=work.secret_until)


def _left_over(work: Work) -> Iterator[Wrong]:
    found = {
        "quarantine": work.quarantined,
        "outbox-stuck": work.stuck,
        "unexplained-mail": work.unexplained,
        "letters-held": work.held,
        FAILING: work.failing,
        "regulation-missing": work.unruled,
    }
    for code, count in found.items():
        if count:
            yield Wrong(code, work.organisation, count=count)


def one_round(before: Sequence[Trouble], wrongs: Iterable[Wrong], now: datetime) -> Round:
    """Each trouble as it is after this round. `told` says afterwards that the operator heard the news."""
    known = {trouble.key: trouble for trouble in before}
    found = {wrong.key: wrong for wrong in wrongs}
    troubles = [_seen(known.get(wrong.key), wrong, now) for wrong in found.values()]
    resting = [replace(each, over_at=each.over_at or now) for each in before if each.key not in found]
    troubles += [each for each in resting if _is_remembered(each, now)]
    alarms_before = {each.key: each for each in before if each.is_now}
    alarms = {each.key: each for each in troubles if each.is_now}
    return Round(
        tuple(troubles),
        tuple(each for each in alarms.values() if each.key not in alarms_before),
        tuple(each for each in alarms_before.values() if each.key not in alarms),
        tuple(each for each in alarms.values() if _is_news(each, now)),
        tuple(each for each in troubles if each.told_this_time and not each.is_now),
    )


def _is_remembered(trouble: Trouble, now: datetime) -> bool:
    """Whether something that is over still matters: its end was not told, or it was told of within a day."""
    return trouble.told_this_time or _was_told_today(trouble, now)


def _was_told_today(trouble: Trouble, now: datetime) -> bool:
    """What was told in the future was told by a clock that was wrong: that does not count."""
    return trouble.told_at is not None and timedelta(0) <= now - trouble.told_at < AGAIN_AFTER


def _seen(before: Trouble | None, wrong: Wrong, now: datetime) -> Trouble:
    trouble = before or Trouble(wrong.organisation, wrong.code, now)
    if trouble.over_at is not None:
        trouble = replace(trouble, since=now, over_at=None, told_this_time=False, told_count=0)
    since = trouble.since if wrong.since is None else wrong.since
    if wrong.code == "letters-silent":  # the last letter may be days ago: they wait since that, or since they are due
        since = max(since, trouble.since)
    since = min(since, now)  # the clock was set back meanwhile
    return replace(
        trouble, since=since, count=wrong.count, until=wrong.until, is_alarm=now - since >= wrong.patience,
        told_count=min(trouble.told_count, wrong.count),
    )  # fmt: skip


def _is_news(trouble: Trouble, now: datetime) -> bool:
    if trouble.told_this_time and trouble.count <= trouble.told_count:
        return False
    return not _was_told_today(trouble, now)


def told(found: Round, now: datetime) -> tuple[Trouble, ...]:
    """The troubles once the operator heard the news and what is over."""
    return tuple(_told(each, found, now) for each in found.troubles)


def _told(trouble: Trouble, found: Round, now: datetime) -> Trouble:
    if trouble in found.news:
        return replace(trouble, told_at=now, told_count=trouble.count, told_this_time=True)
    return replace(trouble, told_this_time=False, told_count=0) if trouble in found.over else trouble
