"""A party who cannot come to the talk: the handler hears it as what it is, and names a new moment by answering."""

from pathlib import Path

import pytest
from story.desk import Desk, at, reading
from story.test_course import CLIENT, handled

from bot.domain.decide import Disposition

NOW = at("2026-10-08 10:00")


def planned(folder: Path) -> tuple[Desk, str, str]:
    """A talk on Tuesday 13 October at two; the desk, the handler and the employee."""
    desk, _, handler, employee = handled(folder, "consonanza")
    desk.answer(at("2026-10-07 10:00"), handler, "vraag-gesprek", "di 13/10 om 14.00u")
    desk.send(at("2026-10-07 10:01"))
    return desk, handler, employee


@pytest.mark.parametrize(
    ("words", "who"),
    [("Ik kan dan niet, want ik heb therapie.", "Jan de Wit"), ("Die dag ben ik vrij.", "Wouter Hummel")],
)
def test_the_handler_is_asked_for_a_new_moment_in_the_words_of_who_cannot(words: str, who: str, tmp_path: Path) -> None:
    desk, handler, employee = planned(tmp_path)
    sender = CLIENT if who == "Jan de Wit" else employee
    invitation = desk.letters("uitnodiging-gesprek", sender)[-1]
    read = reading("overig", "leave")
    desk.mail(NOW, read, sender=f"{who} <{sender}>", subject="Re: uitnodiging", body=words, in_reply_to=invitation.message_id)
    asked = desk.letters("vraag-gesprek", handler)[-1]
    assert asked.subject == f"{who} kan dan niet: wanneer wordt het gesprek over klacht 2026-001?"
    assert words in desk.text(asked)
    assert "schrijft over het gesprek van dinsdag 13 oktober 2026" in desk.text(asked)
    assert not [row for row in desk.letters("melding-directie") if ":aanvulling:" in row.key or ":reactie:" in row.key]
    assert not desk.case().has("reaction_received")
    assert desk.answer(at("2026-10-08 11:00"), handler, "vraag-gesprek", "wo 14/10 om 10.00u") is Disposition.COMMANDED
    assert {row.subject[:11] for row in desk.letters("uitnodiging-gesprek")[-2:]} == {"Nieuwe tijd"}
    if sender == employee:
        assert "hoort dat u dan niet kunt" in desk.text(desk.letters("uitgevoerd", employee)[-1])


def test_an_addition_of_the_client_stays_an_addition(tmp_path: Path) -> None:
    desk, handler, _ = planned(tmp_path)
    invitation = desk.letters("uitnodiging-gesprek", CLIENT)[-1]
    words = "Prima, ik kom. Hij belde gisteren ook nog onaardig."
    desk.mail(NOW, reading("overig", "leave"), subject="Re: uitnodiging", body=words, in_reply_to=invitation.message_id)
    assert len(desk.letters("vraag-gesprek", handler)) == 1
    assert [row for row in desk.letters("melding-directie", handler) if ":aanvulling:" in row.key]


def test_a_handler_who_cannot_come_himself_is_asked_when_he_can(tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, "leermakers")
    desk.answer(at("2026-10-07 10:00"), handler, "vraag-gesprek", "di 13/10 om 14.00u")
    desk.send(at("2026-10-07 10:01"))
    assert desk.answer(NOW, handler, "uitnodiging-gesprek", "Ik kan dan niet.") is Disposition.REFUSED
    assert "Wilt u de dag noemen" in desk.text(desk.letters("begreep-niet", handler)[-1])
    assert (
        desk.answer(NOW, handler, "uitnodiging-gesprek", "Ik kan dan niet, het wordt wo 14/10 om 10.00u") is not Disposition.NOTED
    )
