"""Programs that answer our letters: each loop ends after a few letters, and one person is asked once."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copy

import pytest
from story.desk import Desk, at, make_mail, reading

from bot import erasure, intake
from bot.adapters import loop_rows
from bot.adapters.render import Renderer
from bot.domain.decide import Disposition
from bot.domain.loops import Limits
from bot.intake import Understood
from bot.mail.message import Message

MONDAY = at("2026-10-05 09:00")
LIMITS = Limits(address_hour=4, address_day=12, case_hour=3, case_day=9, additions_day=2)
JAN = "jan@klant.example"
RENDERER = Renderer()  # one for all: it keeps its templates


def opened(folder: Path, name: str = "consonanza") -> Desk:
    desk = Desk(folder, name)
    desk.office = replace(desk.office, limits=LIMITS, secret=b"the same for each test", renderer=RENDERER)
    return desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return opened(tmp_path)


def held(desk: Desk) -> list[str]:
    return [row.kind for row in desk.letters() if row.state == "held"]


def questions(desk: Desk) -> list:  # type: ignore[type-arg]
    return [row for row in desk.letters("melding-directie") if ":tegengehouden:" in row.key]


def answers_all(desk: Desk, robot: str, *, body: str, kind: str = "overig", threads: bool = True, subject: str = "Re: ") -> int:
    """A program at this address answers each letter it gets, a minute later; how many it got before there was silence."""
    now, got = MONDAY, 0
    while True:
        now += timedelta(minutes=1)
        desk.send(now)
        letters = [row for row in desk.letters(recipient=robot) if row.state == "sent"]
        if len(letters) == got:
            return got
        assert len(letters) < 40, "it does not end"
        for letter in letters[got:]:
            fields = {"in_reply_to": letter.message_id} if threads else {}
            read = reading(kind, "act" if kind != "overig" else "leave")
            desk.mail(
                now, read, sender=robot, subject=subject if subject != "Re: " else f"Re: {letter.subject}", body=body,
                message_id=f"<{got}.{letter.id}@robot.example>", **fields,
            )  # fmt: skip
        got = len(letters)


@pytest.fixture(scope="module")
def looped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database after an out-of-office without marks answered each letter until it was stopped."""
    folder = tmp_path_factory.mktemp("loop")
    desk = opened(folder)
    assert desk.mail(MONDAY) is Disposition.OPENED
    answers_all(desk, desk.bureau.directie[0], body="Bedankt voor uw bericht. Heeft u al op onze site gekeken?")
    desk.store.close()
    return folder


@pytest.fixture
def stopped(looped: Path, tmp_path: Path) -> tuple[Desk, str, str]:
    """A copy of it; whose note it was; and the director who is asked."""
    for file in looped.glob("bot.db*"):
        copy(file, tmp_path)
    desk = opened(tmp_path)
    desk.uid = 1000  # the mails of `looped` have lower ones
    return desk, *desk.bureau.directie


def test_an_out_of_office_without_marks_ends_and_the_other_director_is_asked_once(stopped: tuple[Desk, str, str]) -> None:
    desk, first, second = stopped
    replies = [row for row in desk.letters("begreep-niet", first) if row.state == "sent"]
    assert len(replies) == LIMITS.case_hour
    assert held(desk) == ["begreep-niet"]
    assert [row.recipient for row in questions(desk)] == [second]
    text = desk.text(questions(desk)[0])
    assert first in text
    assert "1. Versturen 2. Weggooien 3. Niet meer beantwoorden" in text


def test_two_programs_that_answer_each_other_with_a_new_complaint_each_time_end(desk: Desk) -> None:
    desk.mail(MONDAY, sender=JAN)
    robot = {
        "body": "Wij hebben een melding geregistreerd en doen ons best.",
        "kind": "klacht",
        "threads": False,
        "subject": "Ticket",
    }
    answers_all(desk, JAN, **robot)  # type: ignore[arg-type]
    sent = [row for row in desk.letters("ontvangstbevestiging", JAN) if row.state == "sent"]
    assert len(sent) == LIMITS.address_hour
    assert "ontvangstbevestiging" in held(desk)
    assert len({row.key.partition(":mail")[0] for row in questions(desk)}) == len(desk.bureau.directie)
    asked = desk.text(questions(desk)[0])
    assert "moet op tijd weg" in asked
    assert "Een ontvangstbevestiging moet u dan zelf sturen." in " ".join(asked.split())


def test_a_program_that_quotes_our_letter_is_told_nothing_and_the_handler_hears_in_one_line(desk: Desk) -> None:
    desk.mail(MONDAY, sender=JAN)
    desk.send(MONDAY)
    letter = desk.letters("ontvangstbevestiging", JAN)[0]
    for minute in range(5):
        body = f"Wij nemen het in behandeling.\n> Kenmerk: {letter.message_id[1:].partition('@')[0]}"
        desk.mail(MONDAY + timedelta(hours=1, minutes=minute), reading("overig", "leave"), sender=JAN, subject="Re: x", body=body)
    codes = [row.key.split(":")[2] for row in desk.letters("melding-directie", desk.bureau.directie[0])]
    assert codes == ["aanvulling"] * LIMITS.additions_day + ["veel-aanvullingen"]
    assert [event.kind for event in desk.case().events].count("added") == LIMITS.additions_day + 1
    assert len(desk.letters(recipient=JAN)) == 1
    case = desk.case().id
    with desk.store.transaction() as unit:
        assert loop_rows.additions(unit.connection, case, JAN, MONDAY) == 5


def test_thanks_to_a_program_that_thanks_for_thanks_end(tmp_path: Path) -> None:
    desk = opened(tmp_path, "work2work")
    desk.mail(MONDAY, reading("suggestie"), sender=JAN, subject="Idee", body="Zet koffie in de hal.")
    assert answers_all(desk, JAN, body="Wij stellen voor om koffie te zetten.", kind="suggestie") == LIMITS.case_hour
    assert "dank-suggestie" in held(desk)


@pytest.mark.parametrize("stripped", [False, True], ids=["as it was sent", "Message-ID changed, loop header gone"])
def test_our_own_letter_that_comes_back_from_a_list_or_a_forward_is_answered_to_nobody(desk: Desk, stripped: bool) -> None:
    desk.mail(MONDAY, sender=JAN)
    desk.send(MONDAY)
    before = len(desk.letters())
    for letter in desk.letters():
        raw = letter.raw
        if stripped:
            raw = raw.replace(letter.message_id.encode(), b"<other@list.example>").replace(b"X-Klachtenbot: 1\r\n", b"")
            raw = raw.replace(b"auto-replied", b"no").replace(b"auto-generated", b"no")
        assert desk.take(desk.arrival(raw, MONDAY), MONDAY) in (Disposition.OWN, Disposition.DUPLICATE)
    assert len(desk.letters()) == before


def test_our_own_letter_that_comes_back_without_its_marks_is_ours_with_a_plus_address_too(desk: Desk) -> None:
    desk.office = replace(desk.office, plus_address=True)
    desk.mail(MONDAY, sender=JAN)
    desk.send(MONDAY)
    before = len(desk.letters())
    for letter in desk.letters():
        assert b"info+kb." in letter.raw
        raw = letter.raw.replace(letter.message_id.encode(), b"<other@list.example>").replace(b"X-Klachtenbot: 1\r\n", b"")
        raw = raw.replace(b"auto-replied", b"no").replace(b"auto-generated", b"no")
        assert desk.take(desk.arrival(raw, MONDAY), MONDAY) is Disposition.OWN
    assert len(desk.letters()) == before


def test_a_list_that_sends_our_letter_back_under_its_own_name_ends(desk: Desk) -> None:
    robot = "lijst@klant.example"
    desk.mail(MONDAY, sender=robot)
    desk.send(MONDAY)
    letter = desk.letters("ontvangstbevestiging", robot)[0]
    for number in range(6):
        body = desk.text(letter)
        desk.mail(MONDAY, reading(), sender=robot, subject=letter.subject, body=body, message_id=f"<{number}@list.example>")
    desk.send(MONDAY)
    assert len(desk.letters(recipient=robot)) == 1
    with desk.store.transaction() as unit:
        assert len(unit.cases("consonanza")) == 1


def test_a_colleague_whose_address_is_the_mailbox_itself_makes_no_loop(desk: Desk) -> None:
    sender = desk.bureau.sender.email
    roster = (replace(desk.bureau.roster[0], email=sender), *desk.bureau.roster[1:])
    desk.bureau = replace(desk.bureau, roster=roster, directie=(sender,))
    desk.office = replace(desk.office, bureau=desk.bureau)
    desk.mail(MONDAY, sender=JAN)
    desk.send(MONDAY)
    asked = desk.letters("opdracht-behandelaar", sender)[0]
    before = len(desk.letters())
    for number in range(4):
        reply = make_mail(
            MONDAY, sender=sender, in_reply_to=asked.message_id, body=f"Wie? {number}", message_id=f"<{number}@b.example>"
        )
        assert desk.take(desk.arrival(reply, MONDAY), MONDAY) is Disposition.OWN
    assert len(desk.letters()) == before


def test_when_only_directors_in_the_loop_could_be_asked_the_operator_is(desk: Desk) -> None:
    from bot.adapters.watch_rows import work_of
    from bot.domain.watch import Machine, Patience, find_wrong

    first = desk.bureau.directie[0]
    desk.bureau = replace(desk.bureau, directie=(first,))
    desk.office = replace(desk.office, bureau=desk.bureau)
    desk.mail(MONDAY)
    answers_all(desk, first, body="Bedankt voor uw bericht. Heeft u al op onze site gekeken?")
    assert questions(desk) == []
    with desk.store.transaction() as unit:
        work = work_of(unit.connection, "consonanza", MONDAY)
    assert work.held == 1
    wrong = find_wrong([replace(work, read_at=None)], Machine(), Patience(), MONDAY)
    assert "letters-held" in [each.code for each in wrong]


def test_plus_addresses_of_one_mailbox_have_one_limit(desk: Desk) -> None:
    for number in range(LIMITS.address_hour + 3):
        desk.mail(MONDAY, sender=f"jan+{number}@klant.example", message_id=f"<{number}@klant.example>")
    assert [row.state for row in desk.letters("ontvangstbevestiging")] == ["queued"] * LIMITS.address_hour + ["held"] * 3
    assert len(questions(desk)) == len(desk.bureau.directie)
    with desk.store.transaction() as unit:
        assert loop_rows.mails_of(unit.connection, "consonanza", JAN, at("2026-10-05 08:00")) == LIMITS.address_hour + 3


# --- what a person says of it


def say(desk: Desk, sender: str, words: str, now: datetime = MONDAY + timedelta(minutes=30)) -> str:
    """The director answers the last letter about it; what he hears."""
    letter = [row for row in desk.letters("melding-directie", sender) if ":tegengehouden" in row.key][-1]
    desk.mail(
        now, reading("overig", "leave"), sender=sender, subject=f"RE: {letter.subject}", body=words, in_reply_to=letter.message_id
    )
    return desk.text(desk.letters("melding-directie", sender)[-1])


def states(desk: Desk, recipient: str) -> list[str]:
    return [row.state for row in desk.letters("begreep-niet", recipient)]


def test_what_is_held_goes_after_all_and_the_count_begins_anew(stopped: tuple[Desk, str, str]) -> None:
    desk, first, second = stopped
    assert "Eén brief die wij tegenhielden" in say(desk, second, "1")
    assert states(desk, first) == ["sent"] * 3 + ["queued"]
    desk.answer(MONDAY + timedelta(minutes=40), first, "opdracht-behandelaar", "Misschien.")
    assert states(desk, first)[-1] == "queued"
    assert "was al beslist" in say(desk, second, "weggooien")


def test_what_is_held_is_thrown_away_and_a_new_loop_is_a_new_question(stopped: tuple[Desk, str, str]) -> None:
    desk, first, second = stopped
    assert "gaat niet weg" in say(desk, second, "weggooien")
    assert states(desk, first) == ["sent"] * 3 + ["withdrawn"]
    for minute in range(LIMITS.case_hour + 2):
        desk.answer(MONDAY + timedelta(minutes=40 + minute), first, "opdracht-behandelaar", f"Misschien {minute}.")
    assert states(desk, first)[4:] == ["queued"] * 3 + ["held"] * 2
    assert len(questions(desk)) == 2


def test_an_address_that_is_not_answered_any_more_stays_so_until_a_director_says_otherwise(
    stopped: tuple[Desk, str, str],
) -> None:
    desk, first, second = stopped
    assert "krijgt geen automatisch antwoord meer" in say(desk, second, "niet meer beantwoorden")
    later = MONDAY + timedelta(days=40)
    desk.answer(later, first, "opdracht-behandelaar", "Misschien.")
    assert states(desk, first)[-1] == "withdrawn"
    assert desk.mail(later, sender="Piet <piet@klant.example>", body="Nog een klacht.") is Disposition.OPENED
    assert len([row for row in desk.letters("opdracht-behandelaar", first) if row.state == "queued"]) == 1
    assert "weer automatisch antwoord" in say(desk, second, "1", later)
    desk.answer(later + timedelta(minutes=5), first, "opdracht-behandelaar", "Misschien toch.")
    assert states(desk, first)[-1] == "queued"


def test_who_loops_or_is_concerned_decides_nothing_and_vague_words_do_nothing(stopped: tuple[Desk, str, str]) -> None:
    desk, first, second = stopped
    question = questions(desk)[0]
    assert "begrijpen uw antwoord" in say(desk, second, "doe maar wat")
    desk.mail(MONDAY, reading("overig", "leave"), sender=first, subject="RE: x", body="1", in_reply_to=question.message_id)
    desk.mail(
        MONDAY, reading(employees=("Bert van der Laan",)), sender="Jan de Wit <jan@klant.example>", subject="Zaak 2026-001",
        body="Het ging ook over Bert van der Laan.",
    )  # fmt: skip
    assert second in [party.email for party in desk.case().involved]
    assert "kunt u niet beslissen" in say(desk, second, "weggooien")
    assert states(desk, first)[:4] == ["sent"] * 3 + ["held"]


def test_the_digest_counts_what_is_held_and_not_for_a_director_concerned(stopped: tuple[Desk, str, str]) -> None:
    desk, _first, second = stopped
    monday = at("2026-10-12 08:00")
    desk.rounds(monday)
    assert "Eén automatische brief wacht op een beslissing" in desk.text(desk.letters("weekoverzicht", second)[0])


def test_who_is_erased_is_in_no_row_about_a_loop_either(desk: Desk) -> None:
    desk.mail(MONDAY, sender=JAN)
    answers_all(
        desk, JAN, body="Wij hebben een melding geregistreerd.", kind="klacht", threads=False, subject="Ticket"
    )  # fmt: skip
    with desk.store.transaction() as unit:
        assert loop_rows.last_loop(unit.connection, "consonanza", JAN) is not None
        erasure.erase(unit, desk.bureau, erasure.of_person(unit, desk.bureau, JAN), "erase --person", MONDAY)
        assert loop_rows.last_loop(unit.connection, "consonanza", JAN) is None
        assert loop_rows.held_of(unit.connection, "consonanza", JAN) == []
        assert [row.kind for row in unit.letters(organisation="consonanza", cause=JAN)] == []


def test_mails_that_cannot_be_read_are_told_of_a_few_times_only(desk: Desk) -> None:
    def fails(_message: Message, _received: datetime) -> Understood:
        raise ValueError

    for number in range(8):
        raw = make_mail(MONDAY, message_id=f"<{number}@mail.example>")
        assert intake.receive(desk.arrival(raw, MONDAY), desk.office, desk.store, fails, MONDAY) is Disposition.QUARANTINED
    director = desk.bureau.directie[0]
    assert [row.state for row in desk.letters("melding-directie", director) if "onleesbaar" in row.key].count("queued") == 3
    assert "een onbekende afzender" in desk.text(questions(desk)[0])
    assert list(questions(desk)[0].choices.values()) == ["versturen", "weggooien"]
