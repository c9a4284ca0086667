"""Words beside what looks like an action with which it is none: held off, whoever found it, with the judge and without."""

import pytest
from domain.test_answer_desk import HARMLESS, compare, understood

from bot.domain.reading import Judge
from classifiers.answers.judges import likelihood

NEAR = {
    "opdracht-behandelaar": [
        "Karin Oosterhof is mijn joker, die zet ik in.",
        "Laat Karin maar, die heeft het zwaar",
        "Karin is ziek. Karin dus.",
        "Karin. Ze zit op een cursus tot maart.",
        "Ik had bijna gezegd: geef maar aan Karin",
        "Normaal gesproken zou ik zeggen: Wouter",
        "Karin mag hem doen van mij, Bert is erop tegen",
        "Wouter. Bert ziet dat niet zo zitten.",
        "Wouter. Dat staat in de brief van klager",
        "Doet Karin dit al?",
        "Doet Karin niet.",
        "Karin. Zij is ook betrokken bij de klacht.",
        "Karin. Zij heeft de brief geschreven waar het over gaat.",
        "Karin. Ze was toen zijn leidinggevende.",
        "Karin. Ze is de coach van zijn vrouw.",
        "Karin. Ze heeft ruzie met Jan.",
        "Karin. Jan is bang voor haar.",
        "Karin. De klacht gaat ook een beetje over haar.",
        "Karin. Dat is mijn voorstel.",
        "Karin. Niet gebruiken voordat ik haar gesproken heb.",
        "Karin. Onze laatste hoop, maar ze zei al nee.",
        "Karin, al ben ik daar niet zeker van",
        "Ik bel Jan vanmiddag, ik doe dat graag zelf",
        "Ik geef het door aan Karin",
        "Anja kent hem goed, zij deed zijn intake, en ze zat er ook bij toen het misging.",
        "Karin weet er alles van, zij was erbij toen het gebeurde.",
    ],
    "vraag-indeling": [
        "klacht, zegt de secretaresse",
        "Zet maar even als vraag tot ik hem gesproken heb",
        "Doe mij maar klacht.",
        "klacht over wie dan",
        "Dit wordt vast nog een klacht",
        "Zijn begeleider belde, die heeft een vraag",
        "Klacht. Zo staat het op het formulier",
        "Suggestie, dat is wat hij graag wil",
        "Dit hoort bij zijn lopende klacht",
        "Stop dit bij de lopende klacht",
        "Dit hoort bij zijn vorige klacht.",
        "Iets tussen klacht en vraag",
        "klacht. ik ben er niet zeker van",
        "klacht, al durf ik er geen gif op in te nemen",
        "Dit is een grensgeval, zeg maar klacht als het moet",
    ],
    "vraag-gesprek": [
        "Vorig jaar zaten we ook op 26 november om 14 uur",
        "Wij zijn donderdag 26 november om 14 uur dicht",
        "maandag na 10 uur",
        "26 november 14 uur, ik typ 14 maar bedoel 15",
        "Hij wil op 3 december om 10 uur, zij om 11 uur.",
        "Jan komt 26 november om 14 uur voor zijn loopbaangesprek",
        "26 november om 14 uur ging het mis in het gesprek",
        "Donderdag 26 november 14.00 uur.\n\nP.S. Net mail van Jan, hij kan niet.",
        "donderdag 26 november om 14 uur, dat was de vorige afspraak",
        "Datumprikker staat uit, donderdag 3 december om 14.00 staat bovenaan",
        "Op de lijst met mogelijke data staat donderdag 3 december 14.00 bovenaan",
        "Doodle staat open, 3 december 14.00 heeft de meeste stemmen",
        "donderdag 3 december 14.00 staat met potlood in de agenda",
        "Wouter heeft gebeld en komt donderdag 3 december om 14.00 uur",
        "De gemeente komt donderdag 3 december om 14.00 langs",
        "Uitnodiging gaat donderdag 3 december om 14.00 de deur uit",
    ],
    "vraag-verlenging": [
        "2 weken. Drie mag ook.",
        "Graag tot 18 januari. Het is nog niet definitief.",
        "Verleng maar tot 18 januari.\n\nPS toch niet nodig, ik heb net alles binnen",
        "Twee weken erbij. PS laat maar, Roos heeft net gereageerd",
        "Twee weken, dat was de vorige verlenging",
        "Klager is 2 weken weg, hij is tot 18 december op vakantie",
        "Twee weken extra had ik vorige week nodig, nu niet meer",
        "Roos is ziek en wil twee weken uitstel",
        "Tot 4 januari",  # so it ends already
        "Verleng maar tot 4 januari",
        "Verlengen: ja/nee\nTot: 18 januari",
    ],
    "vraag-ontvankelijkheid": [
        "Hadden we hem maar in behandeling genomen",
        "Toetsing verricht; klacht strandt op het ontbreken van een eigen belang.",
        "Dit nemen wij niet in behandeling, dunkt mij.",
        "Strikt genomen niet ontvankelijk. Coulance is ook een deugd.",
        "In behandeling nemen, dat is wat klager hoopt",
        "Niet in behandeling nemen, te oud. Hij heeft wel een punt",
        "Tuurlijk, neem alles maar in behandeling, we hebben tijd zat",
    ],
    "concept-uitkomst": ["Verder akkoord", "Voor de rest prima", "Doe maar wat jullie goed lijkt"],
    "verzoek-verslag": [
        "Jan heeft een eigen verslag gemaakt: hij schrijft dat Roos heeft toegegeven dat zij fout zat. Daar ben ik het niet mee"
        " eens.",
    ],
    "vraag-tevredenheid": [
        "tevreden - werkgever",
        "Zo half en half. De brief is goed, maar dat er geen andere jobcoach komt, daar is hij niet content van.",
        "Geen reactie dus tevreden",
        "Voor het gesprek was hij niet tevreden",
        "Ben jij tevreden",
        "Hij lijkt me tevreden",
        "Wouter heeft bemiddeld en is tevreden",
        "Roos heeft haar excuses gemaakt en is tevreden",
        "Zijn vrouw heeft de brief gelezen en is tevreden",
        "De gemeente kreeg ook een kopie en is tevreden",
        "Het UWV heeft gereageerd en is niet tevreden",
        "Ik heb de brief nog eens gelezen en ben tevreden",
        "Jan heeft met Roos gepraat, die is tevreden",
        "Tevreden: onbekend",
        "Tevreden: ja/nee",
        "Geen bericht goed bericht, tevreden dus",
        "Niks meer gehoord, dus tevreden.",
        "Tevreden, want hij heeft niet gebeld.",
        "Wie zwijgt stemt toe. Tevreden dus.",
        "Niet tevreden, want ik krijg hem niet te pakken",
        "2x gebeld, niet tevreden want geen gehoor haha",
        "Dat hij niet tevreden is wisten we al, daar ging de klacht over. Ik vraag hem na de brief nog eens.",
    ],
    "vraag-oordeel": [
        "Roos zou zeggen:\nongegrond",
        "Ongegrond, concept",
        "Ongegrond. Ik ga morgen nog met Wouter praten",
        "Ongegrond. Hij heeft groot gelijk dat we hem vergeten zijn.",
        "Ongegrond. Roos had beter moeten opletten",
        "Gegrond, er is geen enkel bewijs voor wat Jan zegt",
        "Gegrond want Jan verzint het",
        "Gegrond.\n\nNaschrift: net kreeg ik de mail van Roos, dat verandert alles",
        "Gegrond, zo oordeelt Bert",
        "Gegrond. Zo staat het in het advies",
        "Ongegrond. Dat is wat Roos graag wil",
        "Gegrond. Dat was de vorige",
        "Gegrond, dat is mijn voorlopige oordeel",
        "Ja gegrond, alsof alles altijd onze schuld is",
        "Gegrond, en dan mogen we zeker met z'n allen op cursus",
        "Terechte klacht, vindt Karin",
        "De klacht klopt op papier",
        "geef hem gelijk als hij bonnetjes heeft",
        "Volgens Roos ging het mis, gegrond dus",
        "Gegrond wat betreft de toon, de rest niet beoordeeld",
        "Deels maar niet zeker",
        "doe maar deels, denk ik",
        "Punt 1 gegrond, punt 2 niet onderzocht",
        "Punt 1 gegrond, punt 2 ook",
        "De heer De Boer is deels tevreden. Hij waardeert de excuses, doch betreurt de lange duur.",
    ],
    "vraag-maatregelen": [
        "2 van de 3 zijn gedaan, sluit de zaak",
        "Het rapport is niet verstuurd. Sluit de zaak.",
        "Voortaan geen vragen meer aan mij op vrijdag graag",
        "We bellen al altijd binnen twee dagen terug",
        "Plan van aanpak volgt voor 1 december",
        "Er is een vacature uitgezet, als die vervuld is wordt het beter",
        "Verbeteringen staan in het kwaliteitsplan 2027",
        "Als de directie akkoord gaat krijgt elke cliënt een vaste contactpersoon",
        "Zodra er budget is krijgt iedere coach een training.",
        "Goede vraag. In het team is van alles geroepen: een callcenter, een vaste belmiddag, minder cliënten per coach, een"
        " training gesprekstechniek voor Roos. Niets daarvan is nog besloten en voor de meeste dingen is geld nodig dat er dit"
        " jaar niet is. Hanneke neemt het mee naar het MT van 7 december en dan hoop ik dat er een besluit valt.",
    ],
    "verzoek-reactie": [
        "Dit mag Jan niet lezen: ik heb die week mijn vader begraven en stond er met mijn hoofd niet bij.",
        "Hieronder mijn verhaal maar dat is niet voor de ogen van de klager. Ik ben die dag weggelopen omdat hij mij uitschold.",
        "Voor jouw informatie, niet voor de klager: ik zat die periode in een scheiding.",
        "Ik wil niet dat Jan dit onder ogen krijgt. Ik was ziek en wilde dat niet zeggen.",
        "Onderstaand alleen voor Karin, niet voor de klager. Ik was die dag bij de psychiater.",
    ],
    "opdracht": [
        "Ik vind hem nu al ongegrond",
        "Dit wordt gegrond, mark my words",
    ],
}
MEANT = [
    ("vraag-gesprek", "Gesprek met de klager donderdag 3 december", "plan_hearing", {"when": "2026-12-03", "who": "klager"}),
    ("vraag-oordeel", "klacht klopt, foutje onzerzijds", "verdict", {"gegrond": "gegrond"}),
    ("vraag-oordeel", "onterechte klacht", "verdict", {"gegrond": "ongegrond"}),
    ("vraag-oordeel", "geef hem maar gelijk", "verdict", {"gegrond": "gegrond"}),
    ("vraag-oordeel", "Hier ging het mis bij ons, gegrond dus.", "verdict", {"gegrond": "gegrond"}),
    ("vraag-oordeel", "Gegrond voor wat betreft de bejegening, voor de rest niet", "verdict", {"gegrond": "deels"}),
    ("opdracht-behandelaar", "Doet Karin.", "assign", {"handler": "Karin Oosterhof"}),
    ("vraag-verlenging", "10 dagen erbij, want klager is pas 18 december terug", "extend", {"until": "2027-01-14"}),
    ("vraag-oordeel", "doe maar deels", "verdict", {"gegrond": "deels"}),
    ("vraag-oordeel", "wat mij betreft deels, want ze was te laat", "verdict", {"gegrond": "deels", "reason": "ze was te laat"}),
    ("vraag-oordeel", "Het eerste punt is gegrond, het tweede niet", "verdict", {"gegrond": "deels"}),
    ("vraag-oordeel", "Gegrond, hij is nu tevreden met de excuses.", "verdict", {"gegrond": "gegrond"}),
    ("opdracht-behandelaar", "Karin. Jan kent haar niet, dat is prettig.", "assign", {"handler": "Karin Oosterhof"}),
    ("opdracht-behandelaar", "Karin. Ze is er niet bij betrokken geweest.", "assign", {"handler": "Karin Oosterhof"}),
    ("opdracht-behandelaar", "Karin. Als er iets is kan ze mij bellen.", "assign", {"handler": "Karin Oosterhof"}),
    ("opdracht-behandelaar", "Geef maar aan Karin, die was er niet bij.", "assign", {"handler": "Karin Oosterhof"}),
    ("vraag-indeling", "Klacht. Het is zijn tweede dit jaar, maar dit gaat over iets anders.", "classify", {"label": "klacht"}),
    (
        "vraag-gesprek", "Donderdag 3 december om 14.00 staat vast.", "plan_hearing",
        {"when": "2026-12-03T14:00"},
    ),
    ("vraag-tevredenheid", "Niet tevreden, hij had nooit meer iets van Roos gehoord.", "record_satisfaction", {}),
    ("vraag-tevredenheid", "Niet tevreden, hij kreeg geen gehoor toen hij ons belde.", "record_satisfaction", {}),
    ("vraag-tevredenheid", "Tevreden, hij belde zelf om dat te zeggen.", "record_satisfaction", {}),
    ("vraag-tevredenheid", "Karin heeft hem gesproken en hij is tevreden", "record_satisfaction", {}),
    ("vraag-tevredenheid", "De heer De Boer heeft de brief gelezen en is tevreden", "record_satisfaction", {}),
    ("vraag-verlenging", "Roos is ziek, graag twee weken uitstel", "extend", {"until": "2027-01-18"}),
    (
        "vraag-maatregelen", "Als een cliënt belt en zijn coach is er niet, dan belt de receptie binnen een dag terug.",
        "record_measures", {},
    ),
    (
        "verzoek-reactie", "Ik heb hem verteld dat het formulier niet voor hem maar voor het UWV was, en toen werd hij boos.",
        "record_reaction", {},
    ),
    ("vraag-gesprek", "Donderdag 26 november 14u. Dat staat in de brief aan Jan", "plan_hearing", {"when": "2026-11-26T14:00"}),
    ("vraag-gesprek", "Vrijdag kan hij niet. Donderdag 26 november om 14 uur wel", "plan_hearing", {"when": "2026-11-26T14:00"}),
    ("vraag-oordeel", "Gegrond, zo oordeel ik", "verdict", {"gegrond": "gegrond"}),
    ("vraag-indeling", "Dit wordt een klacht", "classify", {"label": "klacht"}),
    ("vraag-ontvankelijkheid", "Ik neem hem in behandeling, alles zit erbij", "admit", {}),
    ("opdracht-behandelaar", "Wouter is ziek. Karin dus.", "assign", {"handler": "Karin Oosterhof"}),
]  # fmt: skip


@pytest.mark.parametrize("kind", NEAR)
@pytest.mark.parametrize("judge", [None, likelihood])
def test_it_is_asked_about(kind: str, judge: Judge | None) -> None:
    acted = [(text, command) for text in NEAR[kind] if (command := understood(kind, text, judge=judge)).action not in HARMLESS]
    assert not acted, acted


@pytest.mark.parametrize(("kind", "text", "action", "arguments"), MEANT)
def test_it_is_done(kind: str, text: str, action: str, arguments: dict[str, str]) -> None:
    compare(understood(kind, text, judge=likelihood), action, {"who": ""} | arguments if action == "plan_hearing" else arguments)


def test_the_client_is_no_colleague_who_has_his_first_name() -> None:
    of_the_client = "Ik ken Jan al jaren. Hij overdrijft graag maar hier heeft hij een punt. Klacht dus."
    compare(understood("vraag-indeling", of_the_client, judge=likelihood), "classify", {"label": "klacht"})
    of_both = "Jan is boos en terecht. Klacht dus, Jan de Vries pakt hem op."
    found = understood("vraag-indeling", of_both, judge=likelihood)
    assert {each.arguments.get("handler", "") for each in (found, *found.also)} <= {"", "Jan de Vries"}


@pytest.mark.parametrize(
    ("kind", "decides", "action"),
    [
        ("vraag-ontvankelijkheid", "Neem in behandeling.", "admit"),
        ("vraag-ontvankelijkheid", "Ja, in behandeling nemen.", "admit"),
        ("vraag-indeling", "Klacht.", "classify"),
        ("vraag-indeling", "Dit is een klacht.", "classify"),
    ],
)
@pytest.mark.parametrize(
    "told",
    [
        "Karin en Bert weten het al.", "Karin en Roos kennen de zaak.", "Wouter en Karin hebben hem gesproken.",
        "Wouter en Karin waren erbij.", "Karin en ik hebben het gelezen.", "cc Karin", "Karin informeren.",
        "Karin erbuiten houden.", "Licht Karin even in.",
    ],
)  # fmt: skip
def test_who_only_knows_or_hears_of_it_does_not_handle_it(kind: str, decides: str, action: str, told: str) -> None:
    for judge in (None, likelihood):
        command = understood(kind, f"{decides} {told}", judge=judge)
        assert {each.action for each in (command, *command.also)} <= {action, *HARMLESS}, command


def test_who_is_named_to_handle_it_does() -> None:
    compare(understood("vraag-indeling", "Klacht, en Karin pakt hem op.", judge=likelihood), "classify+assign", {
        "label": "klacht", "handler": "Karin Oosterhof",
    })  # fmt: skip
