"""Signals beside the kind: sentences that show them, and those that only look like it."""

from __future__ import annotations

import pytest

from classifiers.flags import CODES, LONGEST, find, passed_on

SHOWS = [
    ("geschil", "Neem dit serieus, anders ga ik naar een advocaat."),
    ("geschil", "Dan zien wij elkaar bij de rechter."),
    ("geschil", "Ik heb mijn rechtsbijstandverzekering ingeschakeld."),
    ("geschil", "Bij dezen stel ik u in gebreke en sommeer ik u te reageren."),
    ("geschil", "U ontvangt binnenkort een dagvaarding."),
    ("geschil", "Als het moet leg ik het voor aan de geschillencommissie."),
    ("geschil", "If you do not answer I will contact my lawyer."),
    ("geschil", "Sonst gehe ich zu meinem Anwalt."),
    ("disciplinair", "Ik heb ook een tuchtklacht ingediend tegen uw arbeidsdeskundige."),
    ("disciplinair", "De zaak ligt bij het tuchtcollege."),
    ("privacy", "Mijn medische gegevens zijn zonder mijn toestemming gedeeld met mijn werkgever."),
    ("privacy", "Ik kreeg het dossier van een andere cliënt in mijn mail."),
    ("privacy", "Dit is gewoon een datalek."),
    ("privacy", "Zij heeft haar geheimhoudingsplicht geschonden."),
    ("privacy", "Mijn brief ging naar het verkeerde adres."),
    ("privacy", "You shared my file without my consent."),
    ("privacy", "Hij heeft aan mijn buurvrouw verteld dat ik een uitkering heb."),
    ("privacy", "Petra vertelde mijn moeder over mijn ontslag."),
    ("privacy", "Jullie hebben mijn diagnose met mijn chef gedeeld."),
    ("privacy", "Alle adressen waren zichtbaar voor de hele groep."),
    ("privacy", "Alle cursisten stonden zichtbaar in de cc."),
    ("privacy", "Nu heeft iedereen mijn telefoonnummer."),
    ("privacy", "Mijn verslag lag onbeheerd op de gang."),
    ("privacy", "Op zijn bureau lag open en bloot mijn dossier."),
    ("privacy", "De beschikking is bij mijn vorige adres bezorgd."),
    ("privacy", "Jullie stuurden de uitslag naar het oude adres."),
    ("privacy", "Achter mijn rug is er over mijn diagnose gesproken met het bedrijf, het hele rapport."),
    ("privacy", "Zij heeft mijn burgerservicenummer in de appgroep gedeeld."),
    ("privacy", "Er staat een foto van mij op jullie Facebookpagina."),
    ("privacy", "In de bijlage zat het plan van aanpak van een zekere meneer Dop."),
    ("privacy", "Ik kreeg het rapport van mevrouw Dop in plaats van mijn eigen rapport."),
    ("nood", "Ik zie het niet meer zitten."),
    ("nood", "ik zie t echt niet meer zitten zo"),
    ("nood", "Ik maak er een eind aan."),
    ("nood", "Als dit zo doorgaat maak ik er een einde aan."),
    ("nood", "Ik wil niet meer leven."),
    ("nood", "ik wil dood"),
    ("nood", "Soms denk ik: was ik maar dood."),
    ("nood", "Iedereen is beter af zonder mij."),
    ("nood", "Ik denk elke dag aan zelfmoord."),
    ("nood", "Mijn broer heeft suïcidale gedachten door jullie."),
    ("nood", "straks spring ik voor de trein"),
    ("nood", "Ik ga mezelf wat aandoen."),
    ("nood", "Ik ben bang dat hij zichzelf of haar iets aandoet, hij zegt: ik heb alle pillen al klaar liggen."),
    ("nood", "Ik zie geen uitweg meer."),
    ("nood", "Als u dit leest, ben ik er niet meer."),
    ("nood", "voor mij hoeft het allemaal niet meer"),
    ("nood", "Ik weet echt niet meer hoe ik verder moet."),
    ("nood", "I want to kill myself."),
    ("nood", "I don't want to live anymore."),
    ("nood", "Ich will nicht mehr leben."),
    ("nood", "Ik weet je te wonen."),
    ("nood", "ik weet jullie wel te vinden"),
    ("nood", "Ik weet waar je woont, vriend."),
    ("nood", "Ik maak hem kapot."),
    ("nood", "Als ik haar zie sla ik haar op haar bek."),
    ("nood", "ik steek jullie kantoor in brand"),
    ("nood", "Straks gebeuren er ongelukken."),
    ("nood", "Ik sta niet meer in voor de gevolgen."),
    ("nood", "Morgen kom ik langs, met een mes."),
    ("nood", "Ik wacht hem op na zijn werk."),
    ("nood", "Ik ga haar iets aandoen als ze nog één keer belt."),
    ("nood", "Er gaan hier doden vallen, er vallen doden."),
    ("nood", "I know where you live."),
    ("nood", "Na de workshop bij jullie wil mijn broer niet meer leven."),
    ("nood", "Sinds die stage denk ik over zelfdoding na."),
    ("nood", "Door jullie cursus heb ik mezelf iets aangedaan."),
    ("nood", "Ik vermoord Sjoerd nog eens."),
    ("nood", "Ik steek Petra Kuil neer."),
    ("nood", "Ik trap Ahmed op zijn smoel."),
    ("nood", "Dan sla ik die Postma een keer hard op zijn neus."),
    ("nood", "Iemand moet die Van Dam eens op haar bek slaan."),
    ("nood", "Morgen breng ik een bijl mee naar kantoor."),
    ("nood", "De volgende afspraak pak ik een pistool."),
    ("nood", "Ik wacht Petra op bij haar fiets."),
    ("nood", "Ik ga Petra wat aandoen."),
    ("nood", "Zij zegt dat ze zichzelf wat aan gaat doen."),
    ("nood", "Gisteren heeft mijn dochter zichzelf gesneden."),
    ("nood", "Ik ga mij vanavond verdrinken."),
    ("nood", "Mijn man wil zich zelf ophangen."),
    ("nood", "Voor mij hoeft het echt niet meer."),
    ("nood", "Als ik er straks niet meer ben, zijn jullie van me af."),
    ("nood", "Ik denk eraan om een einde eraan te maken."),
    ("nood", "Ik heb al die slaappillen van mijn oma opgespaard."),
    ("nood", "Ik hoop dat ik nooit meer wakker word."),
    ("nood", "I wish I could fall asleep and not wake up again."),
    ("nood", "Vanaf morgen heeft niemand nog last van mij."),
    ("nood", "Mijn leven is niks meer waard."),
    ("discriminatie", "Dit is pure discriminatie."),
    ("discriminatie", "Ik word anders behandeld vanwege mijn hoofddoek."),
    ("discriminatie", "Zij zei dat dat komt omdat ik een buitenlander ben."),
    ("discriminatie", "Hij maakte een racistische grap."),
    ("discriminatie", "Ga dan terug naar je eigen land, riep hij."),
    ("claim", "Ik eis een schadevergoeding van 500 euro."),
    ("claim", "Ik houd u aansprakelijk."),
    ("claim", "Ik wil mijn geld terug."),
    ("claim", "Wij verlangen terugbetaling van € 435."),
    ("anoniem", "Ik wil graag anoniem blijven."),
    ("anoniem", "Ik wil niet dat mijn coach weet dat ik dit stuur."),
    ("anoniem", "Ik wil niet dat mevrouw Oosterhof dit te weten komt."),
    ("anoniem", "Noem mijn naam alstublieft niet."),
    ("anoniem", "Wilt u mijn naam niet doorgeven aan hem?"),
    ("anoniem", "Houd dit alsjeblieft onder ons."),
    ("anoniem", "Please do not tell my coach."),
    ("anoniem", "Kunt u deze klacht vertrouwelijk behandelen?"),
    ("anoniem", "Graag blijft dit vertrouwelijk."),
    ("anoniem", "Ik schrijf u dit in vertrouwen."),
    ("anoniem", "Wilt u alstublieft niets tegen mevrouw Timmerman zeggen?"),
    ("anoniem", "Zeg hier niets over tegen Roos."),
    ("anoniem", "Mijn jobcoach hoeft niet te weten dat ik dit heb gemeld."),
    ("anoniem", "Hier mag Karin niets van weten."),
    ("anoniem", "Niemand mag weten dat deze melding van mij is."),
    ("anoniem", "Liever niet dat Roos Timmerman dit hoort."),
    ("anoniem", "Ik vrees de gevolgen als mijn coach hoort dat ik heb geschreven."),
    ("anoniem", "Als hij merkt dat ik een klacht indien, ben ik bang voor problemen."),
    ("vertegenwoordiger", "Namens mijn cliënte, mevrouw Bos, schrijf ik u."),
    ("vertegenwoordiger", "Ik ben de moeder van Femke."),
    ("vertegenwoordiger", "Ik schrijf voor mijn broer Harm."),
    ("vertegenwoordiger", "Mijn zoon volgt bij u een traject."),
    ("vertegenwoordiger", "Als bewindvoerder van de heer Pot meld ik u het volgende."),
    ("vertegenwoordiger", "I am writing on behalf of my husband."),
    ("opdracht-voorbij", "Als voormalig opdrachtgever wil ik u dit melden."),
]
SHOWS_NOT = [
    ("nood", "Ik maak een eind aan het traject."),
    ("nood", "Wij maken een einde aan de samenwerking."),
    ("nood", "De zelfmoordlijn heeft een vacature voor vrijwilligers."),
    ("nood", "Denk je aan zelfmoord? Bel 113."),
    ("nood", "Wees gerust, ik ben niet suïcidaal."),
    ("nood", "Ik zie het niet meer zitten om met haar te werken."),
    ("nood", "Ik zie het niet meer zitten met deze coach."),
    ("nood", "Wat een waardeloze club zijn jullie, ik ben WOEST en dit laat ik er niet bij zitten!"),
    ("nood", "Jullie zijn nog niet van mij af."),
    ("nood", "U weet mij te vinden."),
    ("nood", "Ik weet jullie te vinden als ik vragen heb."),
    ("nood", "Kunnen jullie daar wat aan doen?"),
    ("nood", "Ik wil mijn opleiding afmaken."),
    ("nood", "Ik heb nog steeds geen uitkomst gekregen."),
    ("nood", "Mijn klacht hoeft voor mij niet meer."),
    ("nood", "Ik schaam me dood en ik werk me kapot."),
    ("nood", "Zij weet waar het formulier ligt."),
    ("nood", "Ik stap uit het traject."),
    ("nood", "Ik loop met een stok naar de bus."),
    ("nood", "Tijdens de stage leer ik met een mes werken."),
    ("nood", "Voor de kookcursus neem ik een mes mee."),
    ("nood", "De workshop ging over zelfdoding in de zorg."),
    ("nood", "Ik gaf een training omgaan met suïcide."),
    ("nood", "Ik maak mijn stage in juni af."),
    ("nood", "Die training maakt mij kapot."),
    ("nood", "Ik sla de tijd dood tot de workshop."),
    ("nood", "Daar moet u iets aan doen."),
    ("nood", "Ik sla de cursus over op haar advies."),
    ("nood", "Ik wil niet meer wakker worden van uw telefoontjes."),
    ("nood", "Ik heb mezelf in mijn duim gesneden bij het koken."),
    ("nood", "Ik heb mezelf iets aangeleerd op de cursus."),
    ("nood", "Mijn collega viel op zijn hoofd."),
    ("nood", "Ik trek mijn klacht in. Voor mij hoeft het niet meer."),
    ("nood", "Van mij hoeft het gesprek niet meer."),
    ("nood", "Ik zie geen toekomst meer bij dit bedrijf."),
    ("nood", "Wouter keek over haar schouder mee."),
    ("nood", "Ik maak Engels af in mei."),
    ("nood", "Ik breng Wouter het verslag."),
    ("nood", "Ik wacht de mail van Wouter op."),
    ("nood", "We maken er een gezellig einde aan met taart."),
    ("nood", "Ik schrok me dood van de training."),
    ("nood", "Ik ben me doodgeschrokken van de brief."),
    ("geschil", "Mijn rechter schouder doet pijn."),
    ("geschil", "Ik heb als advocaat gewerkt en zoek een baan als jurist."),
    ("geschil", "De vacature bij de rechtbank is gesloten."),
    ("geschil", "Ik heb geen advocaat nodig."),
    ("privacy", "Waar staat uw privacyverklaring?"),
    ("privacy", "Ik geef toestemming om mijn gegevens te delen."),
    ("privacy", "Ik heb aan mijn ex verteld dat ik werk heb."),
    ("privacy", "Mijn coach heeft met mijn werkgever besproken wanneer ik kan starten."),
    ("privacy", "Ik heb mijn foto op Facebook gezet."),
    ("privacy", "Leuk dat mijn foto op jullie website staat!"),
    ("privacy", "Ik ben verhuisd, mijn oude adres was Dorpsstraat 3."),
    ("privacy", "Mijn e-mailadres is gewijzigd."),
    ("privacy", "Wilt u mij in de cc zetten?"),
    ("privacy", "Ik heb het formulier op de balie gelegd."),
    ("privacy", "Ik kreeg het verslag van mijn coach."),
    ("privacy", "Buiten mij om is er een afspraak gemaakt."),
    ("privacy", "Op welke adressen zijn jullie op vrijdag?"),
    ("privacy", "Het kantoor is open op maandag."),
    ("privacy", "Het UWV had de brief naar mijn oude adres gestuurd."),
    ("privacy", "Mijn coach en haar collega stonden allebei in de cc."),
    ("privacy", "De mail is naar mijn oude adres gegaan."),
    ("privacy", "Stuur mijn post voortaan naar het nieuwe adres."),
    ("privacy", "Ik heb met mijn moeder besproken wat ik ga doen."),
    ("discriminatie", "Er is geen sprake van discriminatie."),
    ("discriminatie", "Vanwege mijn leeftijd ga ik met pensioen."),
    ("claim", "Ik hoef geen schadevergoeding."),
    ("claim", "De factuur is betaald."),
    ("anoniem", "Ik werd gebeld door een anoniem nummer."),
    ("anoniem", "Dit hoeft niet anoniem."),
    ("anoniem", "Mijn naam is niet goed geschreven."),
    ("anoniem", "Hij weet mijn naam niet eens."),
    ("anoniem", "Ik wil niet dat mijn werkgever dit betaalt."),
    ("anoniem", "Ik had het haar in vertrouwen verteld en zij heeft het doorverteld."),
    ("anoniem", "Hij heeft mijn gegevens niet vertrouwelijk behandeld."),
    ("anoniem", "De informatie in dit bericht is vertrouwelijk."),
    ("anoniem", "Jullie moeten met mijn dossier vertrouwelijk omgaan."),
    ("anoniem", "Ik durfde dit niet tegen Karin te zeggen."),
    ("anoniem", "Ik heb het niet tegen hem gezegd."),
    ("anoniem", "Mijn coach hoeft niet te weten welke pillen ik slik."),
    ("anoniem", "Roos heeft de afspraak niet aan Karin doorgegeven."),
    ("anoniem", "Ik ben bang dat ik mijn uitkering kwijtraak."),
    ("vertegenwoordiger", "Mijn man heeft het ook gehoord."),
    ("vertegenwoordiger", "Ik ben een vrouw van vierenvijftig."),
    ("vertegenwoordiger", "Namens ons allemaal bedankt."),
    ("opdracht-voorbij", "Het contract is beëindigd, en hij was onbeschoft."),
    ("disciplinair", "Op de tafel stond een bloemstuk."),
]


@pytest.mark.parametrize(("code", "sentence"), SHOWS)
def test_these_words_show_it(code: str, sentence: str) -> None:
    assert code in {signal.code for signal in find(f"Klacht\n\nGoedemorgen,\n\n{sentence}\n\nGroet,\nJan")}


@pytest.mark.parametrize(("code", "sentence"), SHOWS_NOT)
def test_these_words_do_not(code: str, sentence: str) -> None:
    assert code not in {signal.code for signal in find(f"Bericht\n\nGoedemorgen,\n\n{sentence}\n\nGroet,\nJan")}


def test_the_words_are_the_sentence_that_shows_it_even_when_it_was_wrapped() -> None:
    (signal,) = find("Hallo,\n\nHet gaat slecht. Ik zie het\nniet meer zitten. Groet")
    assert (signal.code, signal.words) == ("nood", "Ik zie het niet meer zitten.")


def test_a_sentence_that_takes_it_back_does_not_hide_another() -> None:
    text = "Wij maken een eind aan het traject. Ik weet je te wonen."
    assert [signal.words for signal in find(text)] == ["Ik weet je te wonen."]


def test_each_code_shows_once_in_a_fixed_order() -> None:
    codes = [signal.code for signal in find("Ik claim geld terug. Ik wil mijn geld terug. Mijn advocaat belt. " * 40)]
    assert codes == ["geschil", "claim"] == [code for code in CODES if code in codes]


def test_the_evidence_stays_short_and_holds_the_words() -> None:
    (signal,) = find("en toen " * 300 + "wil ik dood " + "en daarna " * 300)
    assert len(signal.words) <= LONGEST
    assert "wil ik dood" in signal.words


def test_only_a_mail_that_is_passed_on_alarms_by_what_hangs_under_it() -> None:
    assert [signal.code for signal in passed_on("FW: hulp", "Ik wil niet meer leven. Mijn advocaat weet het.")] == ["nood"]
    assert passed_on("Re: hulp", "Ik wil niet meer leven.") == ()


@pytest.mark.parametrize(
    "text", ["", "\n" * 5000, "a " * 20_000, "ik weet " * 3000, "mijn " * 5000, "\x00’‘`", "maak er een " * 2000]
)
def test_any_text_is_read_quickly(text: str) -> None:
    assert all(signal.code in CODES for signal in find(text))
