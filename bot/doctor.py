"""`klachtenbot check`: small checks, each a Finding with a hint. Nothing is changed in the mailbox or the database."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from sqlalchemy import inspect
from sqlalchemy.exc import SQLAlchemyError

from bot.adapters.case_rows import pins
from bot.adapters.certificate import certificate_until
from bot.adapters.engine import refuse_newer
from bot.adapters.imap import Mailbox
from bot.adapters.oauth import Tokens, tokens_of
from bot.adapters.render import Renderer
from bot.adapters.restored_rows import held_since
from bot.adapters.secret import secret_problem
from bot.adapters.smtp import probe
from bot.adapters.store import Store
from bot.config import Organisation, Settings
from bot.domain.regulation import load_all, load_versions
from bot.domain.workdays import AMSTERDAM
from bot.errors import DatabaseTooNew, KlachtenbotError, MailboxUnreachable, TlsRefused
from bot.logins import LOOPBACK

OK, WARNING, ERROR = "ok", "warning", "error"
LEAST_FREE_BYTES = 500 * 2**20
MEND = "add the block, or remove your copy of the template"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found. `level` is ok, warning or error; `hint` says what to do next."""

    id: str
    level: str
    text: str
    hint: str = ""


def exit_status(findings: list[Finding]) -> int:
    """0 all well, 1 warnings, 2 errors."""
    levels = {finding.level for finding in findings}
    return 2 if ERROR in levels else 1 if WARNING in levels else 0


def examine(settings: Settings, load_model: Callable[[Path | None], object], clock: Callable[[], datetime]) -> Iterator[Finding]:
    """Every check, in the order an operator mends things. `load_model` takes a model's folder, None for the packaged one."""
    yield Finding("config", OK, f"{len(settings.organisations)} organisations")
    if settings.operator is None:
        text = "nobody gets mail when something is wrong: `operator` is not set"
        yield Finding("operator", WARNING, text, "set it, or watch klachtenbot.alarm or /healthz (docs/operations.md)")
    yield from _roles(settings)
    yield from _unchecked(settings)
    yield from _templates(settings)
    yield from _models(load_model, settings.model)
    yield from _database(settings)
    if problem := secret_problem(settings):
        yield Finding("secret", ERROR, problem, "the secret signs the tokens of letters; see secret_file in config.example.toml")
    for organisation in settings.organisations:
        yield from _servers(organisation, tokens_of(organisation, clock, at_once=True))
        yield from _ends(organisation, settings.watch.patience().ahead, clock())


def _templates(settings: Settings) -> Iterator[Finding]:
    regulations = load_all(settings.regulations)
    must_state = {
        (regulation.id, kind): rule.must_state for regulation in regulations.values() for kind, rule in regulation.letters.items()
    }
    try:
        problems = Renderer(settings.templates).check(must_state)
    except KlachtenbotError as problem:
        problems = [str(problem)]
    for text in problems:
        yield Finding("templates", ERROR, text, MEND)
    if not problems:
        yield Finding("templates", OK, f"letters of {len(regulations)} regulations state what they must")


def _roles(settings: Settings) -> Iterator[Finding]:
    """Roles that handle complaints by the regulation and that nobody on the staff list has: perhaps spelled otherwise there."""
    regulations = load_all(settings.regulations)
    for organisation in settings.organisations:
        wanted = regulations[organisation.regulation].handling.handler_roles
        if wanted and not any(person.has_role(role) for person in organisation.roster for role in wanted):
            text = f"nobody has a role that handles complaints by the regulation: {', '.join(wanted)}"
            yield Finding(f"{organisation.id} staff", WARNING, text, "look at the column role of the staff list")


def _unchecked(settings: Settings) -> Iterator[Finding]:
    """Mailboxes elsewhere of which nobody says whether a sender is who he says he is."""
    for organisation in settings.organisations:
        if not organisation.authserv_id and organisation.mailbox.host not in LOOPBACK:
            text = "mail in a client's name is believed without a check: `authserv_id` is not set"
            hint = "look for Authentication-Results in a mail that came in, and take the first word of it (config.example.toml)"
            yield Finding(f"{organisation.id} senders", WARNING, text, hint)


def _models(load_model: Callable[[Path | None], object], learned: Path | None) -> Iterator[Finding]:
    try:
        load_model(None)
        yield Finding("model", OK, "the packaged language model loads")
    except (OSError, ValueError) as problem:
        yield Finding("model", ERROR, f"the language model cannot be loaded: {problem}", "install klachtenbot again")
    if learned is None or not learned.is_dir():
        return
    try:
        load_model(learned)
        yield Finding("learned model", OK, f"the model learned here is in use: {learned}")
    except (OSError, ValueError) as problem:
        text = f"the model learned here does not fit this version ({type(problem).__name__}); the packaged one is in use"
        yield Finding("learned model", WARNING, text, "run `klachtenbot train`")


def _database(settings: Settings) -> Iterator[Finding]:
    hint = "check `database` in config.toml and the rights on its folder"
    try:
        store = Store(settings.database)
        with store.engine.connect() as connection:
            tables = inspect(connection).get_table_names()
            refuse_newer(connection)
    except SQLAlchemyError as problem:
        yield Finding("database", ERROR, f"the database cannot be opened: {type(problem).__name__}", hint)
        return
    except DatabaseTooNew as problem:
        yield Finding("database", ERROR, str(problem), "the service does not start on it")
        return
    if "letter" not in tables:
        yield Finding("database", OK, "the database is empty; the first start makes its tables")
    else:
        yield from _outbox(store, settings)
    store.close()
    if settings.database.startswith("sqlite:///"):
        folder = Path(settings.database.removeprefix("sqlite:///")).parent
        free = shutil.disk_usage(folder).free
        if free < LEAST_FREE_BYTES:
            yield Finding("disk", WARNING, f"{free // 2**20} MiB free", "make room: a full disk stops the intake")


def _outbox(store: Store, settings: Settings) -> Iterator[Finding]:
    with store.transaction() as unit:
        for organisation in settings.organisations:
            if since := held_since(unit.connection, organisation.id):
                text = f"a backup was put back on {since.astimezone(AMSTERDAM):%Y-%m-%d %H:%M}; no letter leaves"
                yield Finding(
                    f"{organisation.id} outbox", WARNING, text, "look at `klachtenbot queue`, then `klachtenbot restore --go`"
                )
            yield from _versions(pins(unit.connection, organisation.id), organisation, settings)
            cursor = unit.cursor(organisation.id, organisation.mailbox.folder)
            if cursor is not None and cursor.trouble:
                yield Finding(
                    f"{organisation.id} mailbox",
                    WARNING,
                    f"at the last poll: {cursor.trouble}",
                    "the service tries again by itself",
                )
            for state, text in (("refused", "could not be delivered"), ("uncertain", "were perhaps delivered")):
                count = len(unit.letters(organisation=organisation.id, state=state))
                if count:
                    yield Finding(
                        f"{organisation.id} outbox",
                        WARNING,
                        f"{count} letters {text}",
                        "see `klachtenbot queue`, and settle each with --sent ID or --again ID",
                    )
    yield Finding("database", OK, "the database is in use")


def _versions(found: Mapping[str, tuple[int, int]], organisation: Organisation, settings: Settings) -> Iterator[Finding]:
    """Versions that cases began under: those that are gone, and the letters of those that open cases are still under."""
    there, in_force = load_versions(settings.regulations), load_all(settings.regulations)[organisation.regulation]
    name = f"{organisation.id} regulation"
    for pin, (cases, running) in found.items():
        if pin not in there:
            text = f"{cases} cases began under {pin}, which is gone; they follow {in_force.pin} ({running} of them are open)"
            hint = f"put the old file back beside the new one, as {pin}.toml, and restart (docs/regulations.md)"
            yield Finding(name, ERROR if running else WARNING, text, hint)
        elif running and pin != in_force.pin:
            rules = {(there[pin].id, kind): rule.must_state for kind, rule in there[pin].letters.items()}
            yield from (Finding(name, ERROR, f"{pin}: {text}", MEND) for text in Renderer(settings.templates).check(rules))
            yield Finding(name, OK, f"{running} open cases are under the earlier {pin}")


def _servers(organisation: Organisation, tokens: Tokens | None) -> Iterator[Finding]:
    """The token, if there is one, and the servers that it opens: without a token these are not tried, for it is one trouble."""
    token = _token(organisation, tokens) if tokens is not None else None
    if token is not None:
        yield token
    for server, check in ((organisation.mailbox, _imap), (organisation.smtp, _smtp)):
        if token is None or token.level == OK or server.login == "password":
            yield check(organisation, tokens)


def _token(organisation: Organisation, tokens: Tokens) -> Finding:
    name = f"{organisation.id} token"
    try:
        end = tokens.current().expires_at.astimezone(AMSTERDAM)
    except KlachtenbotError as problem:
        return Finding(name, ERROR, str(problem), "imap and smtp wait for it; docs/microsoft365.md says what each code means")
    return Finding(name, OK, f"the provider gives tokens; this one is good until {end:%Y-%m-%d %H:%M} Amsterdam time")


def _ends(organisation: Organisation, ahead: timedelta, now: datetime) -> Iterator[Finding]:
    """Until when the certificates of its servers and the client secret are good; a warning when the alarm would come."""
    for name, server in (("imap", organisation.mailbox), ("smtp", organisation.smtp)):
        with suppress(MailboxUnreachable, TlsRefused):  # the check of the server itself says so
            if (until := certificate_until(server)) is not None:
                yield _end(f"{organisation.id} {name}-certificate", "the certificate", until, ahead, now)
    if organisation.oauth is not None and (day := organisation.oauth.secret_expires) is not None:
        until = datetime.combine(day, time(), AMSTERDAM)
        yield _end(f"{organisation.id} client-secret", "the client secret", until, ahead, now)


def _end(name: str, what: str, until: datetime, ahead: timedelta, now: datetime) -> Finding:
    left = until - now
    text = f"{what} is good until {until.astimezone(AMSTERDAM):%Y-%m-%d}; days left: {left.days}"
    return Finding(name, WARNING if left < ahead else OK, text, "have it renewed: after that day nothing comes in or goes out")


def _imap(organisation: Organisation, tokens: Tokens | None) -> Finding:
    name = f"{organisation.id} imap"
    try:
        with Mailbox(organisation.mailbox, tokens) as mailbox:
            state = mailbox.state()
            idle = "IDLE" if mailbox.supports_idle() else "polling only: the server has no IDLE"
    except (KlachtenbotError, socket.gaierror) as problem:
        return Finding(name, ERROR, str(problem), "see the message; the other organisations go on")
    return Finding(name, OK, f"{state.exists} mails in {organisation.mailbox.folder}; {idle}")


def _smtp(organisation: Organisation, tokens: Tokens | None) -> Finding:
    name = f"{organisation.id} smtp"
    try:
        probe(organisation.smtp, tokens)
    except KlachtenbotError as problem:
        return Finding(name, ERROR, str(problem), "letters wait in the outbox until this works")
    signed_in = bool(organisation.smtp.user)
    return Finding(name, OK, "connected and logged in" if signed_in else "connected; no `user`, so without a login")
