"""Answers as colleagues type them on a phone: what each comes to, and what must never become an action.

A row is (prompt, who answers, text, what it comes to): actions parted by ";", their arguments by "|".
"""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from bot.domain.answers.commands import Answer, Command, Prompt
from bot.domain.answers.interpret import interpret
from bot.domain.bureau import Bureau
from bot.domain.case import Case, Facts, Party
from bot.domain.events import Event
from bot.domain.workdays import AMSTERDAM

NOW = datetime(2026, 11, 23, 10, tzinfo=AMSTERDAM)  # a Monday
UNTIL = date(2027, 1, 4)
STRICT = ("handler", "when", "gegrond", "label", "until", "reason", "text")  # arguments that a row names when there are any
FREE = {
    "add_note": ("text",),
    "record_hearing": ("text",),
    "record_reaction": ("text",),
    "verdict": ("reason",),
    "close": ("reason",),
}
CHOICES = {
    "opdracht-behandelaar": ("Karin Oosterhof", "Wouter Hummel", "Anja de Vries"),
    "vraag-indeling": ("klacht", "suggestie", "vraag", "overig"),
    "vraag-ontvankelijkheid": ("in behandeling nemen", "niet in behandeling nemen"),
    "concept-uitkomst": ("akkoord",),
}
UNASSIGNED = ("opdracht-behandelaar", "vraag-indeling", "vraag-ontvankelijkheid")
WHO, INDELING, MAG, GESPREK = "opdracht-behandelaar", "vraag-indeling", "vraag-ontvankelijkheid", "vraag-gesprek"
VERSLAG, OORDEEL, LANGER, OPDRACHT = "verzoek-verslag", "vraag-oordeel", "vraag-verlenging", "opdracht"
MAATREGEL, TEVREDEN, REACTIE, CONCEPT = "vraag-maatregelen", "vraag-tevredenheid", "verzoek-reactie", "concept-uitkomst"


def _said(text: str, kind: str, who: str, bureau: Bureau, *, handler: str = "", involved: str = "") -> Command:
    """The command of an answer by the colleague whose first name is `who`, in a case that `handler` handles."""
    sender = next(person for person in bureau.roster if person.name.split()[0] == who)
    parties = {"klager": Party("Jan Kuiper", "jan.kuiper@mail.example")}
    for number, person in enumerate((each for each in bureau.roster if each.name.split()[0] == involved), start=1):
        parties[f"betrokken-{number}"] = Party(person.name, person.email)
    case = Case(bureau.id, bureau.regulation.pin, NOW, "2026-014", 1, parties, Facts()).with_events(Event("received", NOW))
    if kind not in UNASSIGNED:
        person = next(person for person in bureau.roster if person.name.split()[0] == (handler or who))
        case, key = case.with_party("behandelaar", Party(person.name, person.email))
        case = case.with_events(Event("handler_assigned", NOW, {"person": key}))
    choices = {str(number): words for number, words in enumerate(CHOICES.get(kind, ()), start=1)}
    return interpret(Answer(text, Prompt(kind, choices), sender, case, bureau, NOW, UNTIL))


def _meant(row: str) -> list[tuple[str, dict[str, str]]]:
    found = []
    for each in row.split("; "):
        action, _, rest = each.partition(" ")
        found.append((action, dict(pair.split("=", 1) for pair in rest.split(" | ")) if rest else {}))
    return found


def _agrees(command: Command, meant: list[tuple[str, dict[str, str]]]) -> bool:
    said = [command, *command.also]
    if [each.action for each in said] != [action for action, _ in meant]:
        return False
    for each, (action, arguments) in zip(said, meant, strict=True):
        got = {name: value.strip(" .") for name, value in each.arguments.items() if name in STRICT}
        free = set(FREE.get(action, ())) - set(arguments)
        if {name: value for name, value in got.items() if name not in free} != arguments:
            return False
    return True


ACTS = [
    (WHO, "Hanneke", "Doe ik", "assign handler=Hanneke Dijkstra"),
    (WHO, "Hanneke", "IK", "assign handler=Hanneke Dijkstra"),
    (WHO, "Hanneke", "Ik zelf.", "assign handler=Hanneke Dijkstra"),
    (WHO, "Hanneke", "karin", "assign handler=Karin Oosterhof"),
    (WHO, "Hanneke", "Karin graag", "assign handler=Karin Oosterhof"),
    (WHO, "Hanneke", "Karin mag dit doen.", "assign handler=Karin Oosterhof"),
    (WHO, "Hanneke", "Karin pakt dit op, dank!", "assign handler=Karin Oosterhof"),
    (WHO, "Hanneke", "Geef maar aan Karin", "assign handler=Karin Oosterhof"),
    (WHO, "Hanneke", "Karin Oosterhof doet deze klacht", "assign handler=Karin Oosterhof"),
    (WHO, "Hanneke", "karin oosterhoff", "assign handler=Karin Oosterhof"),
    (WHO, "Hanneke", "Wouter Hummle doet dit", "assign handler=Wouter Hummel"),
    (WHO, "Hanneke", "mw. Oosterhof", "assign handler=Karin Oosterhof"),
    (WHO, "Hanneke", "Hallo,\n\nWouter gaat dit doen.\n\nVerstuurd vanaf mijn iPhone", "assign handler=Wouter Hummel"),
    (WHO, "Hanneke", "niet Karin maar Wouter", "assign handler=Wouter Hummel"),
    (WHO, "Hanneke", "Niet Karin, maar Wouter doet dit.", "assign handler=Wouter Hummel"),
    (WHO, "Hanneke", "2", "assign handler=Wouter Hummel"),
    (WHO, "Hanneke", "Anja de Vries", "assign handler=Anja de Vries"),
    (WHO, "Hanneke", "Behandelaar: Roos Timmerman", "assign handler=Roos Timmerman"),
    (WHO, "Hanneke", "behandelaar wordt Roos", "assign handler=Roos Timmerman"),
    (WHO, "Hanneke", "Roos wordt de behandelaar", "assign handler=Roos Timmerman"),
    (WHO, "Karin", "Ik doe het", "assign handler=Karin Oosterhof"),
    (GESPREK, "Karin", "do 26/11 om 14.00u", "plan_hearing when=2026-11-26T14:00"),
    (GESPREK, "Karin", "volgende week dinsdag half drie", "plan_hearing when=2026-12-01T14:30"),
    (GESPREK, "Karin", "morgen om 2", "plan_hearing when=2026-11-24T14:00"),
    (GESPREK, "Karin", "26 november 10:00", "plan_hearing when=2026-11-26T10:00"),
    (GESPREK, "Karin", "Ja, gepland op donderdag 26 november om 14.00 uur.\n\nGroet, Karin", "plan_hearing when=2026-11-26T14:00"),
    (GESPREK, "Karin", "Het gesprek is op 3 dec om 9:30", "plan_hearing when=2026-12-03T09:30"),
    (GESPREK, "Karin", "Gesprek staat gepland voor wo 2-12-2026, 11 uur", "plan_hearing when=2026-12-02T11:00"),
    (GESPREK, "Karin", "overmorgen 10u", "plan_hearing when=2026-11-25T10:00"),
    (GESPREK, "Karin", "a.s. vrijdag half 11", "plan_hearing when=2026-11-27T10:30"),
    (GESPREK, "Karin", "komende donderdag om kwart voor twee", "plan_hearing when=2026-11-26T13:45"),
    (GESPREK, "Karin", "donderdag over een week, 13u30", "plan_hearing when=2026-12-03T13:30"),
    (GESPREK, "Karin", "Ma. 30 nov. 14.30 uur", "plan_hearing when=2026-11-30T14:30"),
    (GESPREK, "Karin", "morgenmiddag om half vier", "plan_hearing when=2026-11-24T15:30"),
    (GESPREK, "Karin", "donderdagochtend 9 uur", "plan_hearing when=2026-11-26T09:00"),
    (GESPREK, "Karin", "Deze week vrijdag 13.00", "plan_hearing when=2026-11-27T13:00"),
    (GESPREK, "Karin", "7 januari om 11 uur", "plan_hearing when=2027-01-07T11:00"),
    (GESPREK, "Karin", "Mevrouw kon niet eerder. Het gesprek is 10/12 om 10.00u", "plan_hearing when=2026-12-10T10:00"),
    (OPDRACHT, "Karin", "Gesprek gepland op do 3/12 om 14.00u", "plan_hearing when=2026-12-03T14:00"),
    (OPDRACHT, "Karin", "Ik plan het gesprek op 3 december, half 2", "plan_hearing when=2026-12-03T13:30"),
    (OPDRACHT, "Karin", "Afspraak met klager staat: di 8 december 10 uur", "plan_hearing when=2026-12-08T10:00"),
]  # fmt: skip
ACTS += [
    (OPDRACHT, "Karin", "Gesprek gehouden, verslag volgt", "record_hearing"),
    (OPDRACHT, "Karin", "Gisteren het gesprek gehad met klager", "record_hearing when=2026-11-22"),
    (VERSLAG, "Karin", "Gesproken met de heer Kuiper. Hij is nog steeds boos over de brief van 3 november en wil excuses.", "record_hearing"),
    (OORDEEL, "Karin", "gegrond", "verdict gegrond=gegrond"),
    (OORDEEL, "Karin", "Gegrond, zie bijlage", "verdict gegrond=gegrond"),
    (OORDEEL, "Karin", "Gegrond want Roos heeft niet teruggebeld", "verdict gegrond=gegrond | reason=Roos heeft niet teruggebeld"),
    (OORDEEL, "Karin", "ONGEGROND", "verdict gegrond=ongegrond"),
    (OORDEEL, "Karin", "Niet gegrond.", "verdict gegrond=ongegrond"),
    (OORDEEL, "Karin", "Deels gegrond", "verdict gegrond=deels"),
    (OORDEEL, "Karin", "Gedeeltelijk gegrond.\n\nMvg Karin", "verdict gegrond=deels"),
    (OORDEEL, "Karin", "Wij vinden de klacht gegrond, omdat er niet is gebeld.", "verdict gegrond=gegrond | reason=er niet is gebeld"),
    (OORDEEL, "Karin", "De klacht is ongegrond omdat de brief op tijd is verstuurd", "verdict gegrond=ongegrond"),
    (OORDEEL, "Karin", "Ik verklaar de klacht deels gegrond: de toon was niet goed, het rapport wel.", "verdict gegrond=deels"),
    (OORDEEL, "Karin", "Mijn oordeel: gegrond. Er is te laat gereageerd.", "verdict gegrond=gegrond | reason=Er is te laat gereageerd"),
    (OORDEEL, "Karin", "gedeeltelijk gegrond, want Roos kwam te laat maar belde wel af", "verdict gegrond=deels"),
    (INDELING, "Hanneke", "1", "classify label=klacht"),
    (INDELING, "Hanneke", "Dit is een klacht", "classify label=klacht"),
    (INDELING, "Hanneke", "klacht svp", "classify label=klacht"),
    (INDELING, "Hanneke", "ja, klacht", "classify label=klacht"),
    (INDELING, "Hanneke", "dit is géén klacht maar een vraag", "classify label=vraag"),
    (INDELING, "Hanneke", "Geen klacht, maar een suggestie.", "classify label=suggestie"),
    (INDELING, "Hanneke", "Geen klacht, gewoon een vraag", "classify label=vraag"),
    (INDELING, "Hanneke", "Het is gewoon een vraag hoor", "classify label=vraag"),
    (INDELING, "Hanneke", "Overig. Groet Hanneke", "classify label=overig"),
    (INDELING, "Hanneke", "vier", "classify label=overig"),
    (MAG, "Hanneke", "ja", "admit"),
    (MAG, "Hanneke", "In behandeling nemen svp", "admit"),
    (MAG, "Hanneke", "Wel in behandeling nemen.", "admit"),
    (MAG, "Hanneke", "We nemen de klacht in behandeling", "admit"),
    (MAG, "Hanneke", "Toch in behandeling nemen, groet Hanneke", "admit"),
    (MAG, "Hanneke", "akkoord, in behandeling", "admit"),
    (MAG, "Hanneke", "1", "admit"),
    (MAG, "Hanneke", "Niet in behandeling, want langer dan een jaar geleden", "reject reason=langer dan een jaar geleden"),
    (MAG, "Hanneke", "Niet in behandeling nemen: gaat over het UWV.", "reject reason=gaat over het UWV"),
    (MAG, "Hanneke", "Afwijzen, het is al eens behandeld.", "reject reason=het is al eens behandeld"),
    (MAG, "Hanneke", "We nemen deze niet in behandeling omdat het over de werkgever gaat", "reject reason=het over de werkgever gaat"),
    (MAG, "Hanneke", "niet ontvankelijk, ouder dan een jaar", "reject reason=ouder dan een jaar"),
    (MAG, "Hanneke", "Niet in behandeling nemen", "unclear"),
    (MAG, "Hanneke", "2", "unclear"),
    (LANGER, "Karin", "verleng met 2 weken svp", "extend until=2027-01-18"),
    (LANGER, "Karin", "graag 14 dagen extra", "extend until=2027-01-18"),
    (LANGER, "Karin", "tot 1 februari", "extend until=2027-02-01"),
    (LANGER, "Karin", "ja graag twee weken langer", "extend until=2027-01-18"),
    (LANGER, "Karin", "Ja, tot 18 januari, want Roos is ziek", "extend until=2027-01-18 | reason=Roos is ziek"),
    (LANGER, "Karin", "Verleng met 2 weken, omdat de werkgever met vakantie is", "extend until=2027-01-18 | reason=de werkgever met vakantie is"),
    (LANGER, "Karin", "Verlenging nodig: 1 week", "extend until=2027-01-11"),
    (LANGER, "Karin", "uitstel tot en met 15-1 ivm ziekte", "extend until=2027-01-15 | reason=ziekte"),
    (LANGER, "Karin", "verlengen graag", "unclear"),
    (LANGER, "Karin", "nee", "add_note"),
    (LANGER, "Karin", "Nee hoor, niet nodig", "add_note"),
    (LANGER, "Karin", "Nee, lukt op tijd", "add_note"),
    (LANGER, "Karin", "Geen verlenging nodig, dank", "add_note"),
]  # fmt: skip
ACTS += [
    (OPDRACHT, "Karin", "De klacht is ingetrokken", "withdraw"),
    (OPDRACHT, "Karin", "Klager heeft de klacht ingetrokken, want het is opgelost", "withdraw reason=het is opgelost"),
    (OPDRACHT, "Karin", "Afgehandeld", "close"),
    (OPDRACHT, "Karin", "Zaak kan gesloten worden", "close"),
    (OPDRACHT, "Karin", "Sluit de zaak maar, alles is besproken.", "close reason=alles is besproken"),
    (OPDRACHT, "Karin", "Dank voor de informatie!", "add_note"),
    (OPDRACHT, "Karin", "bedankt, ik ga ermee aan de slag", "add_note"),
    (OPDRACHT, "Karin", "Prima, dank je", "add_note"),
    (OPDRACHT, "Karin", "Ik bel hem morgen even", "add_note"),
    (OPDRACHT, "Karin", "👍", "add_note"),
    (MAATREGEL, "Karin", "Roos volgt een training, voor 1 februari", "record_measures text=Roos volgt een training, voor 1 februari | until=2027-02-01"),
    (MAATREGEL, "Karin", "We bellen voortaan binnen een dag terug", "record_measures text=We bellen voortaan binnen een dag terug"),
    (MAATREGEL, "Karin", "excuusbrief versturen voor 15 december", "record_measures text=excuusbrief versturen voor 15 december | until=2026-12-15"),
    (TEVREDEN, "Karin", "tevreden", "record_satisfaction text=tevreden"),
    (TEVREDEN, "Karin", "Ze is tevreden hoor", "record_satisfaction text=tevreden"),
    (TEVREDEN, "Karin", "Niet tevreden", "record_satisfaction text=niet tevreden"),
    (TEVREDEN, "Karin", "deels, hij had meer gehoopt", "record_satisfaction text=deels"),
    (TEVREDEN, "Karin", "Klager is ontevreden over de uitkomst", "record_satisfaction text=niet tevreden"),
    (TEVREDEN, "Karin", "Meneer Kuiper is heel tevreden met het aanbod", "record_satisfaction text=tevreden"),
    (CONCEPT, "Karin", "akkoord", "approve"),
    (CONCEPT, "Karin", "Ja, mag weg", "approve"),
    (OPDRACHT, "Karin", "Gesprek op do 3/12 om 14.00u en verleng met 2 weken", "plan_hearing when=2026-12-03T14:00; extend until=2027-01-18"),
    (OPDRACHT, "Karin", "Het gesprek is dinsdag 8 december 10.00u.\nVerleng met 2 weken omdat Roos ziek is.",
     "plan_hearing when=2026-12-08T10:00; extend until=2027-01-18 | reason=Roos ziek is"),
    (OORDEEL, "Karin", "Gegrond, want er is niet gebeld.\nMaatregel: teamoverleg over bellen voor 1 februari 2027",
     "verdict gegrond=gegrond | reason=er is niet gebeld | until=2027-02-01"),
    (OPDRACHT, "Karin", "Klager heeft de klacht ingetrokken. Zaak kan dicht.", "withdraw; close"),
    (WHO, "Hanneke", "1. Karin\n\nGroet Hanneke", "assign handler=Karin Oosterhof"),
]  # fmt: skip
ROLES = [  # (organisation, prompt, who, text, handler, employee concerned, what it comes to)
    ("consonanza", WHO, "Hanneke", "Doe ik", "", "Hanneke", "refuse_not_allowed"),
    ("consonanza", WHO, "Hanneke", "Karin", "", "Karin", "refuse_not_allowed"),
    ("consonanza", OORDEEL, "Bert", "ongegrond", "Karin", "Bert", "refuse_not_allowed"),
    ("consonanza", OPDRACHT, "Roos", "sluit de zaak maar", "Karin", "Roos", "refuse_not_allowed"),
    ("consonanza", REACTIE, "Roos", "Ik heb gebeld, er werd niet opgenomen", "Karin", "Roos", "record_reaction"),
    ("consonanza", OPDRACHT, "Wouter", "gegrond", "Karin", "Roos", "refuse_not_allowed"),
    ("consonanza", OPDRACHT, "Wouter", "dank, gelezen", "Karin", "Roos", "add_note"),
    ("consonanza", OPDRACHT, "Hanneke", "gegrond", "Karin", "Roos", "verdict gegrond=gegrond"),
    ("consonanza", OPDRACHT, "Karin", "Wouter doet het", "Karin", "Roos", "refuse_not_allowed"),
    ("consonanza", OPDRACHT, "Hanneke", "Wouter doet dit verder", "Karin", "Roos", "assign handler=Wouter Hummel"),
    ("consonanza", OPDRACHT, "Fatma", "Klager heeft de klacht ingetrokken", "Karin", "Roos", "withdraw"),
    ("consonanza", OPDRACHT, "Fatma", "verleng met 2 weken", "Karin", "Roos", "refuse_not_allowed"),
    ("werkpro", WHO, "Ilse", "Doe ik", "", "", "assign handler=Ilse ten Have"),
    ("werkpro", WHO, "Ilse", "Geert pakt het op", "", "", "assign handler=Geert Bolhuis"),
    ("werkpro", WHO, "Ilse", "Storm doet dit", "", "", "refuse_not_allowed"),
    ("werkpro", OPDRACHT, "Ruben", "De klacht is ingetrokken", "Ilse", "", "withdraw"),
    ("werkpro", OPDRACHT, "Ruben", "ongegrond", "Ilse", "", "refuse_not_allowed"),
    ("werkpro", OPDRACHT, "Ruben", "We zijn eruit: Geert biedt excuses aan", "Ilse", "Geert", "record_agreement text=Geert biedt excuses aan"),
    ("werkpro", TEVREDEN, "Ruben", "tevreden", "Ilse", "", "record_satisfaction text=tevreden"),
    ("werkpro", WHO, "Geert", "Doe ik", "", "Geert", "refuse_not_allowed"),
    ("werkpro", REACTIE, "Geert", "Was erg druk die dag", "Ilse", "Geert", "record_reaction"),
    ("work2work", MAG, "Mark", "in behandeling nemen", "", "", "refuse_not_allowed"),
    ("work2work", MAG, "Ellen", "in behandeling nemen", "", "", "admit"),
    ("work2work", OPDRACHT, "Mark", "niet in behandeling nemen want te oud", "Mark", "", "refuse_not_allowed"),
    ("work2work", OPDRACHT, "Mark", "Advies: gegrond", "Mark", "", "verdict gegrond=gegrond"),
    ("work2work", INDELING, "Ellen", "dit is een opmerking", "", "", "classify label=opmerking"),
]  # fmt: skip
TRAPS = [  # (prompt, who, text): each comes to a question back or a note, never to an action
    *[(WHO, "Hanneke", text) for text in (
        "Kan Karin dit doen?", "wie heeft er tijd?", "Als Karin kan, doet zij het", "Karin, mits ze tijd heeft",
        "Karin of Wouter", "Karin en Wouter", "Karin/Wouter", "Niet Karin", "ik niet", "Doe maar niet", "Ik kan dit niet doen",
        "De Vries", "Karin doet dit, of toch liever Wouter", "Karin doet dit misschien", "Karin zou dit kunnen doen",
        "Volgens Bert doet Karin dit", "Ik vraag Karin of ze het doet", "Bert zei: Karin doet dit", "Karin doet dit niet",
        "Karin heeft al genoeg op haar bord", "Wouter heeft vakantie", "Ik overleg even met Karin", "Karin is ziek",
        "Ik weet niet of Wouter kan", "Lekker dan, weer ik zeker", "Hoezo ik?", "Klager wil Karin niet", "Ik doe het niet",
        "Zaak 2026-009 doet Karin", "5", "1 of 2", "niet 1", "2?", "Karin had dit beloofd", "Karin komt erop terug",
        "Karin doet dit\nWouter doet dit", "Doe ik of doet Karin het", "Ik doe dit volgend jaar wel een keer als het rustig is",
        '"Karin doet dit" schreef Bert gisteren',
    )],
    *[(GESPREK, "Karin", text) for text in (
        "dinsdag 26 november om 10 uur", "20 november om 10 uur", "gisteren om 2 uur", "31 november 10:00", "26/11 of 27/11 om 10 uur",
        "do 26/11 om 14.00u of 15.00u", "volgende week", "om half drie", "Kan 26/11 om 14.00u?", "26/11 om 14.00u lukt niet",
        "Niet op 26/11", "Klager kan niet op 26/11 om 10 uur", "Misschien 26/11 om 14.00u", "Als Roos kan, 26/11 om 14.00u",
        "Ik heb 26/11 om 14.00u voorgesteld, wacht op antwoord", "Klager wil liever 26/11", "nog niet", "Het gesprek van 26/11 ging niet door",
        "Zou 26/11 om 14 uur kunnen", "Volgens klager is het 26/11 om 14 uur", "In zaak 2026-009 is het gesprek 26/11 om 14 uur",
        "Ik ben tot 30/11 met vakantie", "na 1 december", "Begin december", "32/11 om 10 uur", "26/11 om 25.00u", "26/11 onder voorbehoud",
        "donderdag 26/11 om 10 uur en vrijdag 27/11 om 11 uur", "Roos is vanaf 1 december weer terug", "volgende dinsdag om 10 uur",
        "De brief kwam op 26 november", "Voor 26/11 laat ik het weten", "Eerst bellen, dan 26/11 om 14 uur", "vrijdag om 7",
    )],
    *[(OORDEEL, "Karin", text) for text in (
        "wij vinden de klacht terecht?", "Gegrond?", "volgens Bert is het gegrond", "Is dit gegrond of ongegrond", "gegrond, nee ongegrond",
        "Als Roos het toegeeft is de klacht gegrond", "niet gegrond verklaren voordat we Roos hebben gesproken", "Nog geen oordeel",
        "Ik denk gegrond", "Klager vindt het gegrond", "Roos vindt de klacht ongegrond", "waarschijnlijk ongegrond",
        "Gegrond lijkt me wat sterk", "Het is niet zo dat de klacht gegrond is", "Ik neig naar gegrond", "Ja hoor, vast gegrond, haha",
        "In zaak 2026-009 was het gegrond", "Bert zegt dat het ongegrond is", "Eerst overleg, dan gegrond of niet", "niet ongegrond",
        "Gegrond kan ik dit niet noemen", "Ik twijfel tussen gegrond en deels gegrond", "gegrond tenzij er nieuwe feiten komen",
        "Een gegronde klacht is vervelend", "Ik zou zeggen gegrond", "Bijna gegrond", "De vorige klacht was gegrond",
        'Klager schrijft "mijn klacht is gegrond"', "Verklaar het maar niet gegrond zonder mij", "Doe maar gegrond als het moet",
    )],
    *[(INDELING, "Hanneke", text) for text in (
        "geen klacht", "klacht of vraag", "is dit een klacht?", "geen vraag", "Volgens Fatma is dit een klacht", "misschien een klacht",
        "Klacht? Nee toch", "ik weet het niet", "Dit is niet een klacht", "Als hij boos is, is het een klacht", "Klacht en vraag",
        "Wat een klacht zeg", "Klager noemt het een klacht", "vorige keer was het een klacht", "nog geen klacht",
    )],
    *[(MAG, "Hanneke", text) for text in (
        "Nee", "Nog niet in behandeling nemen", "Ja, tenzij het te oud is", "Moet dat?", "In behandeling nemen als Karin tijd heeft",
        "Volgens Bert in behandeling nemen", "Ik wil eerst de brief lezen", "afwijzen of in behandeling", "Niet afwijzen",
        "Ja en nee", "Kunnen we dit afwijzen?", "Misschien afwijzen want te oud", "niet in behandeling, of toch wel", "ja?",
        "Ja, of is het te oud", "Zaak 2026-009 niet in behandeling nemen want te oud", "Bert wil dit in behandeling nemen",
    )],
]  # fmt: skip
TRAPS += [
    *[(LANGER, "Karin", text) for text in (
        "Kan het 2 weken langer?", "misschien 2 weken", "verleng niet", "Niet verlengen tot 1 februari", "2 of 3 weken", "nog even wachten",
        "Als Roos ziek blijft 2 weken verlengen", "Verleng met 2 weken tot 1 maart", "Over 2 weken ben ik klaar", "tot 1 december",
        "Het duurt nog 2 weken", "Klager wil 2 weken uitstel", "Roos is 2 weken ziek", "Ik ben tot 18 januari met vakantie", "ja",
        "Vorige keer was 2 weken genoeg", "Verlengen met 2 weken is volgens mij niet nodig", "Uiterlijk 4 januari is het klaar",
        "Zaak 2026-009 graag 2 weken verlengen", "Bert zegt verleng met 2 weken", "verleng tot 31 februari", "Gisteren 2 weken extra gevraagd",
        "Nee, 2 weken is niet nodig", "tot morgen!",
    )],
    *[(OPDRACHT, "Karin", text) for text in (
        "zaak is nog niet afgehandeld", "afgehandeld zodra Jan belt", "Is de zaak afgehandeld?", "Wanneer kan dit dicht?",
        "De zaak is bijna afgehandeld", "Als klager akkoord is kan de zaak dicht", "Sluiten doe ik later", "De zaak niet sluiten",
        "Klager wil de klacht intrekken als hij excuses krijgt", "Klager trekt de klacht misschien in", "De klacht is niet ingetrokken",
        "Klager overweegt de klacht in te trekken", "Trekt hij de klacht in?", "Volgens Roos is de klacht ingetrokken",
        "Wat mij betreft had dit allang gesloten moeten zijn", "Het gesprek is nog niet gehouden", "Het gesprek is gehouden?",
        "Gesprek gaat als het meezit op 3/12 door", "Zaak 2026-009 is afgehandeld", "Zaak 2026-009 is ingetrokken",
        "Roos zegt dat het gesprek is gehouden", "Klager zegt dat de zaak dicht kan", "Hij schreef: ik trek mijn klacht in, maar belde later af",
        "Gelukkig is 2026-009 ingetrokken", "Afgehandeld? Was het maar waar", "Ik heb niet om uitstel gevraagd", "Niet sluiten maar verlengen",
        "Ik doe hier niets mee", "De brief is nog niet verstuurd", "Klager is niet gehoord", "Ik ben het er niet mee eens",
        "Gesprek gehad met Bert over de planning", "Fijn dat Karin dit doet", "Het gesprek was gepland op 20 november", "stop",
        "Ingetrokken? Ik heb niets gehoord", "De klacht is ongegrond volgens Roos", "Roos wil het gesprek op 3/12 om 10 uur",
    )],
    *[(CONCEPT, "Karin", text) for text in (
        "nog niet akkoord", "akkoord?", "Akkoord als de naam van Roos eruit gaat", "niet versturen", "Bijna akkoord", "Wie is akkoord",
        "Akkoord, maar de datum klopt niet", "Bert is akkoord", "Verstuur maar nog niet", "akkoord, mits de toon vriendelijker wordt",
        "Ja, maar pas de aanhef aan", "Ok, wacht nog even", "Prima, maar wel eerst de fout in alinea 2 verbeteren",
    )],
    *[(TEVREDEN, "Karin", text) for text in (
        "Is ze tevreden?", "nog niet bekend of hij tevreden is", "Ik ben zelf wel tevreden", "Hopelijk tevreden", "tevreden of niet tevreden",
        "Ik denk tevreden", "Als hij de brief krijgt is hij tevreden", "Roos is tevreden", "Weet ik niet", "tevreden, of nee, toch niet",
        "Hij zou tevreden moeten zijn", "Ik bel haar nog of ze tevreden is",
    )],
    *[(MAATREGEL, "Karin", text) for text in (
        "Welke maatregelen?", "Nog niets bedacht", "Weet ik nog niet", "Ik overleg eerst met Hanneke", "Daar kom ik op terug", "geen idee",
    )],
    *[(VERSLAG, "Karin", text) for text in (
        "Komt nog", "Verslag volgt", "Ik heb het verslag nog niet af, ik hoop het volgende week te sturen als Roos ook gereageerd heeft",
        "Het gesprek is niet doorgegaan omdat klager ziek was, ik plan een nieuwe afspraak zodra hij beter is",
        "Wat moet er precies in het verslag staan en aan wie wordt het gestuurd, ook aan Roos of alleen aan klager?",
    )],
]  # fmt: skip


@pytest.mark.parametrize(("kind", "who", "text", "meant"), ACTS, ids=lambda value: str(value)[:40])
def test_a_plain_answer_is_understood(kind: str, who: str, text: str, meant: str, bureau_of: Callable[[str], Bureau]) -> None:
    handler = "" if kind != REACTIE else "Karin"
    command = _said(text, kind, who, bureau_of("consonanza"), handler=handler, involved="Roos" if "Roos" in who else "")
    assert _agrees(command, _meant(meant)), f"{command}"


@pytest.mark.parametrize(("organisation", "kind", "who", "text", "handler", "involved", "meant"), ROLES)
def test_each_may_say_what_is_his(
    organisation: str, kind: str, who: str, text: str, handler: str, involved: str, meant: str, bureau_of: Callable[[str], Bureau]
) -> None:
    command = _said(text, kind, who, bureau_of(organisation), handler=handler, involved=involved)
    assert _agrees(command, _meant(meant)), f"{command}"


@pytest.mark.parametrize(("kind", "who", "text"), TRAPS)
def test_a_doubtful_answer_never_acts(kind: str, who: str, text: str, bureau_of: Callable[[str], Bureau]) -> None:
    command = _said(text, kind, who, bureau_of("consonanza"))
    assert command.action in ("unclear", "add_note"), f"{command}"
    assert not command.also, f"{command}"
