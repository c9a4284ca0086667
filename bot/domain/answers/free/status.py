"""What the sender says of his own progress, and nothing besides: it is filed, not asked about, for the reminder comes anyway.

A wide vocabulary of doing, sending, calling, reading and of when, in any order. A condition, a choice, a doubt or a word that
could be an answer to what was asked is not in it; where nothing else was understood, a story may stand beside it.
"""

from __future__ import annotations

import re

from bot.domain.answers.clauses import clauses, halves
from bot.domain.answers.commands import Answer
from bot.domain.answers.masked import Clause, clause_of
from bot.domain.answers.residue import asks, is_broken_off, is_footer, is_question
from bot.domain.answers.words import word_set

WRITTEN = ("verzoek-reactie", "verzoek-verslag", "vraag-maatregelen", "kennisgeving-medewerker")  # answered in words of his own
OF_THE_TALK = ("vraag-gesprek", "uitnodiging-gesprek", "opdracht", "escalatie", "herinnering")
LONGEST, MOST_SENTENCES, MOST_STORIES, LONGEST_STORY = 400, 6, 2, 18  # characters; sentences; of them stories; words of one
_WHO = (
    "ik ikzelf we wij mij me mezelf ons mijn onze je jij jou u jullie hij zij ze hem haar het dit dat die deze er hier daar"
    " de een den 'm m dr 'r klager mevrouw meneer mevr klant client melder man vrouw kandidaat @ # ~ dees"
)
_WHEN = (
    "nu nog net al zo straks dadelijk direct meteen gelijk vandaag morgen overmorgen gisteren vanmiddag vanavond vanmorgen"
    " vanochtend vannacht morgenochtend morgenvroeg morgenmiddag morgenavond morgenvoormiddag namiddag voormiddag middag"
    " ochtend avond"
    " dag dagen week weekend weekeinde maand uur uurtje half kwart begin eind einde later binnenkort zsm mogelijk snel spoedig"
    " lunch pauze vergadering overleg teamoverleg werkoverleg teamvergadering mt team afdeling eerst daarna dan weer eens keer"
    " keertje opnieuw steeds twee drie vier vijf 2 3 4 2x 3x uiterlijk volgende komende aanstaande in op om na voor tijdens"
    " tussen tot vanaf deze daarnet zojuist intussen inmiddels ondertussen tijd laat zodra ocharme binnen"
)
_SOFTLY = (
    "en maar want dus ook wel even ff eventjes gewoon echt goed rustig alvast helemaal best vast hoor he ja jazeker nou tja"
    " ach oke ok okay top prima fijn natuurlijk uiteraard inderdaad sorry excuses excuus oeps oei amai jeetje help hoi hallo"
    " dag beste alles allemaal wat lekker mooi dank bedankt dankje dankjewel merci thanks thnx thx tnx wel je voor"
    " herinnering herinneren"
    " bericht berichtje mail mailtje seintje toesturen meedenken duwtje geheugensteuntje porren vertrouwen info doorgeven"
    " waarschuwing waarschuwen verwittigen melden opdracht duidelijk helder begrepen ontvangen gelezen gezien genoteerd"
    " vervelend rotverhaal verhaal schandalig weet wist bewust elkaar in_orde geval elk zelf samen zeker druk drukke dagje"
    " te van bij met aan naar over uit af door mee rond terug langs heen tegen onder als_afgesproken goeie goede zeg"
    " vergeten alleen vanuit wachten geduld groetjes"
)
_WHAT = (
    "verslag verslagje gespreksverslag reactie antwoord stuk stukje stukken dossier tekst brief aantekeningen notities lijst"
    " lijstje voorstel oordeel bevindingen advies uitwerking maatregelen afspraken plan punt punten papier laptop computer"
    " agenda kantoor thuis trein auto metro bus onderweg telefoon lijn voicemail bureau werk hand laatste"
    " erover hierover daarover eraan hieraan daaraan ermee hiermee erop hierop daarop erin hierin ervan ervoor hiervoor"
    " daarvoor erachter achteraan bovenop middenin inlezen netjes concept versie papieren map gegevens collega collega's"
    " directie teamleider niks niets geen gehoor idee contact slag gang maak handen schikken orde"
)
_DOES = (
    "ben zit heb hebben had heeft is was kom komen komt ga gaan gaat zal zullen zet zetten leg legt loop sta moet moest wou"
    " probeer proberen bel bellen gebeld stuur sturen gestuurd verstuur mail mailen gemaild app geappt typ typen getypt tik"
    " schrijf schrijven geschreven werk werken gewerkt lees lezen kijk kijken gekeken bekijk bekijken bespreek bespreken"
    " overleg overleggen vraag vragen gevraagd reageer reageren antwoorden spreek aanspreken aangesproken schiet praat"
    " praten hoor hoort horen krijg krijgt krijgen heb_je hebt volg volgt volgen maak maken afmaken rondmaken rond afrond"
    " afronden afwerken doorlezen inlezen uitwerken uittypen uitzoek uitzoeken zoek zoeken nakijken navragen nadenken denken"
    " verwacht hoop wacht lever leveren aanleveren aan bezig begin beginnen begonnen duik duiken pak steek laat_weten laten"
    " weten meld lukt lukken lukte komt eraan aangekomen toegekomen gekomen opgenomen neemt nam ingesproken bereikt bereikbaar"
    " pakken_krijgen pakken gelukt gepland geblokt gereserveerd toe ligt klaar bijna onder_handen gehad geprobeerd bereiken"
    " blijf blijft succes zonder tevergeefs vakantie verlof ziek vrij afwezig gelukt print uitgeprint opgezocht uitgezocht"
    " gezeten"
)
_BAG = word_set(f"{_WHO} {_WHEN} {_SOFTLY} {_WHAT} {_DOES}".replace("_", " ")) | {"niet"}
_STEP = re.compile(  # what he is going to do, is doing or has tried
    r"\b(?:ik|we|wij) (?:\w+ ){0,4}?(?:bel|bellen|probeer|proberen|stuur|sturen|mail|mailen|typ|tik|schrijf|schrijven|werk|lees"
    r"|lezen|kijk|kijken|bekijk|bekijken|bespreek|bespreken|overleg|overleggen|vraag|vragen|reageer|reageren|kom|komen|zoek"
    r"|rond|maak|wacht|wachten|lever|duik|ga|gaan|praat|hoop|meld|begin|print)\b"
    r"|^(?:(?:en|dan|#|straks|vandaag|nu|zo|hem|haar|het|dat|verslag|reactie|die|er|daar|hier|eens|eerst|dus|even) )*"
    r"(?:bel|bellen|probeer|proberen|typ|tik|schrijf|lees|lezen|kijk|kijken|bekijk|bespreek|bespreken|reageer|kom|komen|zoek|rond"
    r"|stuur|mail|vraag|ben|heb|zit|wacht|werk|ga|gaan|begin|praat) (?:ik|we|wij)\b"
    r"|^(?:#|ja|dan|nu|ook|zo|dus|en|maar|nog|sorry)? ?(?:probeer|kom|bespreek|bespreken we) (?:\w+ ){0,5}?(?:#|terug|weer"
    r"|nog|later|straks|eens"
    r"|opnieuw|morgen|in)(?!\w)"
    r"|\b(?:bezig|in de maak|middenin|onder handen|mee aan de slag|ingesproken|voicemail|geen gehoor|neemt niet op|nam niet op"
    r"|niet opgenomen|niet te pakken|bijna klaar|bijna af|half af|zonder succes|tevergeefs|niet gelukt|wacht op|ligt klaar"
    r"|laatste hand|niet aan toegekomen|nog niet bereikt)\b"
    r"|\b(?:volgt|komt)\b(?=.*(?:#|\b(?:eraan|er aan|zsm|later|na|nog|straks|vandaag|vanmiddag|binnenkort)\b))"
    r"|^(?:het |mijn |de |een )?(?:verslag|reactie|antwoord|stuk|lijstje|maatregelen) (?:volgt|volgen|komt|komen)\b"
    r"|\b(?:hoor|hoort|krijg|krijgt|heb|hebt|horen|krijgen|hebben) (?:je|jij|u|jullie|het|van)\b|\bspreek @ (?:\w+ |#"
    r" ?){0,4}aan\b"
    r"|\b(?:je|jij|u|jullie) (?:hoort|krijgt|hoor|krijg|horen|krijgen)\b"
)
_TRIED = re.compile(
    r"\b(?:heb|hebben) (?:[\w@#-]+ ){0,5}?(?:gebeld|gemaild|gestuurd|geprobeerd|ingesproken|geappt|aangesproken)\b"
)
_AT_WORK = re.compile(  # of what he does himself a day may be named, also where a day for a talk is asked
    r"\b(?:bel|bellen|probeer|proberen|mail|mailen|stuur|sturen|lees|lezen|kijk|kijken|hoor|horen|hoort|weer|opnieuw|terug"
    r"|gebeld|gestuurd|gemaild"
    r"|geprobeerd|ga|gaan|begin|werk|duik|laat|druk|schrijf|typ|praat|bespreek|spreek|volgt|krijg|krijgt|heb|zit|ben|was"
    r"|eens|contact|week)\b"
)
_FIRST_WORD = re.compile(  # without "ik": in a letter that asks for words of his own it is no order
    r"^(?:(?:en|dan|ja|#|nu|sorry) )*(?:stuur|mail|typ|tik|schrijf|werk|lees|kijk|bel|reageer|bespreek|rond|zoek|vraag|lever"
    r"|maak)"
    r" (?:\w+ ){0,5}?(?:#|straks|later|nog|weer|terug|even|rustig|in)(?!\w)"
)
_AWAITS = re.compile(  # something that has to come first, and then what the reader asked for
    r"(?:en |maar |van )?zodra (?:[\w@'-]+ ){1,8}?(?:(?:stuur|mail|werk|schrijf|rond|lever|typ|maak|bel|meld) (?:ik|we) .*"
    r"|(?:hoor|hoort|krijg|krijgt|heb) (?:je|u|jullie)\b.*|laat (?:ik|we) (?:het|je|u|jullie) .*)"
)
_ORDERED = re.compile(
    r"^(?:(?:graag|dan|en|dus|svp) )*(?:zet|leg|laat|pak|geef|plan|verstuur|stuur|maak|meld|vraag|bel|mail)\b(?! ik| we)"
)
_TO_THE_READER = re.compile(r"\b(?:bel|mail|app|stuur|vraag|geef|laat|help) (?:mij|me|ons)\b(?! \w+ weten)")
_SPOKEN = re.compile(
    r"\b(?:spreek|spreken|zie|praat|praten|zit|zitten|kom|komt)\b(?=.*#)(?!.*\b(?:aan|over|erover|hierover|terug)\b)"
)
_LEANS = re.compile(
    r"\?|…|\b(?:als|of|tenzij|mits|indien|misschien|wellicht|eventueel|twijfel\w*|liever|zou|zouden|denk|dacht|volgens|neig"
    r"|waarschijnlijk"
    r"|(?:on)?gegrond|klacht|suggestie|geschil|overig|opmerking|verleng\w*|uitstel|sluit\w*|gesloten|dicht|akkoord|\w*tevreden"
    r"|content|blij|boos|behandel\w*|overn\w+|oppakk\w*|oppakt|intrek\w*|ingetrokken|stopt?|stoppen|anders|ontvankelijk"
    r"|weken|optie|nummer|wil|wilt|willen|kan|kunnen|mag|ombudsman|beslis\w*|beslui\w*|lastig|snap|welke?|wie|hoe"
    r"|waarom|wanneer|doorgaa\w*|doe|pak|door ?gegaan|afgezegd|doet|geef|afspraak|nooit|klopt|onzin|weiger\w*|kwijt)\b"
)
_ALREADY_SENT = re.compile(
    r"\b(?:heb|hebben|had|hadden|is|zijn|werd)\b.*\b(?:gestuurd|verstuurd|gemaild|aangeleverd|ingeleverd|toegestuurd"
    r"|doorgestuurd|opgestuurd)\b|\bbijlage\b|\bbijgaand\b"
)
_NO_ANSWER_YET = {  # what would be an answer in this letter, half of one, or doubt about it
    "vraag-tevredenheid": re.compile(
        r"^(?:nee|ja|nog niet|niet|wel|jawel)\b(?! te pakken| bereikt| opgenomen| gesproken| gebeld| gelukt)"
    ),
    "verzoek-verslag": _ALREADY_SENT,
    "verzoek-reactie": _ALREADY_SENT,
    "vraag-verlenging": re.compile(
        r"^(?:ja|jawel|graag|jazeker)\b|\b(?:lukt|lukken|red|redt|haal|halen|haalt) (?:\w+ ){0,3}niet\b|\bniet (?:\w+ )?(?:lukken"
        r"|halen|redden)\b|\b(?:meer|langer|extra|tijd nodig)\b|\b(?:bij|erbij|tot)\b"
    ),
    "opdracht-behandelaar": re.compile(r"\b(?:doe|pak|neem|ga|begin|duik|zet|zit|slag|zelf|mij)\b"),
    "vraag-ontvankelijkheid": re.compile(r"\b(?:nee|ja|niet|niks|ga|pak|neem)\b"),
    "vraag-indeling": re.compile(r"\b(?:vraag|geen|niet|niks)\b"),
    "vraag-oordeel": re.compile(r"\b(?:ja|nee)\b"),
    "concept-uitkomst": re.compile(
        r"\b(?:ja|nee|stuur|verstuur|mag|kan|maar op|goed|prima|top|mooi|fijn|aanpassen|klaar)\b|\brond (?:ik|het)\b"
    ),
}
_STORY = re.compile(
    r"(?:(?:en|want|dus|maar|helaas|#|nu|sorry|ja) )*(?:(?:mijn|onze|het|de|een|hij|zij|ze|ik|we|wij|er|dat|dit|klager|mevrouw"
    r"|meneer|@|zit|ben|loop|sta|lig|had|heb|was|is) ).+|(?:drukke?|gekke|rare|volle) (?:\w+ ){0,3}(?:dag|week|dagen|weken)\b.*"
)


def is_status(answer: Answer, stories: bool = False) -> bool:
    """True for an answer of nothing but his own progress; with `stories` also where an excuse or what happened stands"
    " beside it."""
    if len(answer.text) > LONGEST or "?" in answer.text or is_broken_off(answer.text):
        return False
    said = [clause_of(sentence, answer) for sentence in clauses(answer.text) if not is_footer(sentence, answer)]
    barred = _NO_ANSWER_YET.get(answer.prompt.kind)
    if not said or len(said) > MOST_SENTENCES or any(_may_answer(clause, barred) for clause in said):
        return False
    told = [clause for clause in said if not _is_known(clause)]
    if len(told) > (MOST_STORIES if stories else 0) or not all(_is_beside(clause) for clause in told):
        return False
    return any(_is_step(clause) for clause in said)


def _may_answer(clause: Clause, barred: re.Pattern[str] | None) -> bool:
    """True where the words may be what was asked for, an order, or half an appointment."""
    plain = clause.plain
    if asks(plain) or is_question(plain) or _TO_THE_READER.search(plain) or (barred is not None and barred.search(plain)):
        return True
    if clause.kind not in WRITTEN and _ORDERED.match(plain):
        return True
    if clause.kind not in OF_THE_TALK:
        return False
    if any("#" in part.words and not _AT_WORK.search(part.plain) for part in _parts(clause)):
        return True
    return clause.found.clock is not None or bool(clause.found.problem) or _SPOKEN.search(plain) is not None


def _parts(clause: Clause) -> list[Clause]:
    return [clause_of(part, clause.answer) for part in halves(clause.text)]


def _is_known(clause: Clause) -> bool:
    return set(clause.words) <= _BAG or _AWAITS.fullmatch(clause.plain) is not None


def _is_step(clause: Clause) -> bool:
    plain = clause.plain
    if _LEANS.search(plain) and not _AWAITS.fullmatch(plain):
        return False
    return (
        _STEP.search(plain) is not None
        or _TRIED.search(plain) is not None
        or (clause.kind in WRITTEN and _FIRST_WORD.match(plain) is not None)
        or bool(_AWAITS.fullmatch(plain))
    )


def _is_beside(clause: Clause) -> bool:
    """True for a short story in which no word could be an answer, a condition or a doubt."""
    return (
        len(clause.words) <= LONGEST_STORY and _LEANS.search(clause.plain) is None and _STORY.fullmatch(clause.plain) is not None
    )
