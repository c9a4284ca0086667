"""Heads of quotes, lines of phones and legal footers as programs and employers write them, beside one sentence."""

from __future__ import annotations

import pytest

from bot.mail.quotes import split, strip_signature

NEW = "Ik ben het er niet mee eens."
OLD = "Uw klacht is ontvangen."
HEADS = [
    "Op 3 nov 2025, om 10:12 heeft Bureau <i@b.example> het volgende geschreven:",
    "Op 03-11-2025 10:12, schreef Bureau Voorbeeld:",
    "Op 3-11-2025 om 10:12 schreef Karin via Klachten:",
    'Op 3 november 2025 10:12:14 +01:00 schreef "Bureau" <i@b.example>:',
    "Karin Smit <k@b.example> schreef op ma 3 nov 2025 om 10:12:",
    "Op ma 3 nov 2025 10:12 AM, Bureau <i@b.example> schreef:",
    "On 3 Nov 2025, at 10:12, Bureau <i@b.example> wrote:",
    "On 03/11/2025 10:12, Bureau wrote:",
    "On Monday, November 3, 2025 at 10:12:00 AM GMT+1, Bureau <i@b.example> wrote:",
    "Bureau <i@b.example> wrote on 3-11-2025 10:12:",
    "----Origineel bericht----\nVan : i@b.example\nDatum : 03/11/2025 - 10:12\nAan : jan@m.example\nOnderwerp : x",
    "----Oorspronkelijk bericht----\nVan: Bureau",
    "-------- Original message --------\nFrom: Bureau <i@b.example>\nDate: 03/11/2025 10:12 (GMT+01:00)\nTo: jan\nSubject: x",
    "Van: Bureau <i@b.example> Verzonden: maandag 3 november 2025 10:12 Aan: Jan <j@m.example> Onderwerp: x",
    "**Van:** Bureau\n**Verzonden:** 3 november 2025\n**Aan:** Jan\n**Onderwerp:** x",
    "Am 3. November 2025 um 10:12 schrieb Bureau:",
    "Am Montag, 3. November 2025, 10:12:00 MEZ hat Bureau <i@b.example> Folgendes geschrieben:",
    "Le lundi 3 novembre 2025 à 10:12:00 UTC+1, Bureau <i@b.example> a écrit :",
    "-----Ursprüngliche Nachricht-----\nVon: Bureau",
    "---------- Message transféré ---------\nDe : Bureau",
    "De : Bureau\nEnvoyé : lundi 3 novembre 2025 10:12\nÀ : Jan\nObjet : x",
    "Van: Bureau <i@b.example>\nDatum: maandag 3 november 2025 om 10:12\nAan: Jan\nOnderwerp: x",
    (
        "Van: Bureau <i@b.example>\n"
        "Verzonden: 3 november 2025 10:12\n"
        "Aan: Jan <j@m.example>; Piet <p@m.example>;\n"
        " Klaas <k@m.example>\n"
        "CC: x@y.example\n"
        "Onderwerp: x"
    ),
    "Van: Bureau\nVerzonden: maandag 3 november 2025 10:12\nAan: Jan",
    "Op maandag 3 november 2025 10:12 heeft Bureau Voorbeeld <i@b.example> geschreven:",
    "Op ma 3 nov. 2025 10:12 schreef i@b.example <i@b.example>:",
    "Op ma 3 nov 2025 om 10:12 schreef <i@b.example>:",
    "Op ma 3 nov. 2025 om 10:12 schreef Bureau Voorbeeld\n<i@b.example>:\n",
    "Op 2025-11-03 10:12, schreef Bureau:",
    "Bureau schreef op 03-11-2025 om 10:12:",
    "Op ma, 3 nov. 2025 om 10:12 AM schreef Bureau\n<i@b.example>:",
    "2025-11-03 10:12 schreef Bureau <i@b.example>:",
    "Op 3 november 2025 schreef Bureau <i@b.example>:",
    "-------- Oorspr. bericht --------\nOnderwerp: x\nVan: Bureau <i@b.example>\nAan: jan@m.example\nCC: ",
    "----- Antwoordbericht -----\nVan: Bureau\nAan: Jan\nOnderwerp: x\nDatum: ma, nov. 3, 2025 10:12",
    "--- Vorig bericht ---\nVan: Bureau <i@b.example>\nDatum: 3 nov 2025 10:12\nAan: jan@m.example\nOnderwerp: x",
    "Oorspronkelijk bericht\nVan: Bureau <i@b.example>\nVerzonden: 3 nov 2025 10:12\nAan: Jan\nOnderwerp: x",
    "Op maandag 3 november 2025 schreef Karin Smit (k.smit@b.example):",
    'From: "Bureau" <i@b.example>\nTo: "Jan" <j@m.example>\nSent: Maandag 3 november 2025 10:12:00\nSubject: x',
    "Afzender: Bureau\nVerzonden: 3 november 2025 10:12\nOntvanger: Jan\nOnderwerp: x",
    'Van: "Bureau" <i@b.example>\nAan: "Jan" <j@m.example>\nCc: \nVerzonden: 03-11-2025 10:12\nOnderwerp: x',
    "Begin forwarded message:\n\nFrom: Bureau\nSubject: x\nDate: 3 November 2025 at 10:12\nTo: Jan",
    "пн, 3 нояб. 2025 г. в 10:12, Bureau <i@b.example>:",
    "пн, 3 нояб. 2025 г. в 10:12, Bureau Voorbeeld voor Re-integratie <\ni@b.example>:",
    "3 нояб. 2025 г., в 10:12, Bureau <i@b.example> написал(а):",
    "Понедельник, 3 ноября 2025, 10:12 +03:00 от Bureau <i@b.example>:",
    '03.11.2025, 10:12, "Bureau" <i@b.example>:',
    "пн, 3 лист. 2025 р. о 10:12 Bureau <i@b.example> пише:",
    "3 лист. 2025 р. о 10:12 Bureau <i@b.example> написав(-ла):",
    "На пн, 3.11.2025 г. в 10:12 Bureau <i@b.example> написа:",
    "În lun., 3 nov. 2025 la 10:12, Bureau <i@b.example> a scris:",
    "Pe luni, 3 noiembrie 2025, 10:12:00 EET, Bureau\n<i@b.example> a scris:",
    "في الاثنين، 3 نوفمبر 2025 في 10:12 Bureau <i@b.example> كتب:",
    "في الاثنين، 3 نوفمبر 2025 في 10:12، كتب Bureau <i@b.example>:",
    "في الاثنين، ٣ نوفمبر ٢٠٢٥ في ١٠:١٢ ص تمت كتابة ما يلي بواسطة\nBureau <i@b.example>:",
    "Bureau Voorbeeld\n<i@b.example>\n03-11-2025 10:12\n\nAan\njan@m.example\ncc\n\nOnderwerp\nUw traject",
    "Karin Smit/Emmen/BUREAU\n03/11/2025 10:12 AM\n\nTo\nJan/HO/WERK@WERK\ncc\n\nSubject\nRe: x",
    "Karin-Anne Smit ---03-11-2025 10:12:33---Beste Jan, Uw klacht is\n\nVan: Karin-Anne Smit/Emmen/BUREAU\nAan: Jan",
    "Op ma 3 nov 2025 om 10:12 schreef Bureau Voorbeeld\n\n<\ni@b.example\n>:",
    "On Mon, Nov 3, 2025 at 10:12 AM Bureau Voorbeeld\n\n<\n\nmailto:Bureau Voorbeeld <i@b.example>\n\n> wrote:",
    "Maandag, 3 november 2025, 10:12 +0100 van Bureau <i@b.example>:",
    "Op 3 sept. 2025 om 10:12 heeft Bureau\n<i@b.example>\n\nhet volgende geschreven:",
    "Op ma 3 nov 2025 om 10:12 schreef Bureau <i@b.example<mailto:i@b.example>>:",
    "El lun, 3 nov 2025 a las 10:12, Bureau (<i@b.example>) escribió:",
    "Il giorno lun 3 nov 2025 alle ore 10:12 Bureau <i@b.example> ha scritto:",
    "Em seg., 3 de nov. de 2025 às 10:12, Bureau <i@b.example> escreveu:",
    "pon., 3 lis 2025 o 10:12 Bureau <i@b.example> napisał(a):",
    "Bureau <i@b.example>, 3 Kas 2025 Pzt, 10:12 tarihinde şunu yazdı:",
    "3 Kas 2025 Pzt 10:12 tarihinde Bureau <i@b.example> şunu yazdı:",
    "Den mån 3 nov. 2025 kl 10:12 skrev Bureau <i@b.example>:",
    "Bureau <i@b.example> schrieb am Mo., 3. Nov. 2025, 10:12:",
    "-------- Исходное сообщение --------\nОт: Bureau",
    "-----Оригинално съобщение-----\nОт: Bureau",
    "-----Mesaj original-----\nDe la: Bureau",
    "От: Bureau\nОтправлено: 3 ноября 2025 г. 10:12\nКому: Jan\nТема: x",
    "Від: Bureau\nНадіслано: понеділок, 3 листопада 2025 р. 10:12\nКому: Jan\nТема: x",
    "От: Bureau\nИзпратено: понеделник, 3 ноември 2025 г. 10:12\nДо: Jan\nОтносно: x",
    "De la: Bureau\nTrimis: luni, 3 noiembrie 2025 10:12\nCătre: Jan\nSubiect: x",
    "من: Bureau\nتم الإرسال: الاثنين، 3 نوفمبر 2025 10:12\nإلى: Jan <j@m.example>\nالموضوع: x",
]
OWN_WORDS = [
    "Op 3 november 2025 om 10:12 was ik er.\n\nToen schreef Karin <k@b.example>:\n\nKom niet meer.",
    "Op 3 november 2025 om 10:12 kwam Karin langs.\n\nDaarna schreef Bureau <k@b.example>:\n\nKom niet meer.",
    "Er kwam dit binnen.\n\nVan: Jan Bos <jan@m.example>\nOnderwerp: klacht\n\nBeste bureau, niemand hielp Jan.",
    "Dit zijn de dagen.\n\nKarin Smit\n03-11-2025 10:12\nKarin Smit\n04-11-2025 10:12\n\nNiemand kwam.",
    "Zie deze site.\n\n>>> www.bureau.example <<<\n\nDaar staat wat ik bedoel.",
    "Zijn woorden --- 3 november --- waren hard.",
    "El 3 de noviembre a las 10:12 mi entrenador escribió:\neres vago.",
    "Ik moest mijn antwoord boven deze regel typen, maar dat lukte niet.\nNiemand hielp mij.",
    "##- Typ uw antwoord boven deze regel -##\nNiemand hielp mij.",
    "3 ноября 2025 в 10:12 мой тренер написал:\nвы ленивы.",
    "3.11.2025 в 10:12 я написал Bureau <i@b.example>:\nнет ответа.",
    "Pe 3 noiembrie 2025 la 10:12 antrenorul meu a scris:\nesti lenes.",
    "Моя поездка была такой.\n\nОт: Hoorn\nДо: Alkmaar\nДата: 3 ноября\n\nНикто не пришёл.",
    "كانت رحلتي هكذا.\n\nمن: Hoorn\nإلى: Alkmaar\nالتاريخ: 3 نوفمبر\n\nلم يأت أحد.",
]
LISTS = [
    "--\nReply to this email directly, view it on GitHub<https://github.example/a/1>, or unsubscribe<https://github.example/n>.\n"
    "You are receiving this because you were mentioned.",
    'You received this message because you are subscribed to the Google Groups "buren" group.\n'
    "To unsubscribe from this group, send an email to buren+unsubscribe@groups.example.",
    "Je ontvangt dit bericht omdat je je hebt aangemeld voor de groep 'buren'.\nAfmelden kan via https://groups.example.",
]
DEVICES = [
    "Verzonden vanaf Outlook voor iOS",
    "Verstuurd via mijn Samsung",
    "Verzonden met Ziggo Mail",
    "Sent from Outlook for Android",
    "Get Outlook for iOS",
    "Sent from my Galaxy",
    "Envoyé depuis mon iPhone",
    "Gesendet von meinem iPhone",
    "Von meinem iPhone gesendet",
    "Gesendet mit der GMX Mail App",
    "Verzonden vanaf Yahoo Mail op Android",
    "Verstuurd vanuit Gmail Mobile",
    "Verstuurd vanaf mijn iPhone.",
    "Verzonden vanaf mijn T-Mobile toestel",
    "Verzonden via de KPN webmail",
    "Verzonden met Proton Mail voor Android",
    "Verzonden vanaf mijn Galaxy",
    "Verzonden vanaf mijn Samsung Galaxy-smartphone.",
    "Sent from Mail for Windows",
    "Verzonden vanuit Mail<https://go.microsoft.com/fwlink/?LinkId=550986> voor Windows",
    "Sent with Proton Mail secure email.",
    "Verstuurd vanaf mijn HUAWEI-telefoon",
    "Verstuurd vanaf mijn tablet",
    "Verzonden vanaf mobiel",
    "Dit bericht is verzonden vanaf mijn telefoon",
    "Virusvrij.www.avast.com",
    "Virusvrij.www.avast.com<https://www.avast.com/sig-email?utm_medium=email&utm_source=link&u"
    "tm_campaign=sig-email&utm_content=webmail>",
    "Sent from Yahoo Mail. Get the app",
    "Verzonden vanuit Proton Mail Mobile",
    "Verzonden met Spark",
    "Verstuurd vanuit de app van Ziggo",
    "Sent via BT Email App",
    "Verstuurd met Outlook voor Android",
    "Enviado desde mi iPhone",
    "Inviato da iPhone",
    "iPhone'umdan gönderildi",
    "Wysłane z iPhone'a",
    "Verstuurd vanaf m'n iPad",
    "Outlook voor iOS downloaden",
    "Verzonden met mijn Fairphone",
    "Sent from Mailbox",
    "Sent from my Verizon Wireless 4G LTE smartphone",
    "This message was sent from my phone.",
    "Von meinem Samsung Gerät gesendet",
    "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.",
    "Télécharger Outlook pour Android<https://aka.ms/x>",
    "Obtener Outlook para iOS<https://aka.ms/x>",
    "Outlook für Android herunterladen<https://aka.ms/x>",
    "Pobierz aplikację Outlook dla systemu Android<https://aka.ms/x>",
    "Скачать Outlook для iOS",
    "Отправлено с iPhone",
    "Изпратено от моя iPhone",
    "Trimis de pe iPhone-ul meu",
    "أُرسلت من الـ iPhone الخاص بي",
    "Yahoo Mail: Zoeken, organiseren, de controle nemen",
    "Verzonden met de KPN-app",
    "Verzonden vanuit de Mail-app",
    "Verzonden met eM Client",
    "Verstuurd met Edison Mail",
    "Verstuurd via Nine<https://www.9folders.com>",
    "Verzonden vanaf mijn HTC",
    "Sent with Shortwave",
    "Download BlueMail voor Android",
    "Get AquaMail for Android",
    "Van mijn telefoon verzonden",
    "Met vriendelijke groet verzonden vanaf mijn tablet",
    "Verzonden met Mozilla Thunderbird",
    "Secured with Tuta Mail:",
    "Met mijn telefoon getypt, sorry voor de fouten.",
]
FOOTERS = [
    "Dit e-mailbericht en de eventuele bijlagen zijn uitsluitend bestemd voor de geadresseerde(n).",
    "Aan dit bericht kunnen geen rechten worden ontleend.",
    "Op deze e-mail is een disclaimer van toepassing, zie www.x.example/disclaimer",
    "De inhoud van dit bericht is vertrouwelijk en uitsluitend bestemd voor de geadresseerde.",
    "Deze e-mail kan vertrouwelijke informatie bevatten. Als u niet de bedoelde ontvanger bent, "
    "verzoeken wij u deze te verwijderen.",
    "This e-mail and any attachments may contain confidential information.",
    "If you are not the intended recipient, please delete this e-mail.",
    "Indien u dit bericht ten onrechte ontvangt, verzoeken wij u ons dit te melden en het bericht te vernietigen.",
    "The information contained in this communication is confidential and may be legally privileged.",
    "Wij gaan zorgvuldig om met uw persoonsgegevens. Lees onze privacyverklaring op www.x.example.",
    "Gemeente Emmen sluit iedere aansprakelijkheid uit voor schade door dit e-mailbericht.",
    "Informatie in dit bericht is vertrouwelijk en alleen bedoeld voor de geadresseerde.",
    "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, "
    "informieren Sie bitte den Absender.",
    "Ce message est confidentiel et destiné exclusivement à son destinataire.",
    "Please consider the environment before printing this email.",
    "Op al onze leveringen zijn de voorwaarden van de branche van toepassing.",
    "Op al onze vrachten zijn de AVC van toepassing.",
    "Disclaimer: zie www.x.example",
    "DISCLAIMER",
    "CONFIDENTIAL: The information in this e-mail is intended solely for the addressee.",
    "Vertrouwelijk: deze e-mail is uitsluitend bestemd voor de geadresseerde.",
    "Hoewel wij dit bericht op virussen controleren, aanvaarden wij geen aansprakelijkheid.",
]


@pytest.mark.parametrize("head", HEADS)
def test_what_stands_under_the_head_of_a_quote_is_not_new(head: str) -> None:
    assert split(f"{NEW}\n\n{head}\n\n{OLD}")[0] == NEW


@pytest.mark.parametrize("head", [head for head in HEADS if "\n" not in head and not head.startswith("Van:")])
def test_an_answer_below_a_marked_quote_is_new(head: str) -> None:
    assert split(f"{head}\n\n> {OLD}\n\n{NEW}")[0] == NEW


@pytest.mark.parametrize("head", ["Op 3-11-2025 om 10:12 schreef Bureau:", "On Mon, Nov 3, 2025 at 10:12 AM, i@b.example wrote:"])
def test_a_head_behind_the_last_words_of_an_answer_is_not_new(head: str) -> None:
    assert split(f"{NEW} {head}\n> {OLD}")[0] == NEW


def test_two_fields_below_the_line_of_a_phone_head_a_quote() -> None:
    text = f"{NEW}\n\nVerzonden vanuit Outlook voor iOS\n\nVan: Bureau <i@b.example>\nOnderwerp: Uw traject\n\n{OLD}"
    assert strip_signature(split(text)[0]) == NEW


def test_a_name_and_a_moment_head_what_is_answered_where_a_greeting_stands_below() -> None:
    head = "Van: Karin Smit\nDatum: maandag 9 november 2026 08:40"
    assert split(f"{NEW}\n\n{head}\n\nBeste Jan,\n\n{OLD}", "Re: Traject")[0] == NEW
    for subject, below in (("Re: Traject", OLD), ("Traject", f"Beste Jan,\n\n{OLD}")):
        text = f"{NEW}\n\n{head}\n\n{below}"
        assert split(text, subject)[0] == text


def test_a_day_in_front_of_who_wrote_heads_a_marked_quote() -> None:
    head = "Maandag 9 november 2026, 08:40:12, schreef u:"
    assert split(f"{NEW}\n\n{head}\n\n> {OLD}")[0] == NEW
    assert split(f"{NEW}\n\n{head}\n\n{OLD}")[0] == f"{NEW}\n\n{head}\n\n{OLD}"


@pytest.mark.parametrize(
    "text",
    [
        "Waarom staat in de brief Op 3 november om 10:12 dit:",
        "Dit mailde ik Op 3-11-2025 om 10:12 aan i@b.example:",
    ],
)
def test_words_above_a_quote_that_are_no_head_are_new(text: str) -> None:
    assert split(f"{text}\n> {OLD}")[0] == text


@pytest.mark.parametrize("line", LISTS)
def test_what_a_list_sets_below_a_mail_is_cut(line: str) -> None:
    assert strip_signature(f"{NEW}\n\n{line}") == NEW


@pytest.mark.parametrize("line", ["##- Typ uw antwoord boven deze regel -##", "--- Please reply above this line ---"])
def test_what_stands_below_the_line_of_a_helpdesk_is_not_new(line: str) -> None:
    assert split(f"{NEW}\n\n{line}\n\n{OLD}")[0] == NEW


@pytest.mark.parametrize("text", OWN_WORDS)
def test_what_a_client_tells_in_his_own_language_is_new(text: str) -> None:
    assert split(text) == (text, "")


@pytest.mark.parametrize("line", DEVICES)
def test_what_a_phone_writes_is_cut(line: str) -> None:
    assert strip_signature(f"{NEW}\n\n{line}") == NEW


@pytest.mark.parametrize("line", FOOTERS)
def test_what_an_employer_writes_is_cut(line: str) -> None:
    assert strip_signature(f"{NEW}\n\n{line}") == NEW


@pytest.mark.parametrize(
    "text",
    [
        "Het bureau sluit aansprakelijkheid uit, maar ten onrechte.",
        "Indien u de klacht ten onrechte afwijst, stappen wij naar de rechter.",
        "Dit bericht is vertrouwelijk. Ik klaag over mijn directeur.",
        "Belangrijk: ik klaag over de brief die voor mij bestemd was.",
        "Vertrouwelijk: mijn coach heeft deze mail aan de verkeerde gestuurd.",
        "U aanvaardt geen aansprakelijkheid voor dit bericht, zo begrijpt onze cliënt.",
        "Outlook voor iOS werkt niet bij mij, dus het formulier gaat niet open.",
        "Ik gebruik Outlook voor iOS",
        "Je ontvangt dit bericht omdat je coach niet bereikbaar is, zie https://werk.example.",
        "Verzonden met de post op 3 november.",
        "Verstuurd via mail op 5 november.",
        "Verstuurd via mijn coach, maar nooit beantwoord.",
        "Gestuurd via de gemeente, zie de bijlage.",
        "Verstuurd door mijn moeder.",
        "Verzonden via Gmail, want uw formulier werkt niet.",
        "Verzonden met Spark heeft hij niets, dus nooit ontvangen.",
        "Met mijn telefoon verzonden ze niets, want ik kreeg hem niet terug.",
        "Get Nokia",
        "Mijn coach komt van buiten de organisatie en kent mij niet.",
    ],
)
def test_what_a_person_says_of_secrets_liability_and_post_stays(text: str) -> None:
    assert strip_signature(text) == text
    assert strip_signature(f"{NEW}\n\n{text}") == f"{NEW}\n\n{text}"


def test_words_that_only_look_like_a_head_stay_above_the_head_of_the_quote() -> None:
    own = "Van: mijn kant geen bezwaar.\n\nOnderwerp: van gesprek is dan wel de werktijd.\n\nWouter"
    head = "Van: Bureau <i@b.example>\nVerzonden: vrijdag 20 november 2026 09:20\nAan: Wouter Haan\nOnderwerp: Voorstel"
    assert split(f"{own}\n\n{head}\n\n{OLD}")[0] == own


@pytest.mark.parametrize(
    "attribution",
    [
        "śr., 18 lis 2026 o 10:26 Bureau\n<i@b.example> napisał(a):",
        "Bureau, afdeling Begeleiding en Nazorg\n<i@b.example>, 20 Kas 2026 Cum, 10:20\ntarihinde şunu yazdı:",
    ],
)
def test_the_line_above_a_quote_in_polish_and_turkish_may_be_broken(attribution: str) -> None:
    quoted = "\n".join(f"> {line}" for line in OLD.split("\n"))
    assert split(f"{NEW}\n\n{attribution}\n\n{quoted}")[0] == NEW
