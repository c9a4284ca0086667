"""Where the rules ask because of words that they do not know, an action is done when a judge is very sure of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from domain.test_answer_desk import ASKED, BUREAUS, CHOICES, NOW, PEOPLE, UNTIL, case_of, compare, understood

from bot.domain.answers.clauses import without_courtesy
from bot.domain.answers.commands import Answer, Command, Prompt
from bot.domain.answers.dates import find, lasting
from bot.domain.answers.interpret import interpret
from bot.domain.answers.names import masked
from bot.domain.answers.supposed import supposed
from bot.domain.answers.sure import (
    AS_LIKELY,
    CERTAIN,
    DOUBTED,
    HANDED_OVER,
    KEPT,
    KEPT_WANTED,
    LIKELY,
    LONGEST,
    MORE,
    ORDERED,
    PROBABLY_WANTED,
    REFUSED,
    RIVAL,
    SURE,
    WANTED,
)
from bot.domain.answers.worded import worded
from bot.domain.reading import Judge, Person, Wording
from bot.domain.workdays import Calendar

OB, VG, VI, VO, OO, VV = (
    "opdracht-behandelaar", "vraag-gesprek", "vraag-indeling", "vraag-ontvankelijkheid", "vraag-oordeel", "vraag-verlenging",
)  # fmt: skip
KLUIF = "Dat wordt een kluif voor Karin, en dat weet ze."
KEMPHANEN = "Donderdag 3 december om 14.00 uur schuiven de beide kemphanen bij mij aan."


def asked(kind: str, text: str, who: str = "", handled: bool | None = None) -> Answer:
    name = "consonanza"
    person = BUREAUS[name].person(f"{who or PEOPLE[name][ASKED.get(kind, 1)]}@{name}.example")
    assert person is not None
    offered = {str(number): words for number, words in enumerate(CHOICES.get(kind, ()), 1)}
    case = case_of(name, kind not in (OB, VO, VI) if handled is None else handled)
    return Answer(text, Prompt(kind, offered), person, case, BUREAUS[name], NOW, UNTIL)


def weighing(chance: Callable[[Wording], float], act: float = 0.99) -> Judge:
    """A judge of what an answer means that knows as well how likely it is that something is to be done."""
    wanted = {"act": act, "note": 0.2, "unclear": 0.2}
    return lambda wording: wanted[wording.actions[0]] if wording.actions[0] in wanted else chance(wording)


certain = weighing(lambda _: 0.99)


WIDE = [
    (OB, KLUIF, "assign", {"handler": "Karin Oosterhof"}),
    (OB, "Wouter riep het vanmorgen al op de gang, zet er neer.", "assign", {"handler": "Wouter Hummel"}),
    (VG, KEMPHANEN, "plan_hearing", {"when": "2026-12-03T14:00"}),
    (VI, "Hang er het bordje klacht maar aan, met een strik.", "classify", {"label": "klacht"}),
    (VO, "Ach, laat maar binnen die hap.", "admit", {}),
]


@pytest.mark.parametrize(("kind", "text", "action", "arguments"), WIDE)
def test_it_acts_in_words_of_his_own_when_the_judge_is_sure(kind: str, text: str, action: str, arguments: dict[str, str]) -> None:
    assert understood(kind, text).action == "unclear"
    found = interpret(asked(kind, text), weighing(lambda wording: 0.99 if wording.actions == (action,) else 0.0))
    compare(found, action, {"who": "", **arguments})
    assert found.chance == 0.99


@pytest.mark.parametrize(("kind", "text", "action", "arguments"), WIDE)
def test_it_asks_when_the_judge_is_less_sure(kind: str, text: str, action: str, arguments: dict[str, str]) -> None:
    for ordered, least in ((0.99, LIKELY), (ORDERED - 0.01, SURE)):
        for chance, done in ((least[action], action), (least[action] - 0.01, "unclear")):
            assert interpret(asked(kind, text), weighing(lambda _, it=chance: it, act=ordered)).action == done  # type: ignore[misc]
    assert interpret(asked(kind, text), None).action == "unclear"


def test_it_asks_when_nothing_seems_to_be_wanted() -> None:
    assert interpret(asked(OB, KLUIF), lambda wording: WANTED - 0.01 if wording.actions == ("act",) else 0.99).action != "assign"


def test_it_asks_when_something_else_may_be_meant_as_well() -> None:
    answer = asked(OB, "Wouter kan er met Karin over bomen, dat is een kluif voor haar.")
    assert [said[0].arguments["handler"] for said in supposed(answer)] == ["Wouter Hummel", "Karin Oosterhof"]
    for other, action in ((RIVAL - 0.01, "assign"), (RIVAL, "unclear")):
        chances = iter((other, 0.99))
        assert interpret(answer, weighing(lambda _, left=chances: next(left))).action == action  # type: ignore[misc]


@pytest.mark.parametrize(
    "text",
    [
        "Dat wordt een kluif voor Karin, en weet ze dat?",
        "Dat wordt een kluif voor Karin, maar",
        "Dat wordt een kluif voor Karin. Wacht daar nog even mee.",
        "Dat wordt een kluif voor Karin, geloof ik.",
        "Dat wordt een kluif voor Karin, dat was mijn voorstel.",
        "Dat wordt een kluif voor Karin, op voorwaarde dat Bert het goed vindt.",
        "Dat wordt een kluif voor Karin. Dat was bij een andere klacht.",
        "Dat wordt een kluif voor Karin. Spijtig dat ze thuis zit met haar rug.",
        f"Dat wordt een kluif voor Karin. {'Het was gisteren mooi weer in Assen. ' * (LONGEST // 30)}",
    ],
)
def test_what_speaks_against_it_is_stronger_than_the_judge(text: str) -> None:
    assert interpret(asked(OB, text), certain).action in ("unclear", "add_note")


def test_taken_up_beside_a_reason_against_it_is_asked_about() -> None:
    assert interpret(asked(VO, "Ach, laat maar binnen die hap."), certain).action == "admit"
    assert interpret(asked(VO, "Ach, laat maar binnen die hap, al is het van zo lang geleden."), certain).action == "unclear"


def test_two_colleagues_of_that_name_are_never_chosen_between() -> None:
    answer = asked(OB, "Dat wordt een kluif voor De Vries, en dat weet hij.")
    assert supposed(answer) == ()
    assert interpret(answer, certain).action == "unclear"


def test_neither_a_function_nor_an_initial_of_nobody_chooses_between_two() -> None:
    assert supposed(asked(OB, "De Vries, onze loopbaanadviseur, krijgt er een kluif aan.")) == ()
    assert supposed(asked(OB, "K. de Vries krijgt er een kluif aan.")) == ()


def test_who_signs_for_the_sender_is_not_appointed() -> None:
    said = "Namens mevrouw Dijkstra: deze is voor Karin."
    assert without_courtesy(f"{said}\n\nF. Yıldız\ndirectiesecretaresse", "Hanneke Dijkstra") == said
    assert without_courtesy(f"{said}\n\nF. Yıldız\nzij is erbij", "Hanneke Dijkstra").endswith("zij is erbij")


@pytest.mark.parametrize(
    ("kind", "text", "besides"),
    [
        (OO, "Gegrond, het overzicht lag al drie weken klaar.", "close"),
        (OO, "Gegrond. Sluit het dossier daarna maar.", "close"),
        (VG, "Maandag 30 november om 10.00 uur, een week na de vorige.", "extend"),
        (VG, "Maandag 30 november om 10.00 uur, en geef me er een week extra bij.", "extend"),
    ],
)
def test_a_second_action_needs_words_of_its_own(kind: str, text: str, besides: str) -> None:
    found = {each.action for said in supposed(asked(kind, text)) if len(said) > 1 for each in said}
    assert (besides in found) == ("Sluit" in text or "extra" in text)


def test_a_talk_without_an_hour_is_asked_about() -> None:
    answer = asked(VG, "Donderdag 3 december schuiven de beide kemphanen bij mij aan.")
    assert supposed(answer)
    assert interpret(answer, certain).action == "unclear"


def test_a_verdict_beside_another_one_is_asked_about() -> None:
    assert interpret(asked(OO, "Van gegrond naar ongegrond en terug, dat is me een reis."), certain).action == "unclear"


def test_who_may_not_is_refused_however_sure_the_judge_is() -> None:
    secretariat, concerned = "f.yildiz", PEOPLE["consonanza"][2]
    assert interpret(asked(OB, KLUIF, secretariat), certain) == Command("refuse_not_allowed", why="niet-bevoegd")
    assert interpret(asked(OB, KLUIF, concerned), certain).action in ("refuse_not_allowed", "add_note")
    assert interpret(asked(VG, KEMPHANEN, concerned), certain).action != "plan_hearing"


def test_what_the_rules_know_is_no_matter_for_the_judge() -> None:
    weighed: list[Wording] = []
    judge = weighing(lambda wording: weighed.append(wording) or 0.0)  # type: ignore[func-returns-value]
    assert interpret(asked(OB, "Karin"), judge).action == "assign"
    assert interpret(asked(OB, "2"), judge).action == "assign"
    assert not weighed


def test_the_judge_sees_who_is_appointed_and_what_is_named_and_no_name() -> None:
    answer = asked(OB, "Karin doet dit, Wouter zit in Assen tot 3 december.")
    karin = next(each for each, said in zip(worded(answer, supposed(answer)), supposed(answer), strict=True)
                 if said[0].arguments["handler"] == "Karin Oosterhof" and len(said) == 1)  # fmt: skip
    assert karin.parts[0] == ("acts", ("@c", "doet", "dit"))
    words = {word for _, part in karin.parts for word in part}
    assert {"@", "#"} <= words
    assert not {"karin", "wouter"} & words
    assert "assign rivals 1" in karin.marks


def test_every_meaning_is_complete() -> None:
    found = {each.action: each for said in supposed(asked(VV, "Plak er 2 weken aan, de tolk is ziek.")) for each in said}
    assert found["extend"].arguments == {"until": "2027-01-18", "reason": "de tolk is ziek."}
    ill = supposed(asked(VO, "Nee joh, want dit is van drie jaar terug."))
    assert ("reject", {"reason": "dit is van drie jaar terug."}) in [
        (each.action, each.arguments) for said in ill for each in said
    ]
    kinds = supposed(asked(VI, "Nummer twee, geen klacht, en Karin mag het weten."))
    assert {each.arguments["label"] for said in kinds for each in said if each.action == "classify"} == {"suggestie"}


def test_what_a_rule_took_for_an_action_is_asked_about_where_the_judge_hardly_believes_it() -> None:
    for chance, action in ((DOUBTED, "assign"), (DOUBTED - 0.01, "unclear")):
        assert interpret(asked(OB, "Karin gaat dit doen."), weighing(lambda _, likely=chance: likely)).action == action  # type: ignore[misc]


def test_an_order_that_is_not_his_to_give_is_refused_sooner_than_it_would_be_done() -> None:
    handler = asked(VG, "Zet hem maar op naam van Wouter.", "k.oosterhof")
    for chance, action in ((REFUSED, "refuse_not_allowed"), (REFUSED - 0.01, "unclear")):
        judge = weighing(lambda wording, likely=chance: likely if wording.actions == ("assign",) else 0.0)  # type: ignore[misc]
        assert interpret(replace(handler, prompt=Prompt("opdracht")), judge).action in (action, "refuse_not_allowed")
    assert interpret(replace(handler, prompt=Prompt("opdracht")), weighing(lambda _: 0.0)).action == "unclear"


def test_a_case_changes_hands_only_when_the_judge_is_surer() -> None:
    order = asked("escalatie", "Dat wordt een kluif voor Wouter, en dat weet hij.", handled=True)
    for chance, action in ((HANDED_OVER, "assign"), (HANDED_OVER - 0.01, "unclear")):
        judge = weighing(lambda wording, likely=chance: likely if wording.actions == ("assign",) else 0.0)  # type: ignore[misc]
        assert interpret(order, judge).action == action


SNEL = "In het dossier staat voortaan bij elke cliënt het rechtstreekse nummer, uiterlijk 8 januari is dat rond."


def test_free_words_that_no_rule_took_for_what_was_asked_are_kept_when_the_judge_is_sure() -> None:
    late = asked("herinnering", SNEL)
    believing = weighing(lambda wording: KEPT if wording.actions == ("record_measures",) else 0.0)
    assert interpret(late, believing).arguments["until"] == "2027-01-08"
    assert interpret(late, believing).action == "record_measures"
    assert interpret(late, weighing(lambda _: 0.0)).action in ("unclear", "add_note")
    for act, least in ((PROBABLY_WANTED, KEPT_WANTED), (PROBABLY_WANTED - 0.01, KEPT)):
        for chance, actions in ((least, {"record_measures"}), (least - 0.01, {"unclear", "add_note"})):
            judge = weighing(lambda wording, it=chance: it if wording.actions == ("record_measures",) else 0.0, act)  # type: ignore[misc]
            assert interpret(late, judge).action in actions


def test_a_question_beside_a_sure_talk_does_not_stop_it_and_beside_a_likely_one_does() -> None:
    for chance, action in ((CERTAIN, "plan_hearing"), (CERTAIN - 0.01, "unclear")):
        judge = weighing(lambda _, it=chance: it)  # type: ignore[misc]
        assert interpret(asked(VG, f"{KEMPHANEN} Waar ligt de sleutel van de hal?"), judge).action == action
    assert interpret(asked(OB, f"{KLUIF} Heeft ze daar tijd voor?"), certain).action == "unclear"


def test_a_verdict_below_a_late_report_belongs_to_it() -> None:
    late = asked("herinnering", "Klager las zijn brief voor, Roos zei dat het haar speet. Wat mij betreft gegrond, het was laat.")
    both = weighing(lambda wording: 0.95 if wording.actions in (("record_hearing",), ("verdict",)) else 0.0)
    found = interpret(late, both)
    assert {each.action for each in (found, *found.also)} >= {"verdict"}


@pytest.mark.parametrize(
    ("text", "until", "reason"),
    [
        ("Plak er 2 weken aan, de tolk is ziek.", "2027-01-18", "de tolk is ziek"),
        ("De tolk is ziek. Zet er 2 weken bij.", "2027-01-18", "De tolk is ziek"),
        ("Zet er 2 weken bij. Doet u dat alstublieft.", "2027-01-18", None),
        ("Twee weekjes erbij, want de tolk is ziek.", "2027-01-18", "de tolk is ziek"),
    ],
)
def test_why_more_time_is_needed_is_told_in_one_sentence(text: str, until: str, reason: str | None) -> None:
    found = next(each for said in supposed(asked(VV, text)) for each in said if each.action == "extend")
    assert found.arguments["until"] == until
    assert (found.arguments.get("reason") or "").strip(" .") == (reason or "")


def test_a_surname_of_two_is_settled_by_the_first_name_beside_it() -> None:
    assert [each.arguments["handler"] for (each,) in supposed(asked(OB, "Geef maar aan De Vries. Anja bedoel ik."))] == [
        "Anja de Vries"
    ]
    assert supposed(asked(OB, "Geef maar aan De Vries. Anja of Jan.")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Karin doet dit.\nPS streep dat maar weer door.",
        "Karin doet dit. Ho even, ze is met verlof.",
        "Karin doet dit.\nNb. leg dit nog niet vast.",
        "Karin doet dit. Nee serieus, ik kijk er morgen naar.",
    ],
)
def test_what_is_taken_back_below_is_not_done(text: str) -> None:
    assert interpret(asked(OB, text), None).action in ("unclear", "add_note")


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("ma 30 november 1130", "2026-11-30T11:30"),
        ("3 dec om 1330", "2026-12-03T13:30"),
        ("morgenvroeg om kwart over negen", "2026-11-24T09:15"),
        ("over drie dagen om tien uur", "2026-11-26T10:00"),
        ("morgennamiddag om 4 uur", "2026-11-24T16:00"),
        ("donderdag 3 december, half elf, kamer 2.04.", "2026-12-03T10:30"),
        ("3 december 2026", "2026-12-03"),
    ],
)
def test_days_and_hours_as_they_are_typed(said: str, when: str) -> None:
    assert find(said, NOW).iso == when


def test_a_week_or_two_is_no_length_of_time() -> None:
    assert lasting("een week of twee", UNTIL, Calendar()) is None
    assert lasting("een week, en doe er nog een week bij", UNTIL, Calendar()) is None
    assert lasting("drie weken, maar een daarvan had ik al, dus nog twee", UNTIL, Calendar()) is None
    assert lasting("ja, dus nog twee weken", UNTIL, Calendar()) == UNTIL + timedelta(days=14)
    assert lasting("een weekje erbij", UNTIL, Calendar()) == UNTIL + timedelta(days=7)


def test_initials_of_a_double_first_name_are_a_name() -> None:
    roster = (Person("Dirk Jan Prins", "d.prins@loket3.example"), Person("Mei Lin Wong", "m.wong@loket3.example"))
    assert masked("DJ doet dit", roster) == ("@ doet dit", [(roster[0],)])


BESIDES = "Akkoord, in behandeling. Karin mag het gesprek voeren en de rest ook."


@pytest.mark.parametrize(
    ("both", "alone", "actions"),
    [
        (0.95, 0.95, ["admit", "assign"]),
        (MORE, MORE, ["unclear"]),
        (MORE - 0.01, MORE - 0.01, ["admit"]),
        (AS_LIKELY * 0.99 - 0.01, 0.99, ["admit"]),
    ],
)
def test_what_is_ordered_besides_is_done_too_or_asked_about(both: float, alone: float, actions: list[str]) -> None:
    assert understood(VO, BESIDES).action == "admit"
    judge = weighing(lambda wording: {("admit", "assign"): both, ("admit",): alone}.get(wording.actions, 0.0))
    found = interpret(asked(VO, BESIDES), judge)
    assert [each.action for each in (found, *found.also)] == actions


def test_a_time_that_passed_is_no_more_time() -> None:
    text = "Dit ligt al twee weken stil. Karin krijgt de zaak."
    named = {each.action for commands in supposed(asked("escalatie", text)) for each in commands}
    assert "assign" in named
    assert "extend" not in named


def test_the_reason_for_more_time_is_no_request_for_it_and_no_greeting() -> None:
    text = "Karin ligt met griep op bed. Graag uitstel. Verleng de zaak tot 8 februari. Met hoogachting"
    reasons = {
        each.arguments.get("reason") for commands in supposed(asked(VV, text)) for each in commands if each.action == "extend"
    }
    assert reasons == {"Karin ligt met griep op bed."}


def test_the_request_behind_the_reason_is_no_part_of_it() -> None:
    text = "Omdat de tolk ziek is vraag ik gelijk verlenging tot 8 februari."
    reasons = {
        each.arguments.get("reason") for commands in supposed(asked(VV, text)) for each in commands if each.action == "extend"
    }
    assert reasons == {"Omdat de tolk ziek is"}


def test_who_is_complained_of_is_not_taken_for_the_sender() -> None:
    handlers = [each.arguments["handler"] for commands in supposed(asked(OB, "Roos lost het zelf wel op.")) for each in commands]
    assert handlers == []
    assert supposed(asked(OB, "Ik los het zelf wel op."))


def test_a_proposal_is_what_a_suggestion_is() -> None:
    said = "Dit is een net voorstel over de koffiehoek, geen verwijt. Graag boeken als suggestie."
    assert interpret(asked(VI, said), certain).arguments == {"label": "suggestie"}
    assert interpret(asked(OB, "Ik zou voorstellen dat Wouter er een kluif aan krijgt."), certain).action == "unclear"


def test_what_was_taken_back_before_the_day_was_named_is_no_doubt_about_it() -> None:
    said = "De ochtend kan toch niet. De beide kemphanen zitten donderdag 3 december om 14.00 uur bij mij."
    assert interpret(asked(VG, said), certain).arguments["when"] == "2026-12-03T14:00"
    assert (
        interpret(asked(VG, "De beide kemphanen zitten donderdag 3 december bij mij, of toch niet."), certain).action == "unclear"
    )


def test_a_first_name_that_is_a_word_is_a_name_where_nothing_else_is_said() -> None:
    roster = (Person("Mei Lin Wong", "m@werkpro.example", ()), Person("Geert Bolhuis", "g@werkpro.example", ()))
    assert masked("Mei.", roster) == ("@", [(roster[0],)])
    assert masked("in mei.", roster)[1] == []


IN_PASSING = [  # words that may postpone, and stand in what is told
    (OB, "De klager kan niet blijven wachten. Dat wordt een kluif voor Karin.", "assign"),
    (VI, "Ze moest te lang wachten aan de telefoon. Hang er het bordje klacht maar aan.", "classify"),
    (VO, "Een datum staat er niet bij. Ach, laat maar binnen die hap.", "admit"),
    (VG, f"Na het vergaderen was de agenda van iedereen open. {KEMPHANEN}", "plan_hearing"),
]


@pytest.mark.parametrize(("kind", "text", "action"), IN_PASSING)
def test_single_words_that_may_postpone_count_only_short_of_certainty(kind: str, text: str, action: str) -> None:
    for chance, done in ((CERTAIN, action), (CERTAIN - 0.01, "unclear")):
        judge = weighing(lambda wording, chance=chance: chance if wording.actions == (action,) else 0.0)
        assert interpret(asked(kind, text), judge).action == done


def test_a_room_for_waiting_is_no_waiting() -> None:
    said = "Hij wil meedenken over de wachtruimte, meer niet. Hang er het bordje suggestie maar aan."
    judge = weighing(lambda wording: SURE["classify"] if wording.values == ("suggestie",) else 0.0)
    assert interpret(asked(VI, said), judge).arguments == {"label": "suggestie"}


LET_GO = "Drie keer gelezen bij de koffie, er staat geen woord te veel. Trijntje mag er een postzegel op plakken."
CU = "concept-uitkomst"


def test_a_draft_is_let_go_in_any_words_only_when_the_judge_is_very_sure() -> None:
    for chance, action in ((SURE["approve"], "approve"), (SURE["approve"] - 0.01, "unclear")):
        judge = weighing(lambda wording, chance=chance: chance if wording.actions == ("approve",) else 0.0)
        assert interpret(asked(CU, LET_GO, "h.dijkstra"), judge).action == action


@pytest.mark.parametrize(
    "beside",
    [
        "Mits Karin het eens is.", "Er staat nog een spelfout in.", "Maar wacht daar nog even mee.", "Of zie ik dat verkeerd?",
        "Ik moet hem eerst nog met Karin bespreken.", "Zijn naam moet zijn Kuiper.",
    ],
)  # fmt: skip
def test_no_certainty_lets_a_draft_go_beside_words_that_hold_it(beside: str) -> None:
    judge = weighing(lambda wording: 0.99 if wording.actions == ("approve",) else 0.0)
    assert interpret(asked(CU, f"{LET_GO} {beside}", "h.dijkstra"), judge).action == "unclear"


def meanings(kind: str, text: str) -> list[list[str]]:
    return [[each.action for each in said] for said in supposed(asked(kind, text))]


def test_who_handles_it_may_come_with_the_talk_where_its_hour_is_named() -> None:
    assert ["assign", "plan_hearing"] in meanings(OB, "Karin pakt het op. Het gesprek kan donderdag 3 december om 14.00 uur.")
    assert ["assign", "plan_hearing"] not in meanings(OB, "Karin pakt het op. Het gesprek kan donderdag 3 december.")
    assert ["verdict", "close"] in meanings(OO, "Ongegrond, er was gebeld. Daarna kan het dossier dicht.")


@pytest.mark.parametrize(
    "said",
    ["Hij laat de klacht vallen.", "Zij wenst haar klacht niet langer te handhaven.", "Ze trekt haar klacht terug, zei ze.",
     "Hij zei dat hij zijn klacht terugtrekt."],
)  # fmt: skip
def test_a_withdrawal_may_be_meant_in_other_words(said: str) -> None:
    assert ["withdraw"] in meanings(VG, said)


def test_of_many_meanings_only_the_single_ones_are_weighed() -> None:
    days = " ".join(f"Of {day} december om 14.00 uur." for day in (2, 3, 4, 8, 9))
    found = meanings("escalatie", f"Karin en Wouter kunnen beiden. {days} Verleng tot 18 december.")
    assert {len(each) for each in found} == {1}
    assert ["assign"] in found
    assert ["plan_hearing"] in found


@pytest.mark.parametrize(
    "text", ["Karin doet het, ze is er vrijdag vanaf 11.15", "Karin pakt het op, ze werkt vrijdag vanaf 9 uur"]
)
def test_the_hour_at_which_a_colleague_is_at_work_is_no_talk(text: str) -> None:
    command = interpret(asked(OB, text), certain)
    assert "plan_hearing" not in [each.action for each in (command, *command.also)]
