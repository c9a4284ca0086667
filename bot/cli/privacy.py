"""Forgetting and access: what is kept of one person, to erase or to hand over."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.common import ConfigOption, OrganisationOption, app, settings_at
from bot.domain.retention import is_held
from bot.domain.workdays import local_date
from bot.errors import CommandError

if TYPE_CHECKING:
    from bot.adapters.store import Store, Unit
    from bot.config import Settings
    from bot.domain.bureau import Bureau
    from bot.domain.case import Case
    from bot.erasure import Found

Person = Annotated[str, typer.Option("--person", help="The mail address of a client.")]


@app.command()
def erase(
    person: Person = "",
    number: Annotated[str, typer.Option("--case", help="The number of a case.")] = "",
    hold: Annotated[str, typer.Option("--hold", help="Keep this case whatever its age, as for a court.")] = "",
    release: Annotated[str, typer.Option("--release", help="Let the retention of this case end again.")] = "",
    show_kept: Annotated[bool, typer.Option("--kept", help="Old cases that something keeps, and what.")] = False,
    organisation: OrganisationOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be erased.")] = False,
    including_open: Annotated[
        bool, typer.Option("--including-open", help="Also cases that are not closed; this closes them.")
    ] = False,
    path: ConfigOption = Path("config.toml"),
) -> None:
    """Erase what is kept of one person or one case; the anonymous register stays. What it will do is shown first."""
    from bot import erasure
    from bot.adapters.store import opened
    from bot.app import system_clock

    if sum(map(bool, (person, number, hold, release, show_kept))) != 1:
        raise CommandError(["name one of --person, --case, --hold, --release and --kept"])
    settings, now = settings_at(path), system_clock()
    with opened(settings.database) as store:
        if show_kept or hold or release:
            print(_keep(store, settings, organisation, hold, release, now))
            return
        with store.transaction() as unit:
            found = {bureau.id: each for bureau, each in _found(unit, settings, organisation, person, number)}
        print(_preview(found))
        _refuse_held(found)
        if dry_run or not any(each.counts for each in found.values()):
            return
        _agreed(found, including_open=including_open, yes=yes)
        with store.transaction() as unit:
            for bureau, each in _found(unit, settings, organisation, person, number):
                if len(each.cases) != len(found[bureau.id].cases):
                    raise CommandError(["a case came in meanwhile; look again"])
                erasure.erase(unit, bureau, each, "erase --person" if person else "erase --case", now)
        clean = erasure.scrub(store, now)
    print("erased" if clean else "erased; the service is reading, and cleans the pages of the database in its next round")


def _refuse_held(found: dict[str, Found]) -> None:
    held = [case.number for each in found.values() for case in each.cases if is_held(case)]
    if held:
        raise CommandError([f"{', '.join(held)} must be kept: somebody placed a hold; use --release first"])


def _agreed(found: dict[str, Found], *, including_open: bool, yes: bool) -> None:
    """CommandError unless the operator means it: open cases by name, and the number of cases typed."""
    not_closed = sum(len(each.open_cases) for each in found.values())
    if not_closed and not including_open:
        raise CommandError([f"{not_closed} of these cases are not closed: close them first, or add --including-open"])
    count = sum(len(each.cases) for each in found.values())
    if not yes and typer.prompt("Type the number of cases to erase them for good") != str(count):
        raise CommandError(["that is another number; nothing was erased"])


@app.command()
def export(
    person: Person,
    out: Annotated[Path, typer.Option("--out", help="A new folder.")],
    organisation: OrganisationOption = None,
    path: ConfigOption = Path("config.toml"),
) -> None:
    """What is kept of one person, for an access request: an index, his mails, the letters to him, his files."""
    from bot.access import collect, hand_over
    from bot.adapters.store import opened
    from bot.app import system_clock
    from bot.offices import office_of

    settings = settings_at(path)
    chosen = [settings.organisation(organisation)] if organisation else list(settings.organisations)
    found = False
    with opened(settings.database) as store:
        for each in chosen:
            office = office_of(settings, each.id)
            with store.transaction() as unit:
                parcel = collect(unit, office, person)
            if parcel.own or parcel.loose or office.bureau.person(person) is not None:
                found = True
                count = hand_over(parcel, office, person, out / each.id, system_clock())
                print(f"{out / each.id}: {len(parcel.own)} cases, {count} files; read it before you hand it over")
    if not found:
        raise CommandError(["nothing is kept of this address as that of a client or of an employee concerned"])


def _bureaus(settings: Settings, organisation: str | None) -> list[Bureau]:
    from bot.cases import bureaus

    return bureaus(settings, organisation)


def _case(unit: Unit, settings: Settings, organisation: str | None, number: str) -> tuple[Bureau, Case]:
    from bot.cases import numbered

    return numbered(unit, _bureaus(settings, organisation), number)


def _found(unit: Unit, settings: Settings, organisation: str | None, person: str, number: str) -> list[tuple[Bureau, Found]]:
    """What there is of this person at each organisation, or of the case with this number."""
    from bot.erasure import of_case, of_person

    if number:
        bureau, case = _case(unit, settings, organisation, number)
        return [(bureau, of_case(unit, bureau, case))]
    return [(bureau, of_person(unit, bureau, person)) for bureau in _bureaus(settings, organisation)]


def _keep(store: Store, settings: Settings, organisation: str | None, hold: str, release: str, now: datetime) -> str:
    """Place or lift a hold; without a number a line for each old case that something keeps."""
    from bot import erasure

    with store.transaction() as unit:
        if hold or release:
            _, case = _case(unit, settings, organisation, hold or release)
            if case.is_erased:
                raise CommandError([f"{case.number} was erased before"])
            erasure.hold(unit, case, now, lift=bool(release))
            return "kept until --release" if hold else "its retention ends as that of others"
        found = {each.id: erasure.kept(unit, each, local_date(now)) for each in _bureaus(settings, organisation)}
    lines = [f"{name} {number}: {why}" for name, cases in found.items() for number, why in cases.items()]
    return "\n".join(lines) or "nothing is kept longer than its period"


def _preview(found: dict[str, Found]) -> str:
    """What would be erased, in lines; addresses and names are not repeated."""
    lines = []
    for name, each in found.items():
        counts = each.counts
        if not counts or each.since is None:
            continue
        since = local_date(each.since)
        lines.append(
            f"{name}: {counts.cases} cases, {counts.mails} mails, {counts.letters} letters, {counts.files} files since {since}"
        )
        lines += [f"  {case.number or '(no number)'}  {case.state}, received {local_date(case.received)}" for case in each.cases]
    return "\n".join(lines) or "nothing is kept"
