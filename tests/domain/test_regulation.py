"""A regulation file is read whole or refused with every mistake at once, each with its line and the known words."""

from pathlib import Path
from typing import Any

import pytest

from bot.domain.regulation import load, load_all, parse
from bot.domain.rules import Regulation, Span, span
from bot.errors import RegulationError

GOOD = """id = "noorderlicht"
version = "2026-01"
name = "Klachtenreglement Noorderlicht"

[intake]
facts_asked = ["wat"]

[handling]
article = "2"
decides = "directie"

[[term]]
name = "ontvangstbevestiging"
article = "3"
text = "de ontvangst bevestigen"
by = "organisatie"
starts_on = "received"
within = "5 werkdagen"
met_by = ["confirmed"]

[[term]]
name = "afhandeling"
article = "4"
text = "de klacht afhandelen"
by = "behandelaar"
starts_on = "received"
within = "6 weken"
target = "1 maand"
met_by = ["outcome_sent"]

[[letter]]
kind = "ontvangstbevestiging"
article = "3"
must_state = ["zaaknummer"]
"""


def test_a_sixth_bureau_needs_one_file() -> None:
    regulation = parse(GOOD, "noorderlicht.toml")
    assert regulation.pin == "noorderlicht@2026-01"
    assert [str(term.within) for term in regulation.terms] == ["5 werkdagen", "6 weken"]
    assert regulation.terms[1].target == Span(1, "maanden")
    assert regulation.letters["ontvangstbevestiging"].must_state == ("zaaknummer",)
    assert regulation.employee_told_at_once
    assert not regulation.admission_decision
    assert regulation.words.klager == "klager"


MISTAKES = [
    ('met_by = ["confirmed"]', 'met_by = ["bevestigd"]', ":19: met_by = 'bevestigd' in [term]; known are received, asked"),
    ('met_by = ["outcome_sent"]', 'met_by = ["sent"]', ":29: met_by = 'sent' in [term]; known are received, asked"),
    ('met_by = ["confirmed"]', 'met_by = "confirmed"', ":19: met_by in [term]: 'confirmed' must be a list of texts"),
    ('met_by = ["confirmed"]', "met_by = []", ":12: [term] ontvangstbevestiging: met_by needs an event"),
    ('met_by = ["confirmed"]', 'met_by = ["received"]', ":12: [term] ontvangstbevestiging: met_by needs an event"),
    (
        'met_by = ["confirmed"]',
        'met_by = ["confirmed"]\nends_on = ["received"]',
        ":12: [term] ontvangstbevestiging: it would end",
    ),
    ('starts_on = "received"\nwithin = "5', 'starts_on = "receipt"\nwithin = "5', ":17: starts_on = 'receipt'"),
    ('within = "5 werkdagen"', 'within = "5 dgn"', ":18: within in [term]: '5 dgn' is no span; write a number up to 1000"),
    ('within = "5 werkdagen"', 'within = "-5 werkdagen"', ":18: within in [term]: '-5 werkdagen' is no span"),
    ('within = "5 werkdagen"', 'within = "9999 weken"', ":18: within in [term]: '9999 weken' is no span"),
    ('within = "5 werkdagen"', "within = 5", ":18: within in [term]: 5 must be a text"),
    ('within = "5 werkdagen"', 'within = "0 weken"', ":12: [term] ontvangstbevestiging: within 0 weken leaves no time"),
    ('within = "5 werkdagen"\n', "", ":12: `within` is missing in [term]"),
    ('target = "1 maand"', 'target = "7 weken"', ":21: [term] afhandeling: target 7 weken is longer than within 6 weken"),
    ('by = "behandelaar"', 'by = "baas"', ":25: by = 'baas' in [term]; known are directie"),
    ('by = "behandelaar"', 'door = "behandelaar"', ":25: unknown word 'door' in [term]; known are name, article"),
    ('name = "afhandeling"', 'name = "ontvangstbevestiging"', ": 'term ontvangstbevestiging' stands there twice"),
    ('must_state = ["zaaknummer"]', 'must_state = ["weer"]', ":34: must_state = 'weer' in [letter]; known are zaaknummer"),
    ('decides = "directie"', 'decides = "iedereen"', ":10: decides = 'iedereen' in [handling]; known are directie"),
    (
        'decides = "directie"',
        'decides = "directie"\nnever = ["nobody"]',
        ":11: never = 'nobody' in [handling]; known are involved",
    ),
    ('facts_asked = ["wat"]', 'facts_asked = ["wat"]\nemployee_copy = "ja"', ":7: employee_copy in [intake]: 'ja' must be true"),
    ("[[letter]]", "[[brief]]", ":31: unknown word 'brief'; known are id, version, name, intake"),
    ("[handling]", "[[handling]]\n[[handling]]", ": there must be one [handling]"),
    ('[intake]\nfacts_asked = ["wat"]', 'intake = "alles"', ":5: `intake` must be a table"),
    ('version = "2026-01"', "version = 2026", ": `version` must be a text without @"),
    ('id = "noorderlicht"', 'id = "a@b"', ": `id` must be a text without @"),
    ('id = "noorderlicht"', "id = ", ": Invalid value"),
    (
        "[[letter]]",
        '[[admissibility]]\nwhen = "event_older_than"\narticle = "5"\n[[letter]]',
        ":31: [admissibility] event_older_than",
    ),
    (
        "[[letter]]",
        '[[report]]\nname = "x"\narticle = "5"\nevery = "dag"\n[[letter]]',
        ":34: every = 'dag' in [report]; known are",
    ),
]


@pytest.mark.parametrize(("right", "wrong", "message"), MISTAKES)
def test_a_mistake_is_told_with_its_line_and_the_known_words(right: str, wrong: str, message: str) -> None:
    assert GOOD.count(right) == 1
    with pytest.raises(RegulationError) as caught:
        parse(GOOD.replace(right, wrong), "x.toml")
    assert f"x.toml{message}" in str(caught.value)


def test_all_mistakes_are_told_at_once() -> None:
    text = GOOD.replace('"confirmed"', '"x1"').replace('"outcome_sent"', '"x2"').replace('"6 weken"', '"zes weken"')
    with pytest.raises(RegulationError) as caught:
        parse(text, "x.toml")
    assert all(word in str(caught.value) for word in ("'x1'", "'x2'", "'zes weken'"))


def test_a_file_that_cannot_be_read_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(RegulationError, match=r"missing\.toml"):
        load(tmp_path / "missing.toml")
    (tmp_path / "latin.toml").write_bytes('name = "cliënt"'.encode("latin-1"))
    with pytest.raises(RegulationError, match=r"latin\.toml"):
        load(tmp_path / "latin.toml")
    (tmp_path / "good.toml").write_text(GOOD, encoding="utf-8")
    assert load(tmp_path / "good.toml").id == "noorderlicht"


SPANS = [
    ("5 werkdagen", Span(5, "werkdagen"), "5 werkdagen"),
    ("1 werkdag", Span(1, "werkdagen"), "1 werkdag"),
    ("1 maanden", Span(1, "maanden"), "1 maand"),
    ("1 jaar", Span(1, "jaar"), "1 jaar"),
    ("2 weken", Span(2, "weken"), "2 weken"),
    ("meteen", Span(0, "meteen"), "meteen"),
]


@pytest.mark.parametrize(("text", "value", "shown"), SPANS)
def test_a_span_is_read_and_shown_in_dutch(text: str, value: Span, shown: str) -> None:
    assert span(text) == value
    assert str(value) == shown


# --- the five ---------------------------------------------------------------------------------------------------------

MUST_STATE = {
    "consonanza": {"zaaknummer", "datum_gebeurtenis", "samenvatting", "contactpersoon", "vervolg", "reglement"},
    "leermakers": {"zaaknummer", "samenvatting", "datum_gebeurtenis", "contactpersoon", "vervolg"},
    "loket3": {"zaaknummer", "samenvatting", "datum_gebeurtenis", "plaats", "bijzonderheden", "termijn", "vervolg"},
    "werkpro": {"zaaknummer", "datum_gebeurtenis", "samenvatting", "contactpersoon", "klachtenfunctionaris", "kcmd", "vervolg"},
    "work2work": {"zaaknummer", "ontvangen", "in_behandeling", "vervolg", "contactpersoon"},
}
PREFIX = {"consonanza": "CON-", "leermakers": "LM-", "loket3": "L3-", "werkpro": "WP-", "work2work": "W2W-"}


def test_there_are_five_regulations() -> None:
    assert list(load_all()) == ["consonanza", "leermakers", "loket3", "werkpro", "work2work"]


@pytest.mark.parametrize("name", MUST_STATE)
def test_the_confirmation_states_what_its_article_asks(name: str) -> None:
    assert set(load_all()[name].letters["ontvangstbevestiging"].must_state) == MUST_STATE[name]


# exactly a year ago is still in at Consonanza and Leermakers ("more than"), and out at WerkPro ("less than")
@pytest.mark.parametrize(("name", "boundary"), [("consonanza", "in"), ("leermakers", "in"), ("werkpro", "out")])
def test_the_year_is_counted_as_its_article_says(name: str, boundary: str) -> None:
    rules = [rule for rule in load_all()[name].admissibility if rule.when == "event_older_than"]
    assert [(rule.than, rule.boundary) for rule in rules] == [(Span(1, "jaar"), boundary)]


def test_work2work_and_loket3_know_no_limit_of_a_year() -> None:
    for name in ("work2work", "loket3"):
        assert "event_older_than" not in {rule.when for rule in load_all()[name].admissibility}


def test_only_work2work_says_at_once_whether_it_takes_a_complaint_up() -> None:
    assert [name for name, each in load_all().items() if each.admission_decision] == ["work2work"]


def test_the_manager_decides_at_werkpro_and_the_directie_elsewhere() -> None:
    assert {name: each.handling.decides for name, each in load_all().items()} == {
        "consonanza": "directie", "leermakers": "directie", "loket3": "directie", "werkpro": "manager", "work2work": "directie",
    }  # fmt: skip


def test_nobody_concerned_handles_anywhere() -> None:
    assert all(each.handling.never == ("involved",) for each in load_all().values())


def test_each_regulation_speaks_its_own_words() -> None:
    words = {name: (each.words.klager, each.words.aanspreekvorm) for name, each in load_all().items()}
    assert words == {
        "consonanza": ("klager", "u"), "leermakers": ("cliënt", "u"), "loket3": ("melder", "u"), "werkpro": ("klant", "je"),
        "work2work": ("cliënt", "u"),
    }  # fmt: skip
    assert load_all()["loket3"].words.formulier == "verbeterformulier"


def _duties(regulation: Regulation) -> list[str]:
    rules: list[Any] = [regulation.intake, regulation.handling, regulation.words, *regulation.terms]
    rules += [*regulation.letters.values(), *regulation.admissibility, *regulation.escalations, *regulation.reports]
    return [duty for rule in rules for duty in rule.duty]


@pytest.mark.parametrize("name", PREFIX)
def test_a_duty_belongs_to_its_regulation_and_is_either_met_or_left_to_people(name: str) -> None:
    regulation = load_all()[name]
    met, left = _duties(regulation), [duty for each in regulation.left_to_people for duty in each.duty]
    assert all(duty.startswith(PREFIX[name]) for duty in met + left)
    assert not set(met) & set(left)
    assert len(left) == len(set(left))
    assert all(each.reason for each in regulation.left_to_people)


def test_every_rule_cites_its_article() -> None:
    for regulation in load_all().values():
        rules: list[Any] = [regulation.handling, *regulation.terms, *regulation.letters.values()]
        rules += [*regulation.admissibility, *regulation.escalations, *regulation.reports]
        assert all(rule.article for rule in rules)
