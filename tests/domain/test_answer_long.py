"""A long answer does what it says in the end: what only may be, or is overturned further on, is asked about."""

import pytest
from domain.test_answer_desk import HARMLESS, understood

from classifiers.answers.judges import likelihood

OVERTURNED = [
    (
        "herinnering",
        "Sorry, het is me door de vingers geglipt. Meneer heeft me twee weken geleden gebeld en gezegd dat hij de "
        "klacht wilde intrekken. Ik heb toen gezegd dat hij dat op schrift moest zetten. Dat heeft hij niet gedaan. "
        "Toen ik hem gisteren weer belde zei hij dat hij er toch mee door wil gaan, omdat zijn vrouw vindt dat hij het "
        "er niet bij moet laten zitten.",
    ),
    (
        "herinnering",
        "Ik had dit al eerder willen melden. Meneer zei in oktober al dat hij de klacht ging intrekken als hij een "
        "nieuwe coach kreeg. Die heeft hij sinds vorige week, dat is Fatma geworden. Of hij de klacht nu ook echt "
        "intrekt weet ik niet, want ik heb hem daarna niet meer gesproken. Ik stuur hem vandaag een mailtje met die "
        "vraag en laat het daarna weten.",
    ),
    (
        "herinnering",
        "Dit dossier zit me hoog. Ik heb nu drie keer geprobeerd om meneer te spreken te krijgen en drie keer nam hij "
        "niet op. Wat mij betreft sluiten we de zaak, want zo valt er niet te werken. Maar ik snap ook dat dat volgens "
        "het reglement niet zomaar mag. Hoe gaan we hiermee om? Moeten we hem eerst nog een brief sturen en hoe lang "
        "wachten we dan op een reactie?",
    ),
    (
        "vraag-oordeel",
        "Ik heb vorige week met meneer en met Roos gesproken, beiden apart. Meneer vertelde uitgebreid over de "
        "afspraken in september en oktober. Roos kon alles laten zien in haar agenda: zij heeft steeds netjes binnen "
        "twee dagen teruggebeld en zich aan alle afspraken gehouden. Er is niets misgegaan van onze kant. Ik kom daarom "
        "tot het oordeel gegrond.",
    ),
    (
        "vraag-maatregelen",
        "We hebben er in het team over gepraat. Hanneke stelde voor om een vast belmoment in te voeren, Anja vond een "
        "training gesprekstechniek beter en Roos zelf zei dat zij voortaan haar telefoon zou doorschakelen. Er is nog "
        "niets besloten, want niet iedereen was er. Op 3 december praten we verder en dan hoop ik jullie te kunnen "
        "melden wat we echt gaan doen.",
    ),
    (
        "verzoek-verslag",
        "Ik heb geprobeerd een verslag te maken maar het lukt me niet goed, omdat ik er zelf maar de helft van de tijd "
        "bij was. Mijn trein had vertraging en toen ik binnenkwam waren ze al een half uur bezig. Anja heeft het eerste "
        "deel geleid, ik vraag haar om haar aantekeningen. Wat ik hoorde is dat meneer zich niet serieus genomen voelde "
        "en dat Roos dat vervelend vond.",
    ),
]
DONE = [
    (
        "herinnering",
        "Dat is me ook wat. Zit ik net klaar om meneer te bellen voor een afspraak, belt hij mij. Hij had het er in het "
        "weekend met zijn zoon over gehad en die had gezegd: pa, waar maak je je druk om. Hij wil de klacht niet meer "
        "doorzetten, ik heb het twee keer gevraagd en twee keer zei hij dat hij hem intrekt. Kunnen jullie dat "
        "verwerken en hem een briefje sturen?",
        "withdraw",
    ),
    (
        "vraag-oordeel",
        "Ik heb beide partijen gehoord en de mails teruggelezen. Roos heeft in september toegezegd dat zij binnen twee "
        "dagen zou bellen, en dat is drie keer niet gebeurd. Zij geeft dat zelf ook toe en heeft er spijt van. Dat zij "
        "het druk had begrijp ik, maar daar hoeft meneer geen last van te hebben. De klacht is dus gegrond. Ik stel "
        "voor dat zij haar excuses maakt.",
        "verdict",
    ),
]


@pytest.mark.parametrize(("kind", "text"), OVERTURNED)
def test_what_a_long_answer_overturns_is_asked_about(kind: str, text: str) -> None:
    found = understood(kind, text, judge=likelihood)
    assert found.action in HARMLESS, found


@pytest.mark.parametrize(("kind", "text", "action"), DONE)
def test_what_a_long_answer_says_in_the_end_is_done(kind: str, text: str, action: str) -> None:
    assert understood(kind, text, judge=likelihood).action == action
