"""Five bureaus in a real configuration, on whatever servers a test names."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from bot import config
from bot.domain.regulation import known
from bot.private import write_private
from bot.roster import read_roster

ROSTERS = Path(__file__).parents[2] / "classifiers" / "data" / "roster"
IDS = ("consonanza", "werkpro", "leermakers", "work2work", "loket3")


@pytest.fixture
def settings_for(tmp_path: Path) -> Callable[..., config.Settings]:
    """`settings_for(imap_port, smtp_port, ids=..., domain=..., start=..., **mailbox)`: domain makes the addresses unique."""

    def make(
        imap_port: int,
        smtp_port: int,
        *,
        ids: tuple[str, ...] = IDS,
        domain: str = "example",
        start: datetime | None = None,
        database: str | None = None,
        smtp: str = "",
        **mailbox: object,
    ) -> config.Settings:
        write_private(tmp_path / "secret", "geheim-voor-de-test")
        lines = [f'database = "{database or f"sqlite:///{tmp_path}/bot.db"}"']
        for name in ids:
            (tmp_path / f"{name}.csv").write_text(
                (ROSTERS / f"{name}.csv").read_text().replace(f"@{name}.example", f"@{name}.{domain}")
            )
            people = read_roster(tmp_path / f"{name}.csv")
            directors = [person.email for person in people if person.has_role("directie")]
            box: dict[str, object] = {
                "host": "127.0.0.1",
                "port": imap_port,
                "tls": "none",
                "user": f"info@{name}.{domain}",
                "password_file": "secret",
            }
            box |= {"timeout_seconds": 10, **mailbox}
            words = [
                f'{key} = "{value}"' if isinstance(value, str) else f"{key} = {str(value).lower()}" for key, value in box.items()
            ]
            if start is not None:
                words.append(f"start = {start.isoformat()}")
            lines.append(f"""
[[organisation]]
id = "{name}"
name = "{name.title()}"
regulation = "{name}"
directie = {directors}
staff = "{name}.csv"
office_hours = {{ opens = 00:00:00, closes = 23:59:59 }}
undo_minutes = 0
mailbox = {{ {", ".join(words)} }}
smtp = {{ host = "127.0.0.1", port = {smtp_port}, tls = "none", timeout_seconds = 10{smtp} }}
sender = {{ name = "{name.title()}", email = "info@{name}.{domain}" }}
contact = {{ name = "{people[2].name}", email = "{people[2].email}" }}
""")
        path = tmp_path / "config.toml"
        path.write_text("\n".join(lines))
        return config.load(path, known)

    return make
