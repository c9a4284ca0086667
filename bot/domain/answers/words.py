"""The vocabulary: for each action the only words its clause may be made of, and the words one of which must be there.

@ is a colleague, # a day or time, ~ a length of time. A word that is not listed keeps the clause from acting, so a denial,
a condition, a question or somebody else's opinion never does.
"""

from __future__ import annotations

from dataclasses import dataclass


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


FILLERS = word_set(
    "graag gaarne gelieve svp aub alstublieft maar wel hoor gewoon even dan prima oke ok okee ja goed zelf natuurlijk zeker"
    " hierbij"
    " bij dezen alsjeblieft a.u.b s.v.p top fijn inderdaad nu vandaag meteen direct gelijk alvast mooi uiteraard dus"
    " en lijkt lijken best doe ermee daarom toch_wel akkoord he sowieso simpelweg"
)
IT = "da het dit deze die hem haar 'm m dat ze klacht zaak melding de deze dossier kwestie er hier hierop nummer"
ME = "ik ikzelf mij mezelf mijzelf zelf"
DOES = (
    "doet doe pakt pak behandelt behandel neemt neem krijgt gaat ga mag kan zal wordt word is ben handelt handel doen pakken"
    " behandelen oppakken"
    " oppakt afhandelen afhandelt nemen neemt behandeling aanpakken overneemt overnemen regelt regelen"
)
WITH = "op af aan naar voor door over in zich rekening mijn haar zijn hiermee ermee mee slag behandelaar als"
APPOINTS = (
    "laat laten erop"
    " geef zet wijs wil kies benoem stuur mag naam toewijzen toegewezen aanwijzen aangewezen aanstellen iets geval kiezen"
    " zetten geven gaan komt"
    " krijgen doen optie keuze voorkeur maak maken"
)


@dataclass(frozen=True, slots=True)
class Words:
    """`allowed` are all words the clause may have; of every line of `needs` one must be there, of `never` none."""

    allowed: frozenset[str]
    needs: tuple[frozenset[str], ...] = ()
    never: frozenset[str] = frozenset()

    def fit(self, words: list[str]) -> bool:
        """True when a clause, as a list of words, is made of these."""
        said = set(words)
        return said <= self.allowed | FILLERS and all(said & need for need in self.needs) and not said & self.never


def words(allowed: str, *needs: str, never: str = "") -> Words:
    """`words("a b c", "a b")`: made of a, b and c, and a or b must be there."""
    sets = tuple(frozenset(need.split()) for need in needs)
    return Words(frozenset(allowed.split()).union(*sets), sets, frozenset(never.split()))


NAMED = words(
    f"@ {IT} {DOES} {WITH} geschiedt intussen keer zal maar ze van naam iets eentje hebben geval verder mij me",
    "@",
    never="ik ben ga doe",
)
APPOINTED = words(
    f"@ ik we wij van {IT} {DOES} {WITH} {APPOINTS} toe onderhavige plaats",
    "@",
    "opdraag draag overdraag laat laten geef zet wijs wil kies benoem toewijzen aanwijzen zetten",
)
MYSELF = words(
    f"{IT} {WITH} doe pak behandel neem ga word ben zal wil kan behandelen doen oppakken nemen slag afhandelen overnemen"
    f" handel laat geef zet toewijzen hiervan behandeling",
    ME,
    never="",
)
MYSELF_BARE = words("ik ikzelf mij mezelf mijzelf zelf", ME)
TAKES_OVER = word_set("doet pakt behandelt neemt behandelaar overneemt wordt behandelen oppakken")

CLOSED_TALK = (
    "ook het ons een de gesprek gesprekje afspraak hoorgesprek hoorzitting spreken spreek sprak plan plannen gepland staat"
    " ingepland inplannen vindt plaats vind is wordt"
    " gaat op om voor in met bij van we wij ik heb hebben afgesproken uitnodigen uitnodiging uitnodigingen sturen stuur nodig"
    " uit klager klant cliente client melder"
    " medewerker betrokken beide beiden partijen allebei hem haar hen zie dag datum tijd tijdstip tijdens verzet verzetten"
    " verplaatst verplaatsen naar nieuwe keer zal"
    " aan uur kantoor locatie vestiging kamer teams telefonisch beeldbellen planning agenda staan zetten zet doen doe nodigen"
    " uitgenodigd spreken gaan komt komen meneer mevrouw"
    " partij ieder iedereen die dan onze overlegd werkplek hoofdkantoor eigen fysiek online eerste"
    " ruilen wisselen geworden overzetten omzetten vastgelegd genoteerd teams-overleg belafspraak"
    " teamsgesprek teams-gesprek telefoongesprek videogesprek beeldbelafspraak kennismaking bijeenkomst"
    " onderhoud bepaald te erbij thuis mij tafel zien noteer schrijf zelfde werkplaats afgestemd geworden"
    " gemeente doorgaat door verschoven schuiven"
    " geschoven wordt afstemming gevonden ons stellen allen"
)
TALK = words(f"# @ {CLOSED_TALK}", "#", never="")
TALK_WORDS = word_set(
    "onderhoud gesprek gesprekje afspraak hoorgesprek hoorzitting spreken spreek plan plannen gepland ingepland inplannen"
    " uitnodigen uitnodiging afgesproken teams-overleg belafspraak teamsgesprek teams-gesprek telefoongesprek videogesprek"
    " beeldbelafspraak"
)
CANCELLED = words(
    "het ons gesprek afspraak hoorgesprek van # gaat ging is niet door doorgegaan doorgaan vervalt vervallen afgezegd"
    " geannuleerd annuleer annuleren zeg af afzeggen"
    " wordt kan worden de met klager klant melder client @ heeft",
    "gesprek afspraak hoorgesprek",
    "niet vervalt vervallen afgezegd geannuleerd annuleer annuleren zeg afzeggen",
)
WAIVED = words(
    "de klager klant melder client cliënt medewerker hij zij ze meneer mevrouw van een het gesprek hoorgesprek ziet af wil"
    " geen niet gehoord worden hoeft in met ons @ te"
    " wenst meer afgezien heeft hoeven",
    "gesprek hoorgesprek gehoord",
    "ziet wil hoeft wenst afgezien",
    "af geen niet afgezien",
)
EXTENDED = words(
    f"ook {IT} # ~ verleng verlengen verlenging verlengd verlengt uitstel stel uit uitstellen met tot en t/m naar van termijn"
    f" behandeling afhandeling behandeltermijn einddatum datum"
    " ik we wij wil willen heb hebben nodig hebben extra meer tijd langer wordt worden mag moet de aan schuif schuiven op"
    " opschuiven einde verzoek verzoeken om vraag"
    " nieuwe uiterste uiterlijk afhandeldatum nog is krijgen een gaat duren duurt erbij opgeschoven verschoven deze"
    " maak er zet gooi plak u te wij verzoeken uiterlijke geldt wordt zie genoeg voldoende volstaat bij doen",
    "# ~",
)
EXTEND_WORDS = word_set(
    "verleng verlengen verlenging verlengd verlengt uitstel uitstellen stel extra langer termijn behandeltermijn"
    " opschuiven schuif schuiven einddatum opgeschoven meer"
)
KINDS = words(
    "dit het dat is een de als gaat om betreft behandel behandelen gewoon lijkt mij me duidelijk volgens_mij valt onder wordt"
    " mag echt"
    " je u hem zie ik zien we wij beschouw beschouwen zeker categorie soort vind inboeken boek in betreffende noemen noem telt"
    " hier toch degelijk te in mijn onze ogen mening naar volgens"
    " absoluut overduidelijk ronduit typisch zuiver kwalificeer kwalificeren schrijven zin ons van reglement regeling echte"
    " formele officiele optie keuze lees lezen",
    "klacht suggestie vraag overig overige opmerking geschil",
)
ADMITTED = words(
    f"{IT} nemen neem neemt we wij ik in behandeling wordt genomen gewoon oppakken pak op pakken alsnog moeten serieus toch"
    f" wil willen mag kan hieraan voldoet ontvankelijk is"
    " handel nieuw nieuwe onderzoek aanbod intern doen starten onderzoeken akkoord met aannemen aangenomen",
)
ADMIT_WORDS = word_set("behandeling ontvankelijk oppakken pak pakken onderzoek aanbod onderzoeken aannemen aangenomen")
APPROVED = words(
    "ja akkoord prima goed zo ok oke okee klopt dat het eens mee daar ben ik ga gaat we wij er ermee verstuur verzend"
    " verzenden versturen stuur sturen maar op conform advies"
    " deze brief kan mag zo weg de deur uit hiermee akkoord! dit concept met zoals voorgesteld wel hem die verzonden"
    " verstuurd worden naar klager klant melder client helemaal"
    " gelezen volledig overgenomen neem over volg volgen uitkomst tekst ziet eruit niets toe te voegen keurig mooi inhoud wat mij"
    " betreft van mij is meld melden meldt uwv bij samenvatting mevrouw meneer",
    "ja akkoord prima goed ok oke okee klopt eens verstuur verzend verzenden versturen stuur conform volg neem weg meld deur"
    " melden keurig",
    never="als",
)
SENT_OFF = words(  # a letter that waits to go, in other words than "akkoord"
    "de brief dit deze die hij 'm m ie het hem mag kan moet laat maar zo weg er een op ermee hup gaan gaat uit doe gooi zet aan"
    " meneer mevrouw klager klant voor door van mij wat betreft hierbij bij dezen jullie je u versturen verzenden sturen"
    " verstuur verzend stuur helemaal vandaag nog lekker gewoon heb hebben we wij ik",
    "bus post brievenbus postzegel fiat deur goedgekeurd geaccordeerd accoord akkoord versturen verstuur verzend verzenden",
    never="als niet eerst zodra",
)
DECLINED = words(
    "nee niet nodig hoeft geen verlenging dank je wel dat ga door niet akkoord lukt op tijd het gaat lukken wordt gehaald"
    " halen we wij ik is voor af de deze termijn klaar"
    " bedankt u hoor red redden week meld melden doorgaan uitstel ruim ruimschoots komt in orde goed binnen uitkomst gaan nog"
    " moet moeten dit haal",
    "nee geen nodig hoeft",
)
CLOSED = words(
    "zaak klacht melding de deze die dossier het dit is kan worden wordt mag afgehandeld sluiten sluit dicht gesloten afsluiten"
    " afgesloten opgelost en we wij ik af afronden afgerond hiermee"
    " volledig ook wat mij betreft samen klager klant melder client helemaal naar ieders tevredenheid tot met",
    "afgehandeld sluiten sluit gesloten afsluiten afgesloten dicht",
)
WITHDRAWN = words(
    "de deze zijn haar klacht melding klager klant melder client cliënt hij zij ze mevrouw meneer jan boer heeft is wordt"
    " trekt in ingetrokken stop stoppen behandeling met telefonisch # mij ons"
    " per mail schriftelijk laten weten belde gebeld net zojuist dat door te mag het van door_hem definitief nog vanmorgen"
    " hedenochtend meegedeeld medegedeeld bevestigd liet telefoon u kunt kunnen jullie persoonlijk vanmiddag me zelf"
    " vanochtend gisteren om heden meldt aan balie gezegd intrekt doorgegeven gemeld verteld",
    "ingetrokken stop stoppen trekt intrekt",
)
STEPS_BACK = words(
    "ik ben was er hier daar zelf bij erbij hierbij daarbij betrokken deze klacht zaak het de dit ook zit zat aanwezig gesprek"
    " partijdig persoonlijk in # dus toen die dag want geweest",
    "ik",
    "betrokken bij partijdig",
    "zelf er erbij hier hierbij daar daarbij klacht zaak gesprek partijdig",
)
REFUSED = words(
    f"{IT} niet in behandeling nemen genomen neem neemt we wij wordt worden verder nee ontvankelijk niet-ontvankelijk"
    f" helaas afwijzen afgewezen wijs wijzen af is verklaren verklaar kunnen dit we ge u moogt mag mogen jullie",
    "niet afwijzen afgewezen wijs wijzen niet-ontvankelijk",
    "behandeling ontvankelijk niet-ontvankelijk afwijzen afgewezen af aannemen aangenomen",
    never="ik",
)
MYSELF_DOES = word_set(
    "doe pak behandel neem handel behandelaar slag behandelen doen oppakken afhandelen overnemen geef zet laat"
)
NAMED_DOES = word_set(
    "nemen doet pakt behandelt neemt krijgt handelt doen oppakken behandelen behandelaar voor aan slag overnemen overneemt"
    " regelt opdraag overdraag geschiedt"
    " afhandelen afhandelt mag oppakt behandeld naam doe laat geef zet wijs kies benoem toewijzen aanwijzen"
    " zetten"
)
TALK_CLOSED = words(CLOSED_TALK)
JUDGING = FILLERS | word_set(
    "de deze klacht klachten melding zaak is het dit dat onze mijn ons oordeel conclusie advies luidt wij we ik"
    " vind vinden acht achten verklaar verklaren oordelen beoordeel beoordelen kom komen tot adviseer adviseren"
    " na alles overwegende afwegende gesprekken gesprek met beide beiden partijen klager medewerker onderzoek"
    " gehoord gesproken naar mening wat mij betreft mijns inziens van een om te geheel volledig kennelijk"
    " uitkomst ben zijn heb hebben alle gegevens dossier stukken gelezen klant melder client bij eindoordeel"
    " uit op in besluit beslissing beslissen beslis concludeer concluderen worden wordt verklaard genomen duidelijk ook"
    " besproken hem"
)
