"""Signing in at Microsoft 365 with a device code."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import ConfigOption, app, settings_at
from bot.errors import CommandError, SignInRefused


@app.command()
def login(
    organisation: Annotated[str, typer.Option("--organisation", help="The id of one organisation.")],
    path: ConfigOption = Path("config.toml"),
) -> None:
    """Sign in for one organisation's mailbox at Microsoft 365, with a code that you type in a browser on any machine."""
    from bot.adapters.microsoft import DeviceCode, MicrosoftSource

    chosen = settings_at(path).organisation(organisation)
    settings = chosen.oauth
    if settings is None or not settings.by_person:
        raise CommandError([f"organisation {organisation!r}: nobody has to sign in; {_why(settings is None)}"])
    user = chosen.mailbox.user if chosen.mailbox.login == "oauth" else chosen.smtp.user

    def show(device: DeviceCode) -> None:
        typer.echo(f"Sign in as somebody who may open and send from {user}:")
        typer.echo(f"  1. open {device.address} in a browser, on any machine")
        typer.echo(f"  2. type the code {device.code} (good for {device.minutes} minutes)")
        typer.echo("Waiting ...")

    try:
        name = MicrosoftSource(settings, organisation).sign_in(show)
    except OSError as problem:
        raise SignInRefused(f"{settings.token_file} cannot be written ({type(problem).__name__}).") from problem
    typer.echo(f"Signed in as {name}; kept in {settings.token_file}.")
    if name.lower() != user.lower():
        typer.echo(f"That is not {user} itself: right for a shared mailbox only.")
    typer.echo("Now run `klachtenbot check`. A running service takes it up within a quarter of an hour.")


def _why(by_password: bool) -> str:
    if by_password:
        return "it has no table [organisation.oauth]"
    return "with a client secret, a service account or a refresh_token_file it gets its tokens by itself"
