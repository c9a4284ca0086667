"""Two answers of one colleague that arrive in the wrong order: what he wrote last stands."""

from pathlib import Path

from story.desk import at, make_mail, reading
from story.test_course import handled

from bot.domain.decide import Disposition


def test_the_newer_answer_stands_when_the_older_one_arrives_after_it(tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, "consonanza")
    letter = desk.letters("vraag-gesprek", handler)[-1]

    def arrives(written: str, arrived: str, body: str) -> Disposition | None:
        raw = make_mail(at(written), sender=handler, subject=f"RE: {letter.subject}", body=body, in_reply_to=letter.message_id)
        return desk.take(desk.arrival(raw, at(arrived)), at(arrived), reading("overig", "leave"))

    assert arrives("2026-10-07 10:05", "2026-10-07 10:06", "wo 14/10 om 10.00u") is Disposition.COMMANDED
    assert arrives("2026-10-07 10:00", "2026-10-07 10:20", "di 13/10 om 14.00u") is Disposition.REFUSED
    assert desk.case().last("hearing_planned").data["when"] == "2026-10-14T10:00"
    assert "Het nieuwste telt" in desk.text(desk.letters("begreep-niet", handler)[-1])
    with desk.store.transaction() as unit:
        kept = unit.letters(kind="begreep-niet")[-1].mail_id
        assert b"di 13/10" in unit.mail_raw(kept)  # filed with the case
    assert arrives("2026-10-07 11:00", "2026-10-07 11:01", "do 15/10 om 14.00u") is Disposition.COMMANDED
    assert desk.case().last("hearing_planned").data["when"] == "2026-10-15T14:00"
