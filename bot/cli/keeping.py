"""A backup while the service runs, and what comes after a loss."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import ConfigOption, OrganisationOption, app, moment_of, settings_at
from bot.errors import CommandError


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="The archive to make, such as klachtenbot-2026-12-14.tar.gz; never overwritten.")],
    path: ConfigOption = Path("config.toml"),
) -> None:
    """Database, signing secret, learned model and configuration in one file (0600), while the service runs."""
    from bot.app import system_clock
    from bot.backup import make

    for line in make(settings_at(path), path, file, system_clock()):
        print(line)


ReplaceOption = Annotated[bool, typer.Option("--replace", help="Also when there are cases; these are kept under another name.")]
GoOption = Annotated[bool, typer.Option("--go", help="Afterwards: letters may leave again.")]
StoppedOption = Annotated[str, typer.Option(help="With --go: when the old service ended (ISO); default: the restore.")]
HoldOption = Annotated[bool, typer.Option("--hold", help="It was put back in another way: letters wait until --go.")]


@app.command()
def restore(
    file: Annotated[Path | None, typer.Argument(help="A backup.")] = None,
    path: ConfigOption = Path("config.toml"),
    replace: ReplaceOption = False,
    go: GoOption = False,
    stopped: StoppedOption = "",
    hold: HoldOption = False,
    organisation: OrganisationOption = None,
) -> None:
    """Put a backup back. No letter leaves until --go, for the lost service may have sent it."""
    from bot import backup as backups
    from bot.adapters.store import opened
    from bot.app import system_clock

    if [file is not None, go, hold].count(True) != 1:
        raise CommandError(["name a backup, or --go, or --hold"])
    settings = settings_at(path)
    if file is not None:
        for line in backups.put_back(settings, file, system_clock(), replace=replace):
            print(line)
        return
    with opened(settings.database) as store:
        chosen = [settings.organisation(organisation)] if organisation else settings.organisations
        if hold:
            backups.hold(store, chosen, system_clock())
            print("letters wait until `klachtenbot restore --go`")
        else:
            for line in backups.let_go(store, chosen, moment_of(stopped, "--stopped") if stopped else None):
                print(line)
