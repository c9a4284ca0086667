"""config.toml: every mistake at once, each with its path and a hint; secrets never shown."""

import tomllib
from pathlib import Path

import pytest

from bot import config
from bot.domain.regulation import known, load_all
from bot.errors import ConfigError
from bot.offices import default_bureau, make_bureau
from bot.private import write_private
from bot.roster import read_roster, with_deputies

ROOT = Path(__file__).parents[2]
ROSTERS = ROOT / "classifiers" / "data" / "roster"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "staff").mkdir()
    for name in ("consonanza", "werkpro"):
        (tmp_path / "staff" / f"{name}.csv").write_text((ROSTERS / f"{name}.csv").read_text())
    for name in ("CONSONANZA_IMAP", "CONSONANZA_SMTP", "WERKPRO_IMAP", "WERKPRO_SMTP"):
        monkeypatch.setenv(f"KLACHTENBOT_{name}", "geheim-wachtwoord")
    (tmp_path / "config.toml").write_text((ROOT / "config.example.toml").read_text())
    return tmp_path


def _load(folder: Path, *changes: tuple[str, str]) -> config.Settings:
    text = (folder / "config.toml").read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (folder / "config.toml").write_text(text)
    return config.load(folder / "config.toml", known)


def test_the_example_is_complete_and_loads(folder: Path) -> None:
    settings = _load(folder)
    assert [each.id for each in settings.organisations] == ["consonanza", "werkpro"]
    first = settings.organisations[0]
    assert first.mailbox.password.get_secret_value() == "geheim-wachtwoord"
    assert len(first.roster) == 8
    assert settings.database == f"sqlite:///{folder}/klachtenbot.db"


def test_the_thresholds_are_the_same_with_the_example_without_a_setting_and_without_a_configuration(folder: Path) -> None:
    without = _load(folder, ("act_from = 0.88", ""), ("ask_from = 0.11", "")).organisations[0]
    bare = default_bureau(load_all()["consonanza"], ())
    example = tomllib.loads((ROOT / "config.example.toml").read_text())["organisation"][0]
    assert (example["act_from"], example["ask_from"]) == (without.act_from, without.ask_from) == (bare.act_from, bare.ask_from)


def test_every_setting_stands_in_the_example() -> None:
    text = (ROOT / "config.example.toml").read_text()
    names = "Settings Organisation MailboxSettings SmtpSettings Sender ContactPerson Principal Withheld OfficeHours HouseStyle"
    names += " RetentionPeriods OauthSettings LetterLimits"
    models = [getattr(config, name) for name in names.split()]
    derived = {"password", "client_secret", "roster", "organisations", "folder"}
    missing = [
        f"{model.__name__}.{name}" for model in models for name in model.model_fields if name not in derived and name not in text
    ]
    assert missing == []


def test_all_mistakes_are_told_at_once_with_their_path(folder: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        _load(
            folder,
            ("port = 993", "port = 99300"),
            ('email = "info@consonanza.example"', 'email = "info(at)consonanza"'),
            ('regulation = "werkpro"', 'regulation = "werkproo"'),
            ('colour = "#1f4e79"', 'colour = "blauw"'),
            ("poll_seconds = 60", "pol_seconds = 60"),
        )
    problems = "\n".join(caught.value.problems)
    for path in ("'consonanza', mailbox.port", "'consonanza', sender.email", "house_style.colour", "mailbox.pol_seconds"):
        assert path in problems
    assert "unknown word" in problems
    assert len(caught.value.problems) == 4


def test_cross_checks_come_when_every_field_is_right(folder: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        _load(folder, ('regulation = "werkpro"', 'regulation = "werkproo"'), ('"h.dijkstra@', '"h.dijkstraa@'))
    assert len(caught.value.problems) == 2
    assert any("known are consonanza" in problem for problem in caught.value.problems)
    assert any("directie.0: is not in consonanza.csv" in problem for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('password_env = "KLACHTENBOT_WERKPRO_IMAP"', 'password = "open-en-bloot"', "does not belong in config.toml"),
        ('password_env = "KLACHTENBOT_WERKPRO_IMAP"', 'password_env = "ONBEKEND"', "ONBEKEND is not set"),
        ('password_env = "KLACHTENBOT_WERKPRO_IMAP"', 'password_file = "weg"', "cannot be read"),
        ('tls = "starttls"                        #', 'tls = "none" #', "in the clear"),
        ('tls = "starttls"                        #', 'tls = "maybe" #', "choose one of these"),
        ("act_from = 0.88", "act_from = 0.02", "ask_from must be below"),
        ("opens = 08:30:00", "opens = 18:30:00", "opens must be before closes"),
        ('# logo = "logo/consonanza.png"', 'logo = "logo/consonanza.png"', "does not exist"),
        ('id = "werkpro"', 'id = "Werk Pro"', "id:"),
        ("answer_days = 90", 'withhold = [{ role = "directie", actions = ["assign"] }]', "known are behandelaar, gevraagde"),
        ("answer_days = 90", 'withhold = [{ role = "behandelaar", actions = ["oordelen"] }]', "known are assign, recuse"),
        ('staff = "staff/werkpro.csv"', 'staff = "staff/weg.csv"', "cannot be read"),
        ('[[organisation]]\nid = "werkpro"', '[[organisation]]\nid = "consonanza"', "another organisation has the same one"),
        ('types = ["pdf", ', 'types = ["pdf", "exe", ', "files of the type 'exe' are never passed on; known are pdf, docx"),
        ('# deputies = { "k.', 'deputies = { "x.', "deputies.0: is not in consonanza.csv"),
    ],
)
def test_each_mistake_has_its_message(folder: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        _load(folder, (old, new))
    assert told in str(caught.value)


def test_what_is_withheld_reaches_the_core(folder: Path) -> None:
    told = 'withhold = [{ role = "secretariaat", actions = ["withdraw", "add_note"] }]'
    organisation = _load(folder, ("answer_days = 90", told)).organisations[0]
    bureau = make_bureau(organisation, None)
    assert bureau.withheld == {("secretariaat", "withdraw"), ("secretariaat", "add_note")}


APP = """
[organisation.oauth]
provider = "microsoft"
tenant = "t"
client_id = "c"
client_secret_env = "KLACHTENBOT_CONSONANZA_IMAP"

[organisation.sender]
name = "Consonanza"""
IMAP = ('password_env = "KLACHTENBOT_CONSONANZA_IMAP"   #', 'login = "oauth"   #')
SMTP = ('password_env = "KLACHTENBOT_CONSONANZA_SMTP"', 'login = "oauth"')
MICROSOFT = 'provider = "microsoft"\ntenant = "t"'
TABLE = ('\n[organisation.sender]\nname = "Consonanza', APP)


def test_an_organisation_logs_in_with_tokens(folder: Path) -> None:
    settings = _load(folder, IMAP, SMTP, TABLE)
    oauth = settings.organisations[0].oauth
    assert oauth is not None
    assert (oauth.client_secret.get_secret_value(), oauth.by_person) == ("geheim-wachtwoord", False)
    assert oauth.token_file == folder / "consonanza.token"
    assert "geheim-wachtwoord" not in repr(settings) + settings.model_dump_json()


def test_a_sign_in_is_kept_beside_the_database_and_the_files_of_google_beside_the_configuration(folder: Path) -> None:
    (folder / "data").mkdir()
    write_private(folder / "key.json", "{}")
    person = (APP.replace('client_secret_env = "KLACHTENBOT_CONSONANZA_IMAP"', ""),)
    settings = _load(folder, IMAP, (TABLE[0], *person), ("///klachtenbot.db", "///data/klachtenbot.db"))
    oauth = settings.organisations[0].oauth
    assert oauth is not None
    assert oauth.by_person
    assert oauth.token_file == folder / "data" / "consonanza.token"
    google = 'provider = "google"\nservice_account_file = "key.json"\n#'
    oauth = _load(folder, ('provider = "microsoft"\ntenant = "t"\nclient_id = "c"', google)).organisations[0].oauth
    assert oauth is not None
    assert oauth.service_account_file == folder / "key.json"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ([IMAP], "needs a table [organisation.oauth]"),
        ([TABLE], "the table oauth is not used"),
        (
            [TABLE, ('KLACHTENBOT_CONSONANZA_IMAP"   #', "KLACHTENBOT_CONSONANZA_IMAP\"\nlogin = 'oauth' #")],
            "needs no password",
        ),
        ([TABLE, IMAP, ('user = "info@consonanza.example"', 'user = ""')], "needs `user`"),
        ([TABLE, IMAP, ('tls = "tls"                   ', 'tls = "none"')], "would send the token in the clear"),
        ([TABLE, IMAP, ('tenant = "t"', "")], "microsoft needs tenant and client_id"),
        ([TABLE, IMAP, ('tenant = "t"', 'tenant = "../x"')], "oauth.tenant"),
        (
            [TABLE, IMAP, ('client_id = "c"', 'client_id = "c"\nclient_secret = "open-en-bloot"')],
            "a client secret does not belong",
        ),
        ([TABLE, IMAP, ('client_id = "c"', 'client_id = "c"\nauthority = "http://login.example"')], "begins with https://"),
        ([TABLE, IMAP, (MICROSOFT, 'provider = "google"')], "either service_account_file or refresh_token_file"),
        ([TABLE, IMAP, (MICROSOFT, 'provider = "google"\nrefresh_token_file = "weg"')], "does not exist"),
    ],
)
def test_each_mistake_about_tokens_has_its_message(folder: Path, changes: list[tuple[str, str]], told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        _load(folder, *changes)
    assert told in str(caught.value)
    assert "open-en-bloot" not in str(caught.value)


def test_a_service_account_acts_for_one_user(folder: Path) -> None:
    write_private(folder / "key.json", "{}")
    google = (MICROSOFT, 'provider = "google"\nservice_account_file = "key.json"')
    smtp = (f'user = "info@consonanza.example"\n{SMTP[0]}', f'user = "post@consonanza.example"\n{SMTP[1]}')
    with pytest.raises(ConfigError, match="acts for one user"):
        _load(folder, TABLE, IMAP, google, smtp)


def test_a_secret_is_never_printed(folder: Path) -> None:
    settings = _load(folder)
    assert "geheim-wachtwoord" not in repr(settings) + settings.model_dump_json()
    with pytest.raises(ConfigError) as caught:
        _load(folder, ('password_env = "KLACHTENBOT_WERKPRO_IMAP"', 'password = "open-en-bloot"'))
    assert "open-en-bloot" not in str(caught.value)


def test_a_roster_tells_every_bad_line(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text(
        "name,email,role,aliases\nJan,jan,manager,\n,x@mail.example,manager,\nAn,an@mail.example,a;b,An de Wit;Annie\n"
    )
    with pytest.raises(ValueError, match=r"line 2.*line 3: has no name"):
        read_roster(path)
    path.write_text("name;email;role;aliases\nAn;an@mail.example;directie;\n", encoding="utf-8-sig")
    assert read_roster(path)[0].roles == ("directie",)


def test_a_roster_may_name_deputies_by_name_or_address(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    rows = (
        "Jan Bos,jan@mail.example,coach,,An Vos\nAn Vos,an@mail.example,coach,,JAN@mail.example\nPiet,piet@mail.example,coach,,\n"
    )
    path.write_text(f"name,email,role,aliases,vervanger\n{rows}")
    assert [person.deputy for person in read_roster(path)] == ["an@mail.example", "jan@mail.example", ""]
    path.write_text(f"name,email,role,aliases,vervanger\n{rows}Kim,kim@mail.example,coach,,Niemand\n")
    with pytest.raises(ValueError, match=r"line 5: the vervanger Niemand is not on this list"):
        read_roster(path)


def test_the_deputies_of_the_configuration_go_before_those_of_the_roster(folder: Path) -> None:
    settings = _load(folder, ("# deputies", "deputies"))
    roster = with_deputies(settings.organisations[0].roster, settings.organisations[0].deputies)
    assert {person.name: person.deputy for person in roster if person.deputy} == {
        "Karin Oosterhof": "w.hummel@consonanza.example"
    }


def test_the_limits_of_files_come_from_the_configuration(folder: Path) -> None:
    limits = _load(folder, ("mail_megabytes = 15", "mail_megabytes = 0.5")).organisations[0].attachments.limits()
    assert (limits.mail, limits.case, limits.types[0]) == (500_000, 100_000_000, "pdf")
