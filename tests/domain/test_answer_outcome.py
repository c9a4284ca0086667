"""Answers about the outcome: verdict, measures, satisfaction, agreement, closing; notes; and who may."""

import pytest
from domain.test_answer_desk import compare, understood

from classifiers.answers.judges import likelihood

VERDICT = [
    ("gegrond", "gegrond", {}),
    ("Ongegrond.", "ongegrond", {}),
    ("niet gegrond", "ongegrond", {}),
    ("Deels gegrond", "deels", {}),
    ("Gedeeltelijk gegrond, want de afspraak is wel gemaakt.", "deels", {"reason": "de afspraak is wel gemaakt."}),
    ("gegrond, zie bijlage", "gegrond", {}),
    ("De klacht is gegrond.", "gegrond", {}),
    ("Wij vinden de klacht gegrond.", "gegrond", {}),
    ("Ik acht de klacht ongegrond.", "ongegrond", {}),
    ("Mijn oordeel: gegrond", "gegrond", {}),
    ("Oordeel: ongegrond\nRedenen: Roos heeft wel teruggebeld.", "ongegrond", {"reason": "Roos heeft wel teruggebeld."}),
    ("Gegrond, want Roos heeft niet teruggebeld.", "gegrond", {"reason": "Roos heeft niet teruggebeld."}),
    ("Ik kom uit op deels gegrond. Over de toon heeft hij gelijk, over het geld niet want dat is betaald.", "deels",
     {"reason": "Over de toon heeft hij gelijk, over het geld niet want dat is betaald."}),
    ("Het wordt deels gegrond: dat het stil lag klopt, dat hem niets is gezegd niet, want er ligt een mail.", "deels",
     {"reason": "dat het stil lag klopt, dat hem niets is gezegd niet, want er ligt een mail."}),
    ("Gegrond omdat er niet is teruggebeld en de brief te laat was", "gegrond",
     {"reason": "er niet is teruggebeld en de brief te laat was"}),
    ("Ongegrond. Roos heeft op 3 november teruggebeld en dat staat in het dossier.", "ongegrond",
     {"reason": "Roos heeft op 3 november teruggebeld en dat staat in het dossier."}),
    ("De klacht is ongegrond, want de klager was zelf niet op de afspraak.\n\nGroet, Karin", "ongegrond",
     {"reason": "de klager was zelf niet op de afspraak."}),
    ("Gegrond, want er is niet gebeld.\nMaatregelen: Roos belt voortaan binnen twee dagen terug, voor 1 december.", "gegrond",
     {"measures": "Roos belt voortaan binnen twee dagen terug, voor 1 december.", "until": "2026-12-01"}),
    ("Bevindingen: er is drie keer niet gebeld.\nRedenen: dat hoort wel.\nOordeel: gegrond\nMaatregelen: geen", "gegrond",
     {"findings": "er is drie keer niet gebeld.", "reason": "dat hoort wel.", "measures": "geen"}),
    ("Hoi,\n\nIk heb met beide gesproken. De klacht is deels gegrond. Roos had moeten bellen, de toon was wel netjes.\n\nKarin",
     "deels", {}),
    ("Ik kom tot het oordeel ongegrond.", "ongegrond", {}),
    ("Na gesprekken met beide partijen kom ik tot de conclusie dat de klacht ongegrond is. De klager reageerde zelf niet.",
     "ongegrond", {}),
    ("Naar mijn mening is de klacht gegrond.", "gegrond", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "gegrond", "arguments"), VERDICT)
def test_a_verdict_with_its_reasons(text: str, gegrond: str, arguments: dict[str, str]) -> None:
    compare(understood("vraag-oordeel", text), "verdict", {"gegrond": gegrond} | arguments)


IN_OTHER_WORDS = [
    ("vraag-oordeel", "De klacht snijdt geen hout: het rapport was op tijd.", "verdict",
     {"gegrond": "ongegrond", "reason": "het rapport was op tijd"}),
    ("vraag-oordeel", "Hij heeft gewoon gelijk. Drie keer doorverbonden.", "verdict",
     {"gegrond": "gegrond", "reason": "Drie keer doorverbonden"}),
    ("vraag-oordeel", "Gegrond op het eerste puntje, ongegrond op het tweede, onder de streep dus deels gegrond. Geen plek.",
     "verdict", {"gegrond": "deels", "reason": "Geen plek"}),
    ("concept-uitkomst", "Zet hem op ongegrond, er is wel gebeld.", "verdict",
     {"gegrond": "ongegrond", "reason": "er is wel gebeld"}),
    ("concept-uitkomst", "Fiat.", "approve", {}),
    ("concept-uitkomst", "Op de bus ermee. Mooi opgeschreven Karin, chapeau.", "approve", {}),
    ("escalatie", "Heb met Karin aan tafel gezeten en we zijn eruit: ongegrond. Roos had het formulier ingeleverd",
     "verdict", {"gegrond": "ongegrond", "reason": "Roos had het formulier ingeleverd"}),
    ("escalatie", "Wat wij gedaan hebben: er hangt een kaart bij de poort.", "record_measures",
     {"text": "er hangt een kaart bij de poort."}),
    ("vraag-maatregelen", "De training is geweest. Zaak toe.", "close", {"reason": "De training is geweest"}),
    ("vraag-maatregelen", "Alles is uitgevoerd, het dossier kan het archief in.", "close", {"reason": "Alles is uitgevoerd"}),
    ("vraag-tevredenheid", "Gebeld vanmorgen. Ze was in haar nopjes.", "record_satisfaction", {"text": "tevreden"}),
    ("vraag-tevredenheid", "Hij kan zich goed vinden in de uitkomst", "record_satisfaction", {"text": "tevreden"}),
    ("vraag-tevredenheid", "Hij neemt er geen genoegen mee en gaat naar de geschillencommissie", "record_satisfaction",
     {"text": "niet tevreden"}),
    ("vraag-tevredenheid", "Gemengde gevoelens: excuses goed, vergoeding vindt hij te laag", "record_satisfaction",
     {"text": "deels"}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "action", "arguments"), IN_OTHER_WORDS)
def test_what_is_said_in_other_words(kind: str, text: str, action: str, arguments: dict[str, str]) -> None:
    compare(understood(kind, text), action, arguments)


ANSWERS = [
    ("vraag-maatregelen", "geen", "record_measures", {"text": "geen"}),
    ("vraag-maatregelen", "Geen maatregelen nodig.", "record_measures", {"text": "geen"}),
    ("vraag-maatregelen", "Roos belt voortaan binnen twee dagen terug.", "record_measures", {}),
    ("vraag-maatregelen", "Maatregelen: training gesprekstechniek voor 1 maart 2027", "record_measures", {"until": "2027-03-01"}),
    ("vraag-maatregelen", "Telefoonlijst wordt elke week nagekeken. Niet meer op vrijdagmiddag plannen.\n\nKarin",
     "record_measures", {}),
    ("vraag-maatregelen", "ja, gedaan", "record_measures", {}),
    ("vraag-tevredenheid", "tevreden", "record_satisfaction", {"text": "tevreden"}),
    ("vraag-tevredenheid", "3, helaas", "record_satisfaction", {"text": "niet tevreden"}),
    ("vraag-tevredenheid", "Ik ga voor optie 1 hoor, dank", "record_satisfaction", {"text": "tevreden"}),
    ("vraag-tevredenheid", "niet 1", "unclear", {}),
    ("vraag-tevredenheid", "Matig tevreden", "record_satisfaction", {"text": "deels"}),
    ("vraag-tevredenheid", "Zij is enigszins tevreden.", "record_satisfaction", {"text": "deels"}),
    ("vraag-tevredenheid", "schoorvoetend tevreden", "unclear", {}),
    ("vraag-tevredenheid", "1", "record_satisfaction", {"text": "tevreden"}),
    ("vraag-tevredenheid", "3", "record_satisfaction", {"text": "niet tevreden"}),
    ("vraag-tevredenheid", "De klager is tevreden.", "record_satisfaction", {"text": "tevreden"}),
    ("vraag-tevredenheid", "Ik heb gebeld, hij is helemaal tevreden met het aanbod", "record_satisfaction", {"text": "tevreden"}),
    ("vraag-tevredenheid", "Helaas niet tevreden, hij wil een andere coach", "record_satisfaction", {"text": "niet tevreden"}),
    ("vraag-tevredenheid", "Mevrouw is nog niet tevreden", "record_satisfaction", {"text": "niet tevreden"}),
    ("vraag-tevredenheid", "deels tevreden", "record_satisfaction", {"text": "deels"}),
    ("vraag-tevredenheid", "ontevreden", "record_satisfaction", {"text": "niet tevreden"}),
    ("vraag-tevredenheid", "is nit tevreden", "record_satisfaction", {"text": "niet tevreden"}),
    ("vraag-tevredenheid", "Tevreden noemt ze zich maar voor een deel.", "unclear", {}),
    ("vraag-tevredenheid", "voor zestig procent tevreden", "unclear", {}),
    ("vraag-tevredenheid", "Prima afgehandeld, waren haar woorden", "unclear", {}),
    ("vraag-tevredenheid", "Aanbod: excuses en een nieuwe training; tevreden", "record_satisfaction",
     {"text": "tevreden", "offer": "excuses en een nieuwe training"}),
    ("vraag-tevredenheid", "Aanbod: excuses. De klager is niet tevreden.", "record_satisfaction",
     {"text": "niet tevreden", "offer": "excuses"}),
    ("concept-uitkomst", "akkoord", "approve", {}),
    ("concept-uitkomst", "1", "approve", {}),
    ("concept-uitkomst", "Akkoord, verstuur maar.\n\nGroet Karin", "approve", {}),
    ("concept-uitkomst", "prima zo", "approve", {}),
    ("concept-uitkomst", "Prima, kan zo weg", "approve", {}),
    ("concept-uitkomst", "Verstuur maar", "approve", {}),
    ("concept-uitkomst", "Ga akkoord met deze brief", "approve", {}),
    ("concept-uitkomst", "Ziet er goed uit, akkoord", "approve", {}),
    ("concept-uitkomst", "ongegrond, want er is wel gebeld", "verdict", {"gegrond": "ongegrond"}),
    ("verzoek-reactie", "akkoord", "approve", {}),
    ("verzoek-reactie", "Klopt, akkoord", "approve", {}),
    ("verzoek-reactie", "Ik heb op 3 november wel gebeld maar hij nam niet op. Vervelend dat hij dit zo ervaart.",
     "record_reaction", {}),
    ("kennisgeving-medewerker", "Dit klopt niet, ik was die dag ziek. Vraag maar aan Wouter.", "record_reaction", {}),
    ("kennisgeving-medewerker", "Dank, ik reageer later deze week.", "add_note", {}),
    ("melding-directie", "nee", "decline", {}),
    ("melding-directie", "ja, ingetrokken", "withdraw", {}),
    ("melding-directie", "ja, meld het", "approve", {}),
    ("melding-directie", "nee, ga door", "decline", {}),
    ("melding-directie", "ja, stop de behandeling", "withdraw", {}),
    ("opdracht", "De klager heeft zijn klacht ingetrokken.", "withdraw", {}),
    ("opdracht", "Klacht is ingetrokken omdat alles is opgelost.", "withdraw", {"reason": "alles is opgelost"}),
    ("opdracht", "Jan de Boer trekt zijn klacht in.", "withdraw", {}),
    ("opdracht", "ingetrokken", "withdraw", {}),
    ("opdracht", "Afgehandeld", "close", {}),
    ("opdracht", "De zaak kan worden gesloten.", "close", {}),
    ("opdracht", "sluit de zaak maar af", "close", {}),
    ("opdracht", "Uitkomst verstuurd", "outcome_reported", {}),
    ("opdracht", "Afgesproken: Roos belt voortaan elke vrijdag, voor 1 december.", "record_agreement", {"until": "2026-12-01"}),
    ("vraag-oordeel", "We zijn eruit: Roos biedt excuses aan.", "record_agreement", {"text": "Roos biedt excuses aan."}),
    ("opdracht", "We zijn er samen uit: de klager krijgt een andere coach.", "record_agreement", {}),
    ("opdracht", "Afspraken: wekelijks bellen.", "record_agreement", {"text": "wekelijks bellen."}),
    ("opdracht", "Aanbod: een nieuwe training.", "record_offer", {"text": "een nieuwe training."}),
    ("opdracht", "Maatregelen: telefoonlijst nakijken voor 4 december", "record_measures", {"until": "2026-12-04"}),
    ("opdracht", "Schade: 750 euro", "estimate_claim", {"amount": "750.00"}),
    ("opdracht", "De schade is € 1.250,50", "estimate_claim", {"amount": "1250.50"}),
    ("opdracht", "Claim bedraagt 750,-", "estimate_claim", {"amount": "750.00"}),
    ("vraag-ontvankelijkheid", "meld de verzekeraar", "notify_insurer", {}),
    ("opdracht", "Ja, meld het bij de verzekeraar", "notify_insurer", {}),
    ("opdracht", "Bedankt!", "add_note", {}),
    ("opdracht", "Dank je wel, ik ga ermee aan de slag.", "add_note", {}),
    ("opdracht", "Ik bel de klager morgen even.", "add_note", {}),
    ("opdracht", "Ik heb de klager gebeld, hij was niet thuis.", "add_note", {}),
    ("uitgevoerd", "Top, dank je.", "add_note", {}),
    ("vraag-verlenging", "Het lukt op tijd, de brief is bijna klaar.", "add_note", {}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "action", "arguments"), ANSWERS)
def test_a_plain_answer_is_understood(kind: str, text: str, action: str, arguments: dict[str, str]) -> None:
    compare(understood(kind, text), action, arguments)


@pytest.mark.parametrize(
    "text",
    ["Medewerker is geschorst tot 13 maart 2027.", "Roos is tot 1 mei 2027 vrijgesteld van het spreekuur.",
     "Linda mag tot 2 maart 2027 geen beoordelingen schrijven.",
     "Roos en Wouter bespreken het in het team, de evaluatie is 14 januari 2027."],
)  # fmt: skip
def test_what_lasts_until_a_day_or_is_looked_back_on_then_is_not_to_be_done_by_it(text: str) -> None:
    found = understood("vraag-maatregelen", text)
    assert (found.action, found.arguments) == ("record_measures", {"text": text})


def test_that_the_client_would_have_it_closed_closes_nothing() -> None:
    assert understood("vraag-maatregelen", "Alles is uitgevoerd, het dossier kan het archief in.").action == "close"
    assert understood("vraag-maatregelen", "Alles is uitgevoerd, wat hem betreft kan het dossier dicht.").action == "unclear"


BESIDE = [  # nearly an order: on a condition, of another matter, still to be asked or agreed upon
    ("opdracht", "De klager trekt zijn klacht in op de dag dat hij zijn geld heeft, niet eerder.", "withdraw"),
    ("vraag-indeling", "Ze wil weten hoe ze een klacht indient, ze dient er dus nog geen in.", "classify"),
    ("melding-directie", "Laat Karin het spreekuur van Roos overnemen. De zaak zelf houdt Roos.", "assign"),
    ("vraag-maatregelen", "Voorstel aan het team: verslagen gaan voortaan binnen een week uit. Zij moeten er nog over stemmen.",
     "record_measures"),
    ("vraag-tevredenheid", "Bij zijn vorige klacht was hij niet tevreden, nu moet ik het hem nog vragen.", "record_satisfaction"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "action"), BESIDE)
def test_what_only_sounds_like_an_order_is_not_done(kind: str, text: str, action: str) -> None:
    found = understood(kind, text, judge=likelihood)
    assert action not in {each.action for each in (found, *found.also)}


RIGHTS = [
    ("consonanza", "r.timmerman", "opdracht-behandelaar", "Doe ik zelf", "refuse_not_allowed", "betrokken"),
    ("consonanza", "r.timmerman", "vraag-oordeel", "Ongegrond", "refuse_not_allowed", "betrokken"),
    ("consonanza", "r.timmerman", "opdracht", "De klacht is ingetrokken", "refuse_not_allowed", "betrokken"),
    ("consonanza", "h.dijkstra", "opdracht-behandelaar", "Roos doet dit", "refuse_not_allowed", "behandelaar-betrokken"),
    ("consonanza", "k.oosterhof", "opdracht", "Wouter doet dit", "refuse_not_allowed", "niet-bevoegd"),
    ("consonanza", "w.hummel", "opdracht", "Afgehandeld", "refuse_not_allowed", "niet-de-behandelaar"),
    ("consonanza", "f.yildiz", "opdracht", "De klager heeft de klacht ingetrokken", "withdraw", ""),
    ("consonanza", "f.yildiz", "vraag-oordeel", "Gegrond", "refuse_not_allowed", "niet-bevoegd"),
    ("consonanza", "f.yildiz", "opdracht", "Stukken liggen op de balie.", "add_note", ""),
    ("consonanza", "h.dijkstra", "vraag-verlenging", "verleng met 2 weken", "extend", ""),
    ("werkpro", "r.zijlstra", "opdracht", "We zijn eruit: de klant krijgt excuses", "record_agreement", ""),
    ("werkpro", "r.zijlstra", "opdracht", "verleng met 2 weken", "refuse_not_allowed", "niet-bevoegd"),
    ("werkpro", "g.bolhuis", "opdracht-behandelaar", "doe ik", "assign", ""),
    ("werkpro", "g.bolhuis", "opdracht-behandelaar", "Ilse doet dit", "assign", ""),
    ("werkpro", "i.tenhave", "vraag-ontvankelijkheid", "in behandeling nemen", "admit", ""),
    ("werkpro", "s.hoekstra", "opdracht-behandelaar", "ik", "refuse_not_allowed", "betrokken"),
    ("work2work", "m.verbeek", "vraag-oordeel", "Ongegrond, want er was een noodgeval", "verdict", ""),
    ("work2work", "m.verbeek", "vraag-ontvankelijkheid", "in behandeling nemen", "refuse_not_allowed", "niet-bevoegd"),
    ("work2work", "f.vanleeuwen", "vraag-ontvankelijkheid", "in behandeling nemen", "admit", ""),
    ("work2work", "f.vanleeuwen", "opdracht-behandelaar", "van den Berg", "unclear", "twee-passen"),
    ("work2work", "f.vanleeuwen", "opdracht-behandelaar", "Sandra van den Berg", "assign", ""),
    ("leermakers", "s.leenstra", "opdracht-behandelaar", "Janssen", "assign", ""),
    ("leermakers", "s.leenstra", "opdracht-behandelaar", "Peter Jansen doet dit", "assign", ""),
    ("leermakers", "s.leenstra", "opdracht-behandelaar", "Jansse", "unclear", "twee-passen"),
    ("loket3", "a.bakker", "opdracht-behandelaar", "Ozlem doet dit", "assign", ""),
    ("loket3", "a.bakker", "opdracht-behandelaar", "DJ Prins", "assign", ""),
    ("loket3", "l.verhoeven", "verzoek-verslag", "De heer Driessen wil excuses en een andere trainer. Bram was er niet bij.",
     "record_hearing", ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "sender", "kind", "text", "action", "why"), RIGHTS)
def test_who_may(name: str, sender: str, kind: str, text: str, action: str, why: str) -> None:
    command = understood(kind, text, name, sender)
    assert (command.action, command.why) == (action, why)
