"""config.toml -> frozen settings.

Every problem is reported at once, each with its path and a hint; nothing starts on a bad file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, time
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationError, model_validator

from bot.discreet import masked
from bot.domain.attachments import MEGABYTE
from bot.domain.attachments import Limits as FileLimits
from bot.domain.loops import Limits
from bot.domain.reading import ACT_FROM, ASK_FROM, Person
from bot.domain.retention import Retention
from bot.domain.rights_table import ACTIONS, CAN_BE_WITHHELD
from bot.errors import ConfigError
from bot.logins import MailboxSettings, OauthSettings, SmtpSettings
from bot.logins import StrictSettings as _Settings
from bot.mail.filetypes import TYPES
from bot.private import problem_of
from bot.roster import read_roster, valid_address
from bot.watch_settings import WatchSettings


def _hex_colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise ValueError("write a colour as #rrggbb")
    return value


def _one_of(words: Sequence[str]) -> Callable[[str], str]:
    def known(value: str) -> str:
        if value not in words:
            raise ValueError(f"{value!r} is unknown; known are {', '.join(words)}")
        return value

    return known


EmailAddress = Annotated[str, AfterValidator(valid_address)]
Colour = Annotated[str, AfterValidator(_hex_colour)]


class Sender(_Settings):
    name: str
    email: EmailAddress


class ContactPerson(_Settings):
    name: str
    email: EmailAddress
    phone: str = ""


class Principal(_Settings):
    """An opdrachtgever; `domains` are the mail domains its staff write from."""

    name: str
    kind: Literal["UWV", "gemeente", "werkgever", "verzekeraar"]
    contact: EmailAddress | None = None
    domains: tuple[str, ...] = ()


class OfficeHours(_Settings):
    opens: time = time(8, 30)
    closes: time = time(17, 0)

    @model_validator(mode="after")
    def _in_order(self) -> OfficeHours:
        if self.opens >= self.closes:
            raise ValueError("opens must be before closes")
        return self


class Withheld(_Settings):
    """What this organisation does not let a role do, though the regulation would. It can only narrow: nothing is given here."""

    role: Annotated[str, AfterValidator(_one_of(CAN_BE_WITHHELD))]
    actions: tuple[Annotated[str, AfterValidator(_one_of(ACTIONS))], ...] = Field(min_length=1)


class HouseStyle(_Settings):
    logo: Path | None = None
    colour: Colour = "#1f4e79"
    signature: str = ""

    @model_validator(mode="after")
    def _logo_is_there(self) -> HouseStyle:
        if self.logo is not None and not self.logo.is_file():
            raise ValueError(f"the logo {self.logo} does not exist")
        if self.logo is not None and self.logo.suffix.lower() not in (".png", ".jpg", ".jpeg", ".gif"):
            raise ValueError("the logo must be a PNG, JPEG or GIF: mail programs show nothing else")
        return self


def _known_type(value: str) -> str:
    if value not in TYPES:
        raise ValueError(f"files of the type {value!r} are never passed on; known are {', '.join(TYPES)}")
    return value


class Attachments(_Settings):
    """Which files of mails about a case are kept, and may be passed on."""

    types: tuple[Annotated[str, AfterValidator(_known_type)], ...] = tuple(TYPES)
    mail_megabytes: float = Field(default=15, gt=0, le=100)
    case_megabytes: float = Field(default=100, gt=0, le=10_000)

    def limits(self) -> FileLimits:
        return FileLimits(self.types, int(self.mail_megabytes * MEGABYTE), int(self.case_megabytes * MEGABYTE))


_KEPT = Retention()


class RetentionPeriods(_Settings):
    """How long what is personal is kept; docs/privacy.md has the reasons."""

    case_years: int = Field(default=_KEPT.case_years, ge=1, le=20)
    question_months: int = Field(default=_KEPT.question_months, ge=1, le=240)
    quarantine_days: int = Field(default=_KEPT.quarantine_days, ge=7, le=3650)
    letters_days: int = Field(default=_KEPT.letters_days, ge=30, le=3650)

    def periods(self) -> Retention:
        return Retention(self.case_years, self.question_months, self.quarantine_days, self.letters_days)


_MOST = Limits()


class LetterLimits(_Settings):
    """How many letters go to one address because of the mails of one sender; what is above is held, and the directie is asked."""

    address_hour: int = Field(default=_MOST.address_hour, ge=3, le=1000)
    address_day: int = Field(default=_MOST.address_day, ge=3, le=10_000)
    case_hour: int = Field(default=_MOST.case_hour, ge=3, le=1000)
    case_day: int = Field(default=_MOST.case_day, ge=3, le=10_000)
    additions_day: int = Field(default=_MOST.additions_day, ge=1, le=1000)

    def limits(self) -> Limits:
        return Limits(self.address_hour, self.address_day, self.case_hour, self.case_day, self.additions_day)


class Organisation(_Settings):
    """One bureau: its regulation, mailbox, people and house style."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=40)
    name: str
    regulation: str
    mailbox: MailboxSettings
    smtp: SmtpSettings
    oauth: OauthSettings | None = None
    sender: Sender
    contact: ContactPerson
    directie: tuple[EmailAddress, ...] = Field(min_length=1)
    staff: Path
    principals: tuple[Principal, ...] = ()
    closed_days: tuple[date, ...] = ()
    good_friday_closed: bool = False
    liberation_day_closed: bool = False
    office_hours: OfficeHours = OfficeHours()
    house_style: HouseStyle = HouseStyle()
    attachments: Attachments = Attachments()
    retention: RetentionPeriods = RetentionPeriods()
    limits: LetterLimits = LetterLimits()
    regulation_url: str = ""
    web_forms: tuple[EmailAddress, ...] = ()
    klachtenfunctionaris: ContactPerson | None = None
    insurer: EmailAddress | None = None  # gets the notice of a claim where the regulation has one
    act_from: float = Field(default=ACT_FROM, gt=0, le=1)
    ask_from: float = Field(default=ASK_FROM, gt=0, le=1)
    withhold: tuple[Withheld, ...] = ()
    plus_address: bool = False  # the mailbox takes info+anything@: answers come back to an address with the letter's token
    authserv_id: str = ""  # how our own mail server signs its Authentication-Results; "" when it writes none
    answer_days: int = Field(default=90, ge=1, le=3650)  # how long a colleague may answer a letter without being checked
    undo_minutes: int = Field(default=10, ge=0, le=240)  # letters out of the house wait so long after a colleague's answer
    # Who answers for whom; goes before the roster's own column.
    deputies: dict[EmailAddress, EmailAddress] = Field(default_factory=dict)
    roster: tuple[Person, ...] = Field(default=(), exclude=True)

    @model_validator(mode="after")
    def _thresholds_in_order(self) -> Organisation:
        if self.ask_from >= self.act_from:
            raise ValueError("ask_from must be below act_from")
        return self

    @model_validator(mode="after")
    def _tokens_have_a_source_and_a_use(self) -> Organisation:
        users = {server.user for server in (self.mailbox, self.smtp) if server.login == "oauth"}
        if users and self.oauth is None:
            raise ValueError('login = "oauth" needs a table [organisation.oauth]')
        if self.oauth is not None and not users:
            raise ValueError('the table oauth is not used: write login = "oauth" under mailbox and smtp')
        if self.oauth is not None and self.oauth.service_account_file is not None and len(users) > 1:
            raise ValueError("a service account acts for one user: give mailbox and smtp the same `user`")
        return self


class Settings(_Settings):
    """The whole config.toml. Paths in it are relative to the file."""

    database: str = "sqlite:///klachtenbot.db"
    templates: Path | None = None
    regulations: Path | None = None  # a folder with regulation files of your own
    operator: EmailAddress | None = None
    model: Path | None = None  # the folder of the model learned here; `load` puts it beside the database by default
    secret_env: str | None = None  # what signs the tokens of letters: 32 characters or more, in the environment
    secret_file: Path | None = None  # or in a file; without either one is made beside the database
    watch: WatchSettings = WatchSettings()
    folder: Path = Field(default=Path(), exclude=True)  # where config.toml stands
    organisations: tuple[Organisation, ...] = Field(alias="organisation", min_length=1)

    def organisation(self, organisation_id: str) -> Organisation:
        for organisation in self.organisations:
            if organisation.id == organisation_id:
                return organisation
        known = ", ".join(organisation.id for organisation in self.organisations)
        raise ConfigError([f"organisation {organisation_id!r} is not in the configuration; it has: {known}"])


def load(path: Path, known_regulations: Callable[[Path | None], tuple[str, ...]], *, logins: bool = True) -> Settings:
    """Read and check the whole file. Raises ConfigError with one line a problem.

    Without `logins` no password is read: for who only looks, and may not hold them.
    `known_regulations` gives the ids there are, with those in a folder of the operator's own.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise ConfigError([f"{path}: cannot be read ({problem.strerror}); give its place with --config"]) from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise ConfigError([f"{path}: is not TOML: {problem}"]) from problem
    document = _resolve_paths(document, path.parent.resolve()) | {"folder": path.parent.resolve()}
    beside = _beside_database(document.get("database"), path.parent.resolve())
    document.setdefault("model", str(beside.with_suffix(".model")))
    _place_token_files(document, beside.parent)
    problems = _readable_by_others(document, beside.parent / SIGNING_FILE) if logins else []
    _read_rosters(document, problems)
    try:
        settings = Settings.model_validate(document, context={"logins": logins})
    except ValidationError as error:
        found = [dict(item) for item in error.errors(include_url=False, include_input=False)]
        told = [item for item in found if not _follows(item, found)]
        problems += [_explain(document, item) for item in told]
        raise ConfigError(problems) from None
    problems += _cross_checks(settings, known_regulations(settings.regulations))
    if problems:
        raise ConfigError(problems)
    return settings


SIGNING_FILE = "klachtenbot.secret"  # what signs the tokens of letters, made beside the database when none is configured
SECRET_FILES = ("password_file", "secret_file", "client_secret_file", "token_file", "service_account_file", "refresh_token_file")
PATH_KEYS = (*SECRET_FILES, "ca_file", "logo", "staff", "templates", "regulations", "model")


def _resolve_paths(value: Any, folder: Path, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _resolve_paths(item, folder, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_resolve_paths(item, folder) for item in value]
    if key in PATH_KEYS and isinstance(value, str):
        return str(folder / value)
    if key == "database" and isinstance(value, str) and re.match(r"sqlite:///(?!/)", value):
        return f"sqlite:///{folder / value.removeprefix('sqlite:///')}"
    return value


def _readable_by_others(document: dict[str, Any], letter_secret: Path) -> list[str]:
    """A line for each secret file that is not for the service alone."""
    own = {} if "secret_file" in document or "secret_env" in document else {"secret_file": str(letter_secret)}
    return [f"{place}: {text}" for place, path in _secret_files(document | own) if (text := problem_of(Path(path)))]


def _secret_files(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """The path of each secret file in the document, with its setting: `organisation.1.mailbox.password_file`."""
    items = value.items() if isinstance(value, dict) else enumerate(value, 1) if isinstance(value, list) else ()
    for name, item in items:
        if name in SECRET_FILES and isinstance(item, str):
            yield f"{place}{name}", item
        yield from _secret_files(item, f"{place}{name}.")


def _beside_database(database: Any, folder: Path) -> Path:
    """The database file, or one of that name beside config.toml when the database is a server, or in memory."""
    file = (
        database.removeprefix("sqlite:///").partition("?")[0]
        if isinstance(database, str) and database.startswith("sqlite:///")
        else ""
    )
    return Path(file) if file else folder / "klachtenbot"


def _place_token_files(document: dict[str, Any], folder: Path) -> None:
    organisations = document.get("organisation")
    for table in organisations if isinstance(organisations, list) else []:
        if isinstance(table, dict) and isinstance(table.get("oauth"), dict):
            table["oauth"].setdefault("token_file", str(folder / f"{table.get('id', '')}.token"))


def _read_rosters(document: dict[str, Any], problems: list[str]) -> None:
    organisations = document.get("organisation")
    for table in organisations if isinstance(organisations, list) else []:
        if isinstance(table, dict) and isinstance(table.get("staff"), str):
            try:
                table["roster"] = read_roster(Path(table["staff"]))
            except ValueError as problem:
                problems.append(f"organisation {table.get('id', '?')!r}, staff: {problem}")


def _explain(document: dict[str, Any], item: dict[str, Any]) -> str:
    """`organisation 'werkpro', mailbox.port: Input should be ... (hint)`, from one pydantic error."""
    location = list(item["loc"])
    place = ""
    if len(location) >= 2 and location[0] == "organisation" and isinstance(location[1], int):
        table = document["organisation"][location[1]]
        name = table.get("id", location[1] + 1) if isinstance(table, dict) else location[1] + 1
        place, location = f"organisation {name!r}, ", location[2:]
    path = masked(".".join(str(part) for part in location)) or "the whole table"
    hint = HINTS.get(item["type"], "")
    return f"{place}{path}: {item['msg'].removeprefix('Value error, ')}{hint}"


def _follows(item: dict[str, Any], others: list[dict[str, Any]]) -> bool:
    """True for "no organisations", which pydantic adds when every organisation has a problem of its own."""
    return item["loc"] == ("organisation",) and any(len(each["loc"]) > 1 and each["loc"][0] == "organisation" for each in others)


HINTS = {
    "missing": " (add it; config.example.toml shows how)",
    "extra_forbidden": " (unknown word; check its spelling against config.example.toml)",
    "literal_error": " (choose one of these words)",
}


def _cross_checks(settings: Settings, known_regulations: tuple[str, ...]) -> list[str]:
    problems = []
    for organisation in settings.organisations:
        place = f"organisation {organisation.id!r}"
        if organisation.regulation not in known_regulations:
            problems.append(
                f"{place}, regulation: {organisation.regulation!r} is unknown; known are {', '.join(known_regulations)}"
            )
        emails = {person.email for person in organisation.roster}
        problems += [
            f"{place}, directie.{number}: is not in {organisation.staff.name} (add a line with the role directie)"
            for number, email in enumerate(organisation.directie)
            if email not in emails
        ]
        problems += [
            f"{place}, deputies.{number}: is not in {organisation.staff.name}"
            for number, email in enumerate(dict.fromkeys(each for pair in organisation.deputies.items() for each in pair))
            if email not in emails
        ]
    for name in ("id", "mailbox"):
        seen: list[Any] = []
        for organisation in settings.organisations:
            value = getattr(organisation, name)
            value = (value.host, value.port, value.user, value.folder) if isinstance(value, MailboxSettings) else value
            if value in seen:
                problems.append(f"organisation {organisation.id!r}, {name}: another organisation has the same one")
            seen.append(value)
    return problems
