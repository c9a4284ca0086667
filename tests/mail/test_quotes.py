from __future__ import annotations

import pytest

from bot.mail.message import Address
from bot.mail.quotes import split, strip_signature

NEW = "Ik ben het er niet mee eens."
OLD = "Uw klacht is ontvangen."
HEADS = [
    "Op 14-10-2026 om 10:02 schreef Bureau:",
    "Op wo 14 okt. 2026 om 10:02 schreef Bureau <info@bureau.example>:",
    "Op 14 oktober 2026 10:02 schreef info@bureau.example:",
    "Op woensdag 14 oktober 2026 heeft Bureau <info@bureau.example> het volgende geschreven:",
    "Op wo 14 okt 2026 om 10:02 heeft Klachtencommissie van het Bureau voor Re-integratie\n"
    "<info@bureau.example> het volgende geschreven:",
    "Op wo 14 okt 2026 om 10:02 schreef Klachtencommissie\nvan het Bureau <\ninfo@bureau.example>:",
    "Bureau <info@bureau.example> schreef op 14 oktober 2026 10:02:",
    "On Wed, Oct 14, 2026 at 10:02 AM Bureau <info@bureau.example> wrote:",
    "On Wed, Oct 14, 2026 at 10:02 AM Bureau for Reintegration and Coaching\n<info@bureau.example> wrote:",
    "Am 14.10.2026 um 10:02 schrieb Bureau:",
    "-----Oorspronkelijk bericht-----\nVan: Bureau",
    "-----Original Message-----\nFrom: Bureau",
    "---------- Forwarded message ---------\nVan: Bureau <info@bureau.example>\nDate: wo 14 okt 2026 om 10:02",
    "---------- Doorgestuurd bericht ---------\nVan: Bureau",
    "Begin doorgestuurd bericht:\n\nVan: Bureau",
    "________________________________\nVan: Bureau <info@bureau.example>\n"
    "Verzonden: woensdag 14 oktober 2026 10:02\nAan: Jan\nOnderwerp: Klacht",
    "Van: Bureau <info@bureau.example>\nVerzonden: woensdag 14 oktober 2026 10:02\n"
    "Aan: Jan <jan@mail.example>\nOnderwerp: Klacht",
    "*Van:* Bureau\n*Verzonden:* woensdag 14 oktober 2026 10:02\n*Aan:* Jan\n*Onderwerp:* Klacht",
    "From: Bureau\nSent: Wednesday, October 14, 2026 10:02 AM\nTo: Jan\nSubject: Klacht",
    "Van: Bureau\nDatum: 14-10-2026 10:02\nAan: Jan\nOnderwerp: Klacht",
]


@pytest.mark.parametrize("head", HEADS)
def test_what_stands_under_the_head_of_a_quote_is_quoted(head: str) -> None:
    assert split(f"{NEW}\n\n{head}\n\n{OLD}") == (NEW, f"{head}\n\n{OLD}")


@pytest.mark.parametrize("head", HEADS[:10])
def test_an_answer_below_the_quote_is_new(head: str) -> None:
    new, quoted = split(f"{head}\n> {OLD}\n\n{NEW}")
    assert new == NEW
    assert quoted == f"{head}\n> {OLD}"


@pytest.mark.parametrize("head", [head for head in HEADS if not head.startswith("Van: Bureau\n")])
def test_a_mail_that_is_only_forwarded_has_no_new_text(head: str) -> None:
    assert split(f"{head}\n\n{OLD}")[0] == ""


def test_answers_between_the_lines_are_new() -> None:
    text = "Op 14-10-2026 schreef Bureau:\n> Wanneer?\nOp 3 oktober.\n> Waar?\n> Wie?\nIn Emmen, Karin."
    assert split(text) == ("Op 3 oktober.\n\nIn Emmen, Karin.", "Op 14-10-2026 schreef Bureau:\n> Wanneer?\n\n> Waar?\n> Wie?")


@pytest.mark.parametrize(
    "text",
    [
        "Op 3 oktober heeft mijn coach mij uitgescholden: dat kan niet.\nIk wil een ander.",
        "Op 3 oktober schreef ik u een mail.\nU heeft niet geantwoord.",
        "Van: Jan de Wit\nOnderwerp: Klacht\n\nBericht:\nNiemand belt.",
        "Van maandag tot woensdag: niets gehoord.\nAan wie moet ik dit sturen?",
        "Ik heb het zo verstaan:\nVan: 3 maart\nTot: 5 maart\nwas zij er niet.",
        "Eerst dit.\n----------\nDan dat.",
        "Wat ik wil:\n- excuses\n- een ander\n| tabel | is geen citaat |",
        "On Monday I wrote to you: no answer.",
        "",
    ],
)
def test_a_senders_own_words_are_no_quote(text: str) -> None:
    assert split(text) == (text, "")


def test_no_line_is_lost() -> None:
    text = "\n\n".join(f"{NEW} {number}\n{head}\n> {OLD}" for number, head in enumerate(HEADS[:10]))
    new, quoted = split(text)
    assert sorted(line for line in (new + "\n" + quoted).split("\n") if line) == sorted(line for line in text.split("\n") if line)


DISCLAIMER = "Dit bericht is uitsluitend bestemd voor de geadresseerde. Gebruik door anderen is niet toegestaan."


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"{NEW}\n-- \nJan de Wit\n06-12345678", NEW),
        (f"{NEW}\n\nVerstuurd vanaf mijn iPhone", NEW),
        (f"{NEW}\n\nVerzonden vanaf mijn Samsung Galaxy smartphone.", NEW),
        (f"{NEW}\n\nVerzonden vanuit Outlook voor Android<https://aka.ms/x>", NEW),
        (f"{NEW}\n\nOutlook voor iOS downloaden<https://aka.ms/x>", NEW),
        (f"{NEW}\n\nDownload Outlook voor Android", NEW),
        (f"{NEW}\n\nGet Outlook for iOS<https://aka.ms/x>", NEW),
        (f"{NEW}\n\nVerzonden met Yahoo Mail voor iPhone", NEW),
        (f"{NEW}\n\nVerzonden vanuit Mail voor Windows", NEW),
        (f"{NEW}\n\nSent from my iPad", NEW),
        (f"{NEW}\n\n{DISCLAIMER}", NEW),
        (f"{NEW}\n\n{DISCLAIMER}\n\nThis message is intended for the addressee only.", NEW),
        (f"{NEW}\n\nDe informatie in dit e-mailbericht is vertrouwelijk.", NEW),
        (f"{NEW}\n\nDenk aan het milieu voordat u deze e-mail print.", NEW),
        (f"{NEW}\n\nGroet,\nJan", f"{NEW}\n\nGroet,\nJan"),
        (f"{NEW}\n\nMet vriendelijke groet,\n\nJan de Wit\n06-12345678", f"{NEW}\n\nMet vriendelijke groet,\n\nJan de Wit"),
        (f"{NEW}\n\nMvg Jan de Wit\nDorpsstraat 12\n7811 AB Emmen", f"{NEW}\n\nMvg Jan de Wit"),
        (
            f"{NEW}\n\nHoogachtend,\nJan de Wit\nPlanner\nVoorbeeld BV\nwww.voorbeeld.example\n\nP.S. Bel mij niet.",
            f"{NEW}\n\nHoogachtend,\nJan de Wit\n\nP.S. Bel mij niet.",
        ),
        (
            f"{NEW}\n\nGroeten,\nJan de Wit\ngeboren 02-04-1985\nTel: 0591-123456",
            f"{NEW}\n\nGroeten,\nJan de Wit\ngeboren 02-04-1985",
        ),
        (f"{NEW}\n\nThanks,\nJan de Wit\nwww.dewit.example", f"{NEW}\n\nThanks,\nJan de Wit"),
        (f"{NEW}\n\nFijne dag verder!\nJan\n06-12345678", f"{NEW}\n\nFijne dag verder!\nJan"),
        (f"{NEW}\n\nBedankt voor niets\nJan\n06-12345678", f"{NEW}\n\nBedankt voor niets\nJan\n06-12345678"),
        (f"{NEW}\n\nGroetjes 😊\nJan\nPlanner\n📞 06-12345678", f"{NEW}\n\nGroetjes 😊\nJan"),
        (f"{NEW}\n\nGroetjes!! :-)\nJan\n06-12345678", f"{NEW}\n\nGroetjes!! :-)\nJan"),
        (f"{NEW}\n\nMvg, Jan 👋\n06-12345678", f"{NEW}\n\nMvg, Jan 👋"),
        (
            f"{NEW}\n\nGroeten: die krijg ik nooit\nJan de Wit\n06-12345678",
            f"{NEW}\n\nGroeten: die krijg ik nooit\nJan de Wit\n06-12345678",
        ),
        ("--\nIk klaag.", "--\nIk klaag."),
        (
            "Mijn coach zei: dit bericht is raar.\nVerstuurd vanaf kantoor.",
            "Mijn coach zei: dit bericht is raar.\nVerstuurd vanaf kantoor.",
        ),
        ("Bel mij op 06-12345678, dan leg ik het uit.", "Bel mij op 06-12345678, dan leg ik het uit."),
        ("", ""),
    ],
)
def test_a_signature_is_cut_and_the_name_stays(text: str, kept: str) -> None:
    assert strip_signature(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "Op maandag 3 november om 10:12 schreef mijn coach:\nJe hoeft niet te komen.\nDat vind ik niet kunnen.",
        "Op 3 november heeft Karin mij dit geschreven:\nkom maar niet meer.",
        "Op dinsdag 4 november om 9:00 heeft zij gezegd:\nniets.",
        "Op 3 november schreef Karin:\nje bent lui.\nIk ben niet lui.",
        "Van: Jan <jan@mail.example>\nDatum: 3 november\nAan: bureau\nOnderwerp: Klacht\nBericht: Niemand belt.",
        "Mijn coach schreef:\nje bent lui.",
        "On Monday 3 November at 10:12 my coach wrote:\nyou are lazy.",
        "Am 3. November schrieb mein Coach:\nSie sind faul.",
    ],
)
def test_what_somebody_tells_of_a_letter_is_his_own(text: str) -> None:
    assert split(text) == (text, "")


def test_a_header_block_above_a_marked_quote_ends_with_it() -> None:
    text = f"-----Original Message-----\nFrom: Bureau\nSent: Tuesday 3 November 2026\n\n> {OLD}\n\n{NEW}"
    assert split(text)[0] == NEW


def test_a_quoted_line_that_was_wrapped_is_quoted_to_its_end() -> None:
    above = "> Dit is een lange regel die is afgebroken door het mailprogramma van de"
    text = f"{NEW}\n\nOp 3-11-2026 om 10:12 schreef B:\n{above}\nandere kant\n> en zo door."
    assert split(text)[0] == NEW
    assert split(text.replace("andere kant", "Ja, dat klopt."))[0] == f"{NEW}\n\nJa, dat klopt."


SHORT_HEADS = [
    "Van: Bureau <info@bureau.example>\nVerzonden: dinsdag 3 november 2026 10:12",
    "Datum: Tue, 3 Nov 2026 10:12:02 +0100\nAan: jan@mail.example",
    "________________________________\nVan: Bureau <info@bureau.example>\nVerzonden: dinsdag",
    "________________________________\nVan: Bureau <info@bureau.example>\nOnderwerp: Traject",
]


@pytest.mark.parametrize("head", SHORT_HEADS)
def test_two_lines_that_only_a_program_writes_are_the_head_of_a_quote(head: str) -> None:
    assert split(f"{NEW}\n\n{head}\n\n{OLD}") == (NEW, f"{head}\n\n{OLD}")
    assert split(f"{NEW}\n\n{head}") == (NEW, head)


@pytest.mark.parametrize(
    "text",
    [
        "Nieuw bericht via de website\n\nVan: Jan <jan@mail.example>\nOnderwerp: Klacht\n\nNiemand belt.",
        "Nieuw bericht via de website\n--------------------\nVan: Jan <jan@mail.example>\nOnderwerp: Klacht\n\nNiemand belt.",
        "Van de site:\n\nVan: Jan <jan@mail.example>\nDatum: 3 november 2026 10:12\n\nBericht: Niemand belt.",
        "Hierbij mijn klacht.\n\nDatum: dinsdag 3 november 2026\nAan: de directie\n\nNiemand belt.",
        "Mijn reis.\n\nVan: Hoorn\nDatum: 3 november 2026 10:12\n\nNiemand was er.",
        "Ik stuurde dit.\n\nDatum: 3 november 2026 10:12\nAan: info@bureau.example\ndaarna hoorde ik niets.",
    ],
)
def test_two_fields_of_a_form_or_a_story_are_no_head(text: str) -> None:
    assert split(text) == (text, "")


HEAD = "Op 3-11-2026 om 10:12 schreef Bureau:"
LONG = "> Uw melding van vorige week is bij ons binnengekomen en wij leggen die neer bij"


@pytest.mark.parametrize(
    ("above", "rest", "below"),
    [
        (LONG, "de begeleider die u het laatst heeft gesproken.", "> Met groet, Bureau"),
        (LONG, "de begeleider die u het laatst heeft gesproken en bij de leiding van het\nkantoor in uw regio.", ">"),
        (LONG, "Karin, die u het laatst heeft gesproken.", "> Met groet, Bureau"),
        (LONG + " ons,", "de leiding.", "> Met groet, Bureau"),
        (LONG, "de leiding", "> van het kantoor in uw regio."),
    ],
)
def test_a_quoted_line_is_quoted_to_its_end_wherever_a_program_broke_it(above: str, rest: str, below: str) -> None:
    text = f"{HEAD}\n{above}\n{rest}\n{below}\n\n{NEW}"
    assert split(text) == (NEW, text.removesuffix(f"\n\n{NEW}"))


@pytest.mark.parametrize(
    ("above", "answer", "below"),
    [
        ("> Kunt u donderdag bij ons langskomen?", "nee dan ben ik aan het werk", "> En vrijdag?"),
        (LONG + " Karin?", "zij was er niet bij.", "> Met groet, Bureau"),
        (LONG + " Karin.", "Karin weet van niets.", "> Met groet, Bureau"),
        (LONG, "nee, daar heb ik niets aan", "> Met groet, Bureau"),
        (LONG, "Klopt niet, er is niets neergelegd.", "> Met groet, Bureau"),
        (LONG, "Karin weet van niets.", "> de begeleider die u het laatst heeft gesproken."),
        (LONG, "dat is toch gewoon niet waar er is nooit iets neergelegd", "> de begeleider die u het laatst heeft gesproken."),
        (LONG, "de begeleider wist van niets toen ik haar sprak.", ""),
        (LONG + " Karin", "Zij wist van niets.", "> Met groet, Bureau"),
    ],
)
def test_an_answer_between_quoted_lines_is_no_end_of_a_quoted_line(above: str, answer: str, below: str) -> None:
    assert answer in split(f"{HEAD}\n{above}\n{answer}\n{below}\n\n{NEW}")[0].split("\n")


SENDER = Address("Sanne van der Berg", "sanne.vdberg@zorg.example")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"{NEW}\n\nSanne van der Berg\nsanne.vdberg@zorg.example\n0591 555 947\nwww.zorg.example", NEW),
        (f"{NEW}\n\nSanne van der Berg\nTeamleider planning\nZorg Emmen\nT 0591 555 947", NEW),
        (f"{NEW}\nS. van der Berg | teamleider\n\nZorg Emmen\n\nKade 8\n\nwww.zorg.example", NEW),
        (f"{NEW}\n\n__________\nSanne van der Berg\nTeamleider\n0591 555 947", NEW),
        (f"{NEW}\n\n---------\n\n[logo]\n\nZorg Emmen\n\nt. 0591 555 947\n\nhttps://zorg.example/", NEW),
        (f"{NEW}\n\nSanne\nvia mobiel", NEW),
        (f"{NEW}\n\n__\nSanne van der Berg\n(555) 123-4567\n+1 555 123 4567", NEW),
        (f"{NEW}\n\n—\nVerstuurd vanaf mijn iPhone", NEW),
        (f"{NEW}\n\nMet dank,\nSanne van der Berg\nZorg Emmen\n0591 555 947", f"{NEW}\n\nMet dank,\nSanne van der Berg"),
        (
            ":+1:\n\n*Sanne van der Berg* | *planner*\n*Bel mij +31 6 55 50 19 77* <+31655501977>\n\n[image: logo]\n\n"
            "Zorgpad 2, 7811 AB Emmen\n*KVK   51230000*\n*WEB   zorg.example <https://www.zorg.example/>*",
            ":+1:",
        ),
        (f"{NEW}\n\nSanne van der Berg\ntekenares en schrijfster\n\nMolenkade 901 hs\n1017 AB Emmen\n0591 555 947", NEW),
        (f"{NEW}\n\nSanne van der Berg, Ph.D.\nPlanner\nDe Zorgboog B.V.\n0591 555 947", NEW),
        (f"{NEW}\n\nSanne A. van der Berg, MSc\nPlanner\nsanne.vdberg@zorg.example", NEW),
        (f"{NEW}\n\nGroet,\nSanne van der Berg\nPlanner @ De Zorgboog", f"{NEW}\n\nGroet,\nSanne van der Berg"),
        (f"{NEW}\n\nGroet,\nSanne\n\n[cid:image001.png@01DC4C]\n<image002.jpg>", f"{NEW}\n\nGroet,\nSanne"),
        (f"{NEW}\n\nSanne van der Berg\n0591 555 947\ngeb. 02-04-1985", f"{NEW}\n\nSanne van der Berg\ngeb. 02-04-1985"),
    ],
)
def test_the_block_of_the_sender_is_cut_where_no_closing_opens_it(text: str, kept: str) -> None:
    assert strip_signature(text, SENDER) == kept


@pytest.mark.parametrize(
    "text",
    [
        f"{NEW}\n\nDaan van der Berg\nverzorgende\n06 55 501 987\nd.vdberg@mail.example",
        f"{NEW}\n\nDaan Verbrugge\n06 55 501 987\nwww.verbrugge.example",
        f"{NEW}\n\n----------\nDaan Verbrugge\n06 55 501 987",
        "Mijn gegevens:\n\nSanne van der Berg\nDorpsstraat 12\n7811 AB Emmen",
        "Hierbij mijn nieuwe adres.\n\nSanne van der Berg\nDorpsstraat 12\n7811 AB Emmen",
        "Kunt u mij bellen?\n\nSanne van der Berg\n0591 555 947",
        f"{NEW}\n\nSanne van der Berg\n0591 555 947\nNiemand belt terug",
        f"{NEW}\n\nSanne van der Berg\nHij heeft mij uitgescholden\n0591 555 947",
        f"{NEW}\n\nSanne van der Berg\nDit pik ik niet.\n0591 555 947",
        f"{NEW}\n\nSanne van der Berg\nmaandag 2 november om 08:40 uur\n0591 555 947",
        f"{NEW}\n\nSanne\n0591 555 947 alleen tussen tien en twaalf uur",
        f"{NEW}\n\nSanne van der Berg",
        f"{NEW}\n\nSanne van der Berg\nBel mij 0591 555 947",
        f"{NEW}\n\nSanne van der Berg\nBel mij na tienen op 0591 555 947\nwww.zorg.example",
        f"{NEW}\n\nGroet,\nSanne van der Berg\nmoeder van Bram",
        f"{NEW}\n\nSanne van der Berg\nbelde niemand terug\nKarin liegt!\n0591 555 947",
        f"{NEW}\n\n--\n\nDe reis duurt te lang.\n\nDe werkplek is te koud.\n\nSanne van der Berg",
        f"{NEW}\n\nGroet,\nSanne van der Berg\nNooit antwoord | nooit excuses!",
        f"{NEW}\n\n[zie de foto die hierbij zit]",
        "Sanne van der Berg\n0591 555 947\nwww.zorg.example",
        f"1. {NEW}\n--\n2. Niemand belt.\n3. De reis is te lang.\n\nSanne van der Berg",
        f"{NEW}\n--\nHij kwam ook niet opdagen.\n\nSanne van der Berg",
        f"{NEW}\n\n----------\n\nTweede klacht\n\nOok Sanne van der Berg weet ervan",
    ],
)
def test_the_details_of_somebody_else_and_what_is_told_below_a_name_stay(text: str) -> None:
    assert strip_signature(text, SENDER) == text


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        ("Groet,\nSanne\n0591 555 947\nGraag bellen na vijf uur!", "Groet,\nSanne\n\nGraag bellen na vijf uur!"),
        ("Groet,\nSanne\n0591 555 947\n\nKan ik een ander krijgen?", "Groet,\nSanne\n\nKan ik een ander krijgen?"),
        ("Groet,\nSanne\nDe Zorgboog\nwww.zorg.example\n\nIk kom niet.", "Groet,\nSanne\n\nIk kom niet."),
        ("-- \nSanne\n0591 555 947\n\nIk wil een ander.\nEn wel nu.", "Ik wil een ander.\nEn wel nu."),
        ("-- \nSanne\nvrijwilliger\n\nPS: na 14.00 uur bellen, dan slaapt ze.", "PS: na 14.00 uur bellen, dan slaapt ze."),
        ("Groet,\nSanne\n0591 555 947\nBekijk mijn profiel op LinkedIn", "Groet,\nSanne"),
        ("-- \nSanne\nZorg met aandacht\n\nDe Zorgboog\n0591 555 947", ""),
    ],
)
def test_a_wish_or_question_typed_below_a_signature_stays(below: str, kept: str) -> None:
    found = strip_signature(f"{NEW}\n\n{below}")
    assert [line for line in found.split("\n") if line] == [line for line in f"{NEW}\n{kept}".split("\n") if line]


@pytest.mark.parametrize("below", ["Donderdag kan niet.", "Zie boven.\n\n> Neem een pas mee.\n\nDie is verlopen."])
def test_an_answer_below_the_quote_stays_where_a_signature_stands_above_it(below: str) -> None:
    new, quoted = split(f"{NEW}\n\n-- \nSanne\n0591 555 947\n\nOp 3-11-2026 om 10:12 schreef Bureau:\n> Beste Sanne,\n\n{below}")
    said = [line for line in below.split("\n") if line and not line.startswith(">")]
    assert [line for line in strip_signature(new).split("\n") if line] == [NEW, *said]
    assert "0591 555 947" in quoted


def test_a_signature_without_an_answer_below_its_quote_is_no_part_of_that() -> None:
    assert split(f"{NEW}\n\n-- \nSanne\n\nOp 3-11-2026 om 10:12 schreef Bureau:\n> Beste Sanne,")[0] == f"{NEW}\n\n-- \nSanne"
