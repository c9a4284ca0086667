"""An answer that somebody typed below a mail without a mark on its lines."""

from email.message import EmailMessage

import pytest

from bot.mail.parse import parse

HEAD = (
    "Van: {author}\nVerzonden: dinsdag 3 november 2026 10:12\nAan: Femke Tol <femke.tol@post.example>\nOnderwerp: Uw afspraak\n"
)
QUOTE = "Beste mevrouw Tol,\n\nU komt maandag om tien uur bij ons langs.\n\nMet vriendelijke groet,\nKarin Vos\n06 55 50 12 99\n"
KARIN = "Karin Vos <karin.vos@stapwerk.example>"
STORY = "Ik heb maandag een uur gewacht en er was niemand. Dat is nu de derde keer."


def cut(text: str, subject: str = "Re: Uw afspraak", author: str = KARIN, sender: str = "Femke Tol") -> str:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"{sender} <femke.tol@post.example>", "klachten@stapwerk.example", subject
    mail["Message-ID"] = "<1@post.example>"
    mail.set_content(f"{HEAD.format(author=author)}\n{text}")
    return parse(mail.as_bytes()).new_text


@pytest.mark.parametrize(
    "answer",
    [
        f"Beste Karin,\n\n{STORY}",
        f"Dag mevrouw Vos, {STORY}",
        f"{STORY}\n\nFemke",
        f"Op 9 november was er alweer niemand op uw kantoor, en dat vind ik niet netjes.\n\n{STORY}\nGr. F. Tol",
    ],
)
def test_what_stands_below_the_quote_is_new(answer: str) -> None:
    found = cut(f"{QUOTE}\n\n{answer}")
    assert STORY in found
    assert "U komt maandag" not in found
    assert "06 55 50 12 99" not in found


@pytest.mark.parametrize(
    ("text", "subject", "author"),
    [
        (f"{QUOTE}\n\nBeste Karin,\n\n{STORY}", "FW: Uw afspraak", KARIN),
        (f"{QUOTE}\n\nBeste Karin,\n\n{STORY}", "Uw afspraak", KARIN),
        (f"{QUOTE}\n\nBeste Fatma,\n\n{STORY}", "Re: Uw afspraak", KARIN),
        (f"{QUOTE}\n\nWij geven geen garantie dat deze mail vrij is van virussen.", "Re: Uw afspraak", KARIN),
        (f"{QUOTE}\n\nP.S. Neem ook uw legitimatiebewijs mee als u maandag bij ons komt.", "Re: Uw afspraak", KARIN),
        (
            f"Beste Karin,\n\n{STORY}\n\nKenmerk: kb.{'a' * 40}\n\nGroet,\nStapwerk",
            "Re: Uw afspraak",
            "Stapwerk <info@stapwerk.example>",
        ),
        (
            f"Beste Stapwerk,\n\n{STORY}\n\nBeste Stapwerk,\n{STORY}\n\nKenmerk: kb.{'a' * 40}",
            "Re: x",
            "Stapwerk <info@s.example>",
        ),
    ],
)
def test_all_of_it_is_quoted_where_nothing_shows_who_wrote_it(text: str, subject: str, author: str) -> None:
    assert cut(text, subject, author) == ""


def test_two_quotes_leave_no_place_for_an_answer() -> None:
    assert not cut(f"{QUOTE}\n{HEAD.format(author=KARIN)}\n{QUOTE}\n\nBeste Karin,\n\n{STORY}")


def test_a_phone_that_names_itself_above_is_no_answer() -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = (
        "Femke Tol <femke.tol@post.example>",
        "Re: Uw afspraak",
        "<1@post.example>",
    )
    mail.set_content(f"Verstuurd vanaf mijn iPhone\n\n{HEAD.format(author=KARIN)}\n{QUOTE}\n\nBeste Karin,\n\n{STORY}")
    assert STORY in parse(mail.as_bytes()).new_text
