"""A case keeps the rules it began under when a new version of the regulation comes; and what happens when the old one is gone."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from story.desk import Desk, at, reading
from story.test_absence import deputy, note
from story.test_course import MONDAY, handled
from typer.testing import CliRunner

from bot import cli, config
from bot.app import App
from bot.cases import case_details, details_text
from bot.doctor import examine
from bot.domain.case import Case
from bot.domain.decide import Disposition
from bot.domain.events import Event
from bot.domain.regulation import load_all, load_versions
from bot.domain.reporting.page import register_document
from bot.domain.reporting.period import year
from bot.domain.reporting.sections import by_step
from bot.domain.rules import Regulation, Span
from bot.errors import RegulationError
from bot.rounds import register_rows, renew
from bot.status import alarm_rows, standing_of

BUILT_IN = Path(cli.__file__).parents[1] / "regulations"
LATE = at("2026-11-20 10:00")
KARIN = "k.oosterhof@consonanza.example"


def brings_in(desk: Desk, new: Regulation, *kept: Regulation) -> None:
    """The service starts again with `new` in force, beside the versions that were kept."""
    desk.bureau = replace(desk.bureau, regulation=new, versions={each.pin: each for each in (*kept, new)})
    desk.office = replace(desk.office, bureau=desk.bureau)


def later(rules: Regulation, weeks: int = 10, name: str = "afhandeling") -> Regulation:
    """A new version in which the handling takes longer, perhaps by another name."""
    terms = [
        replace(each, name=name, within=Span(weeks, "weken")) if each.name == "afhandeling" else each for each in rules.terms
    ]
    return replace(rules, version="2027-01", terms=tuple(terms))


def due(desk: Desk, number: str = "2026-001") -> dict[str, date]:
    """What the database guards of a case."""
    case = desk.case(number)
    with desk.store.transaction() as unit:
        return {row.term: row.due for row in unit.deadline_rows(case.id)}


def told(desk: Desk) -> list[tuple[Any, ...]]:
    """Every letter but for its token."""
    return [
        (row.kind, row.recipient, row.subject, row.choices, row.queued_at, desk.text(row).partition("Kenmerk")[0])
        for row in desk.letters()
    ]


def course(desk: Desk, director: str, handler: str, employee: str) -> list[Disposition | None]:
    """Six weeks of a case with its handler named: talk, reaction, verdict, an undo, questions of both sides, daily rounds."""
    found = []

    def answer(moment: str, sender: str, kind: str, body: str) -> None:
        if desk.letters(kind, sender):
            found.append(desk.answer(at(moment), sender, kind, body))
        desk.send(at(moment))

    answer("2026-10-07 10:00", handler, "vraag-gesprek", "di 13/10 om 14.00u")
    answer("2026-10-07 11:00", director, "opdracht-behandelaar", "stand van zaken 2026-001")
    answer("2026-10-08 10:00", employee, "verzoek-reactie", "Mijn reactie: de trein viel uit en ik heb gebeld.")
    for day in range(9, 16):
        desk.rounds(at(f"2026-10-{day:02} 09:00"))
        desk.send(at(f"2026-10-{day:02} 09:01"))
    answer("2026-10-15 10:00", handler, "verzoek-verslag", "Het gesprek is geweest. Klager en medewerker zijn gehoord.")
    desk.mail(at("2026-10-16 10:00"), reading(), subject="Re: zaak 2026-001", body="Ik wil hier nog iets aan toevoegen.")
    answer("2026-10-19 10:00", handler, "vraag-oordeel", "Gegrond, want er is niet gebeld. Voortaan bellen wij een dag vooraf.")
    answer("2026-10-19 10:05", handler, "uitgevoerd", "ongedaan")
    answer("2026-10-20 10:00", handler, "opdracht", "Ongegrond, want er is wel gebeld.")
    answer("2026-10-20 11:00", handler, "vraag-verlenging", "Ja, twee weken langer, omdat ik ziek was")
    for day in range(0, 45, 3):
        desk.rounds(at("2026-10-21 09:00") + timedelta(days=day))
        desk.send(at("2026-10-21 09:01") + timedelta(days=day))
    order = {"subject": "2026-001", "body": "2026-001: trek in, want de klager belde", "sender": director}
    found.append(desk.mail(at("2026-12-04 10:00"), reading("overig", "leave"), **order))
    answer("2026-12-07 10:00", director, "vraag-oordeel", "akkoord")
    answer("2026-12-07 11:00", handler, "concept-uitkomst", "akkoord")
    desk.mail(at("2026-12-08 10:00"), reading("intrekking"), subject="Re: zaak 2026-001", body="Ik trek mijn klacht in.")
    desk.send(at("2026-12-08 10:01"))
    return found


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("consonanza", "loket3"),
        ("werkpro", "work2work"),
        ("leermakers", "consonanza"),
        ("work2work", "loket3"),
        ("loket3", "werkpro"),
    ],
)
def test_a_case_goes_on_as_if_no_new_version_had_come(name: str, other: str, tmp_path: Path) -> None:
    """The new version is as different as can be: the rules of another bureau."""
    found = []
    for folder in (tmp_path / "before", tmp_path / "after"):
        folder.mkdir()
        desk, *people = handled(folder, name)
        if folder.name == "after":
            rules = desk.bureau.regulation
            own = {"id": name, "version": "9", "name": rules.name, "letters": {**load_all()[other].letters, **_digest(rules)}}
            brings_in(desk, replace(load_all()[other], **own), rules)
            renew(desk.store, desk.office, at("2026-10-06 10:01"))
        said = course(desk, *people)
        with desk.store.transaction() as unit:
            rows = register_rows(unit, desk.office, date(2027, 1, 4))
        found.append((said, desk.case().log, due(desk), rows, told(desk)))
    for before, after in zip(*found, strict=True):
        assert before == after


def _digest(rules: Regulation) -> dict[str, Any]:
    return {kind: rule for kind, rule in rules.letters.items() if kind == "weekoverzicht"}


def test_an_old_case_keeps_its_date_and_a_new_one_gets_the_new(tmp_path: Path) -> None:
    desk, *_ = handled(tmp_path, "consonanza")
    old = desk.bureau.regulation
    brings_in(desk, later(old), old)
    renew(desk.store, desk.office, MONDAY)
    desk.mail(MONDAY, reading(), sender="Els <els@klant.example>", body="Niemand belde mij terug.")
    assert (desk.case().pin, desk.case("2026-002").pin) == (old.pin, "consonanza@2027-01")
    assert (due(desk)["afhandeling"], due(desk, "2026-002")["afhandeling"]) == (date(2026, 11, 16), date(2026, 12, 14))
    with desk.store.transaction() as unit:
        steps = [
            (row.number, step.due) for row in register_rows(unit, desk.office) for step in row.steps if step.term == "afhandeling"
        ]
    assert steps == [("2026-001", date(2026, 11, 16)), ("2026-002", date(2026, 12, 14))]


def test_two_cases_of_two_versions_are_merged_and_the_older_keeps_its_terms(tmp_path: Path) -> None:
    desk, director, *_ = handled(tmp_path, "consonanza")
    old = desk.bureau.regulation
    brings_in(desk, later(old, name="afronding"), old)
    desk.mail(MONDAY, reading(employees=("Roos Timmerman",)), subject="Nog een klacht", body="Roos was onbeleefd.")
    desk.send(at("2026-10-06 11:00"))
    assert desk.case("2026-002").pin == "consonanza@2027-01"
    order = "voeg deze zaak samen met 2026-001"
    assert desk.answer(at("2026-10-06 12:00"), director, "opdracht-behandelaar", order) is Disposition.COMMANDED
    assert (desk.case().numbers, desk.case("2026-002").merged_into) == (("2026-001", "2026-002"), "2026-001")
    assert ("afhandeling" in due(desk), "afronding" in due(desk)) == (True, False)
    assert ("afhandeling" in due(desk, "2026-002"), "afronding" in due(desk, "2026-002")) == (False, True)


@pytest.mark.parametrize("started_again", [True, False], ids=["at the start", "when the old term comes due"])
def test_a_renamed_term_is_guarded_by_its_new_name_when_the_old_version_is_gone(started_again: bool, tmp_path: Path) -> None:
    desk, *_ = handled(tmp_path, "consonanza")
    brings_in(desk, later(desk.bureau.regulation, 6, "afronding"))
    if started_again:
        renew(desk.store, desk.office, at("2026-10-07 09:00"))
        assert ("afhandeling" in due(desk), due(desk)["afronding"]) == (False, date(2026, 11, 16))
    for moment in ("2026-11-02 09:00", "2026-11-02 09:02", "2026-11-18 09:00", "2026-11-18 09:02"):
        desk.rounds(at(moment))
    kinds = {row.kind for row in desk.letters() if ":afronding:" in row.key}
    assert kinds == {"herinnering", "escalatie"}
    assert not [row for row in desk.letters() if ":afhandeling:" in row.key]


def test_an_answer_is_taken_back_with_its_reminder_when_the_terms_have_other_names_since(tmp_path: Path) -> None:
    desk, director = Desk(tmp_path), "h.dijkstra@consonanza.example"
    desk.mail(MONDAY, reading(employees=("Wouter Hummel",)))
    desk.send(MONDAY)
    desk.answer(at("2026-11-02 08:00"), director, "opdracht-behandelaar", "Karin doet dit")
    desk.rounds(at("2026-11-02 08:31"))
    assert [row.state for row in desk.letters("herinnering", KARIN)] == ["queued", "queued"]
    rules = desk.bureau.regulation
    brings_in(desk, replace(rules, version="2", terms=tuple(replace(each, name=f"{each.name}-2") for each in rules.terms)))
    assert desk.answer(at("2026-11-02 08:40"), director, "uitgevoerd", "ongedaan") is Disposition.COMMANDED
    assert desk.case().handler is None
    assert [row.state for row in desk.letters("herinnering", KARIN)] == ["withdrawn", "withdrawn"]


def test_what_a_handler_may_do_is_told_by_the_rules_of_the_case(tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, "consonanza")
    old = desk.bureau.regulation
    brings_in(desk, replace(old, version="2", rights=()), old)
    assert desk.answer(at("2026-10-07 10:00"), handler, "vraag-gesprek", "di 13/10 om 14.00u") is Disposition.COMMANDED


def test_who_stands_in_is_told_by_the_rules_of_the_case(tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, "consonanza")
    desk.rounds(at("2026-10-12 10:00"))
    desk.send(at("2026-10-12 10:01"))
    old = desk.bureau.regulation
    brings_in(desk, replace(old, version="2", handling=replace(old.handling, only_roles=("manager",))), old)
    deputy(desk, karin="r.timmerman@consonanza.example")
    note(desk, handler, desk.letters("vraag-gesprek", handler)[-1])
    assert desk.letters("vraag-gesprek", "r.timmerman@consonanza.example")


def test_mail_of_a_commission_that_only_the_earlier_version_knows_is_filed_with_its_case(tmp_path: Path) -> None:
    desk, *_ = handled(tmp_path, "werkpro")
    old = desk.bureau.regulation
    assert old.commission is not None
    brings_in(desk, replace(old, version="2", commission=None), old)
    assert desk.mail(LATE, reading(), sender=old.commission.email, subject="Zaak 2026-001") is Disposition.ADDED
    assert desk.case().has("kcmd_submitted")


def test_a_way_back_after_a_refusal_is_that_of_the_rules_of_the_case(tmp_path: Path) -> None:
    desk, *_ = handled(tmp_path, "werkpro")
    old = desk.bureau.regulation
    ground = replace(old.admissibility[0], when="outside_responsibility", than=None, way_back=True)
    old = replace(old, version="1", admissibility=(ground,))
    with desk.store.transaction() as unit:
        case = replace(unit.case(1), pin=old.pin)
        event = Event("rejected", MONDAY, {"ground": "outside_responsibility"})
        unit.save_case(case.with_events(event), (event,), None)
    brings_in(desk, replace(old, version="2", admissibility=()), old)
    assert desk.mail(LATE, reading(), subject="Re: zaak 2026-001", body="Ik wil het alsnog doorzetten.") is Disposition.OPENED


def test_the_register_of_a_year_has_the_terms_of_both_versions(tmp_path: Path) -> None:
    desk, *_ = handled(tmp_path, "consonanza")
    old = desk.bureau.regulation
    brings_in(desk, later(old, name="afronding"), old)
    desk.mail(LATE, reading(), sender="Els <els@klant.example>", body="Niemand belde mij terug.")
    with desk.store.transaction() as unit:
        rows = register_rows(unit, desk.office, date(2027, 1, 4))
    names = [column.name for column in register_document(rows, year(2026), desk.bureau, date(2027, 1, 4)).tables()[0].columns]
    assert {"Afhandeling (dagen)", "Afronding (dagen)"} <= set(names)
    assert {row[1] for row in by_step(tuple(rows)).rows if row[0] in ("Afhandeling", "Afronding")} == {"6 weken", "10 weken"}


class Kept:
    """A case under the built-in regulation, and configurations with a folder of the operator's own."""

    def __init__(self, folder: Path, settings: config.Settings) -> None:
        self.folder, self.base = folder, settings
        self.desk, *_ = handled(folder, "consonanza")

    def settings(self, files: dict[str, str]) -> config.Settings:
        """With these files, each of that version and with ten weeks for the handling, in a folder of its own."""
        own = self.folder / "-".join(files)
        own.mkdir()
        text = (BUILT_IN / "consonanza.toml").read_text(encoding="utf-8").replace('within = "6 weken"', 'within = "10 weken"')
        for file, version in files.items():
            (own / file).write_text(text.replace('"2024-01"', f'"{version}"'), encoding="utf-8")
        return self.base.model_copy(update={"regulations": own})

    def under(self, pin: str) -> None:
        """The case began under this version."""
        with self.desk.store.transaction() as unit:
            unit.save_case(replace(unit.case(1), pin=pin), (), None)


@pytest.fixture
def kept(tmp_path: Path, settings_for: Callable[..., config.Settings]) -> Kept:
    return Kept(tmp_path, settings_for(1, 1, ids=("consonanza",)))


def findings(settings: config.Settings) -> dict[str, tuple[str, str, str]]:
    found = examine(settings, lambda _: None, lambda: MONDAY)
    return {each.id: (each.level, each.text, each.hint) for each in found if each.id.endswith("regulation")}


def test_a_built_in_version_that_an_own_file_replaces_is_there_still(kept: Kept) -> None:
    settings = kept.settings({"consonanza.toml": "2027-01"})
    assert load_all(settings.regulations)["consonanza"].pin == "consonanza@2027-01"
    details = case_details(settings, "2026-001", None)
    assert {each["term"]: each["due"] for each in details["terms"]}["afhandeling"] == "2026-11-16"
    assert details_text(details).startswith("consonanza 2026-001 (consonanza@2024-01)\n")
    assert findings(settings) == {"consonanza regulation": ("ok", "1 open cases are under the earlier consonanza@2024-01", "")}


def test_an_own_version_is_kept_under_its_name_with_an_at(kept: Kept) -> None:
    kept.under("consonanza@2025-01")
    settings = kept.settings({"consonanza.toml": "2027-01", "consonanza@2025-01.toml": "2025-01"})
    assert set(load_versions(settings.regulations)) >= {f"consonanza@{each}" for each in ("2024-01", "2025-01", "2027-01")}
    assert case_details(settings, "2026-001", None)["followed"] == "consonanza@2025-01"


def test_a_version_that_is_gone_is_an_error_of_check_an_alarm_and_told_with_the_case(kept: Kept) -> None:
    kept.under("consonanza@2025-01")
    settings = kept.settings({"consonanza.toml": "2027-01"})
    level, text, hint = findings(settings)["consonanza regulation"]
    assert (level, "consonanza@2025-01, which is gone" in text, "as consonanza@2025-01.toml" in hint) == ("error", True, True)
    assert "(consonanza@2025-01, which is gone: by consonanza@2027-01)" in details_text(case_details(settings, "2026-001", None))
    assert "regulation-missing" in {each["code"] for each in alarm_rows(standing_of(settings))}
    kept.desk.mail(MONDAY, reading("intrekking"), subject="Re: zaak 2026-001", body="Ik trek mijn klacht in.")
    with kept.desk.store.transaction() as unit:
        unit.save_case(closed(unit.case(1)), (), None)
    assert findings(settings)["consonanza regulation"][0] == "warning"
    assert "regulation-missing" not in {each["code"] for each in alarm_rows(standing_of(settings))}


def closed(case: Case) -> Case:
    return case.with_events(Event("closed", MONDAY, {"reason": "test"}))


def test_the_service_starts_and_guards_the_terms_of_a_case_whose_version_is_gone_and_again_when_it_is_back(kept: Kept) -> None:
    kept.under("consonanza@2025-01")
    files = {"consonanza.toml": "2027-01"}
    App(kept.settings(files), lambda: MONDAY).recover()
    assert due(kept.desk)["afhandeling"] == date(2026, 12, 14)
    kept.under("consonanza@2024-01")
    App(kept.base, lambda: MONDAY).recover()
    assert due(kept.desk)["afhandeling"] == date(2026, 11, 16)


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"a.toml": "2026-01", "b.toml": "2027-01"}, "b.toml: another file here has the id consonanza too"),
        ({"a.toml": "2027-01", "consonanza@2027-01.toml": "2027-01"}, "a.toml: another file here is consonanza@2027-01 too"),
    ],
)
def test_two_files_in_force_or_two_rules_of_one_version_are_refused(kept: Kept, files: dict[str, str], told: str) -> None:
    settings = kept.settings(files)
    folder = settings.regulations
    assert folder is not None
    first = next(iter(files))
    (folder / first).write_text(
        (folder / first).read_text(encoding="utf-8").replace('"10 weken"', '"11 weken"'), encoding="utf-8"
    )
    with pytest.raises(RegulationError, match=f"(?s){told.partition(' ')[2]}"):
        load_all(folder)


def test_the_terms_of_an_earlier_version_can_be_asked_for(kept: Kept) -> None:
    found = {}
    kept.settings({"consonanza.toml": "2027-01"})
    path = kept.folder / "config.toml"
    path.write_text(f'regulations = "consonanza.toml"\n{path.read_text(encoding="utf-8")}', encoding="utf-8")
    for name in ("consonanza", "consonanza@2024-01"):
        arguments = ["deadlines", "--regulation", name, "--received", "2026-10-05", "--config", str(path), "--json"]
        rows = map(json.loads, CliRunner().invoke(cli.app, arguments).stdout.splitlines())
        found[name] = next(row["due"] for row in rows if row["term"] == "afhandeling")
    assert found == {"consonanza": "2026-12-14", "consonanza@2024-01": "2026-11-16"}
