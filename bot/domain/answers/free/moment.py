"""A talk told in free words: one day and hour among words of meeting, and nothing beside it that undoes it.

Read only where no clause gave an action. What holds the day must be made of the vocabulary of meeting, once its places and
company are taken out; what stands beside it may be any story without a word of `undone`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from bot.domain.answers import words as said
from bot.domain.answers.clauses import clauses
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.dates import find
from bot.domain.answers.free.around import as_meant, told_plainly
from bot.domain.answers.free.undone import OTHER_OCCASION, UNSURE_SIGN, is_of_another_occasion, undoes, went_before, without_as
from bot.domain.answers.masked import Clause, clause_of
from bot.domain.answers.names import plain_letters
from bot.domain.answers.not_the_talk import confirms, is_no_talk
from bot.domain.answers.residue import OCCUPIED, is_broken_off, unsettles
from bot.domain.answers.taken_back import takes_back
from bot.domain.answers.talk import who_of
from bot.domain.answers.where import place_of

READ_IN = ("vraag-gesprek", "uitnodiging-gesprek", "opdracht", "verzoek-verslag")
LONGEST = 700  # characters; a longer answer is a story in which a day stands
MOST_UNITS = 24
_CUTS = re.compile(
    r",\s+|\s+(?:/+|\|)\s+|(?<=[a-z]{3})\.\s+(?=\d)|\s*[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?\s*|\s+[-–]\s+|:\s+"
    r"|\.\.+\s*|[()]"
    r"|\s+(?:maar|want|omdat|wegens|vanwege|doordat|ivm|i\.v\.m\.|dus|doch|en wel)\s+(?=\S)|!+\s+"
    r"|\s+en\s+(?=(?:ik|we|wij|hij|zij|ze|die|dan|daarna|toen|weet)\b)"
)
_RELATIVE = re.compile(  # tells of a day that is named behind it
    r"(?i)\b(?:een|1|'?n) (?:dag(?:je)?|week(?:je)?|uur(?:tje)?|half ?uur(?:tje)?) (?:later|eerder|vroeger|opschuiven"
    r"|verder|naar"
    r" (?:voren|achteren))(?: graag| aub| svp)?(?= *(?:[,:;.]|dus\b|en wel\b|namelijk\b|op (?:\w+dag |\d))(?=.*\d))"
    r"|\bvan de(?:ze)? maand\b|\bde (?:maan|dins|woens|donder|vrij)dag (?:daarop|erop|daarna|erna)\b(?=,)"
    r"|\bzelfde (?:dag|tijd|verhaal|uur)\b"
)
_MEET = said.words(
    "vastgeprikt gaan gemaakt verwacht ontvang ontvangen ontvangt wijziging komt kom komen kwam langs hierheen hier "
    "heen toe zie "
    "zien spreek spreken praat praten praatje zitten zit samen"
    " elkaar tafel tref treffen treft ontmoet ontmoeten hoor horen hoort voer voeren we wij ik hem haar hen hij zij ze"
    " die mij me ons u mevrouw meneer mw mevr dhr heer dame madam man vrouw klaagster klager klant client clientje"
    " kandidaat deelnemer melder jongen beste ouders medewerker allebei beiden iedereen afgesproken geprikt prik"
    " prikken vastgelegd vastgezet vast genoteerd ingepland gepland ingeboekt geboekt inboeken geregeld rond gelukt"
    " gevonden overeengekomen overeen gekomen uitgekomen geworden werd wordt worden is staat staan bepaald bevestigd"
    " akkoord gekozen koos kozen genomen geblokt gereserveerd opnieuw herplant verzet verzetten verplaats verplaatst"
    " verplaatsen verschuif verschuiven verschoven schuif schuift schuiven door opschuiven opgeschoven verhuist"
    " verhuisd wijken wijk uit gaat naar om vervroegd vervroegen verlaat herkansing poging nieuwe nieuw datum dag tijd"
    " tijdstip heb moment kandidaat kandidate deelnemer deelneemster cursist afspraak gesprek klachtgesprek klachtengesprek"
    " hoorgesprek gesprekje zitting hoorzitting overleg"
    " bijeenkomst sessie onderhoud uitnodiging uitnodigingen mag kan eruit verstuurd maak maken er van zet zetten doe"
    " doen houd hou houden houdt neem nemen geef plan plannen plant nodig aanvang start begint beginnen vanaf aan op"
    " in te met bij voor over tot en dat dit het de een den deze nu dan al toch uiteindelijk eindelijk gewoon toen"
    " vandaag alsnog weer juist liefst mooi prima goed ok oke oki ja yes top kortom namelijk telefonisch online"
    " digitaal teams teamsgesprek beeldbellen videobellen fysiek live wandelend thuis kantoor beneden boven kamer"
    " locatie vestiging plek ruimte zaal zaaltje kamertje zelfde dezelfde keukentafel onze eigen zaak kant beide"
    " partijen partij welteverstaan exact precies stipt klokslag klachtzaak klacht bespreken bezoek huisbezoek lunch"
    " koffie pauze datumprikker agenda agenda's bot systeem noteer noteren schrijf inplannen hoorde definitief"
    " ie em tel wat beste uitkwam uitkomt allemaal"
    " aanpassen wijzigen veranderen officieel geplande hoe wat gepakt plaats daarvan vindt onderwerp eruitgekomen geland"
    " gevallen valt gezet"
    " aangepast wijzig gewijzigd gewisseld wissel ruil geruild neer neergezet neerzetten erin"
).allowed
_STRONG = re.compile(
    r"\b(?:wordt|werd|geworden|gesprek|klachtgesprek|afspraak|afgesproken|geprikt|vastgelegd|staat|gepland|ingepland"
    r"|genoteerd|koos"
    r"|gekozen|bevestigd|geregeld)\b"
)
_MOVES = re.compile(
    r"\b(?:verzet\w*|verplaats\w*|verschuif|verschuiven|verschoven|schui\w+|opgeschoven|wijk(?:en)?|wordt|werd"
    r"|geworden|vervroegd|maak"
    r"|maken|nieuwe?|herkansing|poging|zet|gaat|verhuis\w*|doen|houd(?:en)?|daarvan|opnieuw|alsnog|prikt|geprikt|koos"
    r"|kozen|genomen"
    r"|zitten|nu)\b"
)
_GONE = re.compile(  # of the day that is not kept
    r"\b(?:kon(?:den)?|kan|kunnen|gaat|ging|lukt|lukte|past|schikt|haalt?|halen|redt?)\b.*\b(?:niet|geen)\b"
    r"|\b(?:niet|nt|nie)\b.*\b(?:halen|redden|worden|lukken|kunnen)\b|^(?:dus )?niet (?:op )?(?:de )?#$"
    r"|\b(?:vervalt|vervallen|afgebeld|afgezegd|geannuleerd|eraf|van de baan)\b|^(?:eerst|oorspronkelijk) (?:stond|was)\b"
    r"|^(?:en )?(?:dat )?(?:stond|was)\b|\b(?:afspraak|gesprek)\b.*\bgaat over\b(?!.*\bklacht)"
)
_SOME_WEEK = re.compile(
    r"\b(?:(?:eind|begin|midden|half|medio|loop) (?:van )?(?:de |deze |volgende |komende )?(?:week|maand)|week na)\b"
)
_LINE = re.compile(r"\b(?:bus|trein|boot|tram|metro|taxi|pont|veer|regiotaxi|dienst|nachtdienst)\b")  # has hours of its own
_ILL = re.compile(r"(?:(?:de|het|mijn|een|onze|zijn|haar) )?(?:\w+|@) (?:is |heeft )?(?:ziek|griep|koorts)")  # why it was moved
_SAME_DAY = re.compile(
    r"(?:(?:en|dus) )?(?:hij|zij|ze|ik|we|wij|klager|@|mevrouw|meneer|iedereen) (?:kan|kunnen) (?:ook |dan )?#"
)
_PROPOSED = re.compile(r"\b(?:had|heb|hadden|hebben)\b.*\b(?:voorgesteld|aangeboden|voorgelegd|gegeven|gemaild|genoemd)$")
_CHOSE = re.compile(r"\b(?:koos|kozen|gekozen|genomen|nam|wordt|werd|geworden)\b")
_NOT_BUT = re.compile(  # "geen drie uur maar vier uur"
    r"(?i)\b(?:niet|geen) (?:om )?(?:half |kwart (?:over|voor) )?(?:\d{1,2}(?:[.:]\d\d)?|een|twee|drie|vier|vijf|acht"
    r"|negen|tien|elf"
    r"|twaalf)(?: ?u(?:ur)?)?,? maar (?=[^,.]{0,20}(?:\d|uur|half|kwart))"
    r"|\b(?:ipv|i\.p\.v\.|in plaats van) (?:op )?(?:\w+dag |ma |di |wo |do |vr )?(?:de )?\d{1,2}(?:e|ste|de)?"
    r" (?:jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)\w*\.?(?:,? (?:om )?\d{1,2}(?:[.:]\d\d(?: ?u(?:ur)?\b)?"
    r"| ?u(?:ur)?\b))?"
    r"|\b(?:ipv|i\.p\.v\.|in plaats van) (?:op )?(?:\w+dag )?de \d{1,2}(?:e|ste|de)?\b(?! ?uur|[.:]\d)"
    r"|\b(?:ipv|i\.p\.v\.|in plaats van) (?:om )?(?:\d{1,2}[.:]\d\d|(?:half |kwart (?:over|voor) )?(?:\d{1,2}|een"
    r"|twee|drie|vier"
    r"|vijf|acht|negen|tien|elf|twaalf)(?![.:]?\d| ?[-/]))(?: ?u(?:ur)?\b)?"
)
_FORBIDDEN = re.compile(  # in the words with the day: he himself is somewhere, or it is not settled
    r"\b(?:zit|sta|ben|loop|rij|werk|had) ik\b|\bik (?:zit|sta|ben|loop|rij|werk|had|kan|kom)\b|\bkan (?:ik|hij|zij"
    r"|ze|klager|@)\b"
    r"|(?<!\w)(?:hij|zij|ze|klager|@|mevrouw|meneer|iedereen) (?:kan|mag)\b|\bzien (?:we|ik) (?:dan )?wel\b"
    r"|\bzie ik (?:dan )?wel\b"
    r"|\b(?:uiterlijk|vanaf|binnen|tot|na) (?:de )?#|\bander\w*\b"
    r"|(?<!gaan )(?<!gepland )(?<!afgesproken )(?<!eruit )(?<!uitnodiging )(?<!uitnodigingen )(?<!genoteerd )(?<!geprikt"
    r" )\bvoor (?:de )?#|\bhoor(?:de)? ik\b(?! (?:hem|haar|klager|mevrouw|meneer|beide|allebei|@))"
    r"|\bhoren (?:we|wij)\b(?! (?:hem|haar|klager|mevrouw|meneer|beide|@))|\bhoort\b|\blijk(?:t|en)\b|\bmag ik\b"
    r"|\bmag (?:het|dat)\b"
    r"|\b(?:was|plan ik|plannen we) (?:om|te)\b|\bis (?:hij|zij|ze|klager|@|mevrouw|meneer)(?!\w)|(?<!\w)(?:@|klager) is\b"
    r"|\b(?:gesprek|afspraak) van @|\bkan (?:@|klager)"
)
_AGREED = re.compile(
    r"\b(?:afgesproken|geprikt|vastgelegd|vastgezet|gepland|ingepland|geboekt|gezet|genoteerd|geregeld|gekozen)\b"
)
_WE_HAVE = re.compile(r"\b(?:(?:ik|we|wij) (?:heb|hebben|had|hadden)|(?:heb|hebben|had|hadden) (?:ik|we|wij))\b")
_ONLY_THEN = re.compile(r"(?:de )?(?:klager|mevrouw|meneer|hij|zij|ze|@) kan (?:(?:pas|alleen|wel|dan|vanaf) )*#")
_IT_IS = re.compile(  # so it is that day
    r"(?:(?:dus|dan|en|ja) )*(?:(?:doen|nemen|houden) we (?:het |dat |die |hem )?(?:dan|dus|maar)?|(?:dat|die|dit) (?:wordt"
    r"|is) (?:het|hem|em|ie)|die (?:dus|dan)"
    r"|(?:(?:dat|die) )?(?:heb|hebben) (?:ik|we) (?:zo |al |nu |net )?(?:vastgelegd|genoteerd|afgesproken|geboekt|ingepland"
    r"|vastgezet)"
    r"|zet (?:die|dat|hem|het) (?:er )?(?:maar )?(?:vast|erin|in))"
)
_EVERYBODY = re.compile(
    r"# (?:lukt|past|schikt|kan|komt)(?: bij| voor| wel| ook| ons| goed| prima)* (?:iedereen|beiden|allebei|allemaal)(?: goed"
    r"| prima| wel| uit)*"
)
_THEN_HE_CAN = re.compile(
    r"(?:(?:hij|zij|ze|klager|mevrouw|meneer) kan(?: ook| wel)? #)|# kan (?:ze|hij|zij|klager|mevrouw|meneer|iedereen"
    r"|@)(?: ook| wel| dan)*(?: en (?:ik|@) ook)?"
)
_HEB = re.compile(r"\b(?:heb|hebben)\b")
_DONE = re.compile(
    r"\b(?:gemaakt|afgesproken|geprikt|vastgelegd|genoteerd|ingepland|gepland|geregeld|staan|geboekt|gekozen|gevonden|gezet"
    r"|bevestigd|gesprek"
    r"|afspraak|overleg)\b"
)
_NOUN = (
    r"(?!(?:in|op|bij|aan|te|om|met|van|voor|over|naar|en|ik|we|wij|hij|zij|ze|die|dat|het|is|zit|ben|sta|heb|moet|kan|wil|komt"
    r"|gaat|wordt|niet|geen|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|half|kwart|vroegst|laatst"
    r"|gedacht\w*|principe|optie"
    r"|concept|potlood|papier|proef|overweging|beraad|overleg|afwachting|ruil|zicht|hoofd|achterhoofd|mening|idee"
    r"|voorstel|vakantie"
    r"|verlof|reis|weg|pad|bezoek)\b)[a-z][a-z'-]+"
)
_DET = r"(?:(?:de|het|een|ons|onze|mijn|zijn|haar|hun|jullie|dat|die|zelfde|dezelfde) )*"
_AT = (  # behind "bij": a place, and nobody's house or office
    r"(?:kantoor|balie|receptie|vestiging|locatie|bibliotheek|bieb|station|\w*tafel|\w*huis|\w*centrum|kantine"
    r"|werkplaats|werkplek"
    r"|inloop|ingang|koffie\w*|park|plas|vijver|molen|kerk|cafe|restaurant|hotel)"
)
_PLACE = re.compile(
    rf"(?<![\w#])(?:in|op|aan|ten|ter|via|naast|tegenover|achter|boven|nabij|richting|naar) {_DET}"
    rf"(?:[a-z]+(?:e|en) )?{_NOUN}(?: van {_DET}{_NOUN})?(?!\w)|\b(?:bij|met) @|\bbij {_DET}(?:[a-z]+e )?{_AT}\b"
    rf"|\b(?:locatie|kamer|zaal|vestiging|lokaal|ruimte|adres|filiaal|kantoor) {_NOUN}"
)
_KIN = (
    r"(?:dochter|zoon|man|vrouw|partner|echtgeno\w+|moeder|vader|ouders|zus|zusje|broer|neef|nicht|oom|tante|oma|opa"
    r"|buurman|buurvrouw"
    r"|vriend|vriendin|tolk|begeleider|begeleidster|bewindvoerder|mentor|maatje|vertrouwenspersoon|ondersteuner|steun"
    r"|kinderen|kind"
    r"|hond|maatschappelijk werker|klantbegeleider)"
)
_COMPANY = re.compile(  # of the client; with somebody else it is another talk
    rf"\b(?:met|plus|inclusief|en) (?:(?:de|een|zijn|haar|hun|diens) )*{_KIN}(?: van (?:klager|het wijkteam"
    rf"|de klager))?(?: erbij)?\b"
)
_HOUR_LATER = re.compile(  # the day stands, the hour is told later
    r"(?:en )?(?:hoe laat|de? (?:tijd|exacte tijd|precieze tijd|het tijdstip|het uur)|het (?:tijdstip"
    r"|uur))(?: precies| exact)?\b.*"
)
_CANNOT = re.compile(
    r"(?:(?:dan|dat|die dag|die|dit|helaas|sorry|oei|we|wij|ik) )*(?:kan|kunnen|kon|konden|lukt|gaat|past|schikt"
    r"|redt?|haal)\b.*\bniet\b.*"
)
_NOT_HELD = re.compile(
    r"\b(?:geen verslag|was (?:ziek|het vergeten)|herkansing|nieuwe (?:afspraak|datum)|niet (?:doorgegaan|door gegaan"
    r"|plaatsgevonden|gehouden|geweest|door)|was geen gesprek|(?:is |er )?(?:geen|nog geen)"
    r" gesprek geweest|ging niet door|niet (?:komen )?op(?:ge)?dagen|niet verschenen|nooit (?:aan)?gekomen|af ?gebeld|belde af"
    r"|afgezegd|verzet|uitgesteld|verplaatst|niet gelukt|mislukt|dichte deur|verkeerde deur|kwam niet|kwamen niet)\b"
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the units of an answer come to: where the talk stands, other days that are told of, and what is beside it."""

    of_talk: tuple[Clause, ...] = ()
    others: tuple[Clause, ...] = ()
    before: tuple[Clause, ...] = ()
    after: tuple[Clause, ...] = ()


def plain_moment(answer: Answer, *, beside: bool = False) -> Command | None:
    """The talk an answer settles in free words; None when it is not one, not sure, or something speaks against it.

    `beside` an extension it may stand in any letter about time.
    """
    if (answer.prompt.kind not in READ_IN and not beside) or answer.now is None or len(answer.text) > LONGEST:
        return None
    if answer.prompt.kind == "verzoek-verslag" and not _NOT_HELD.search(clause_of(answer.text, answer).plain):
        return None
    return _moment(answer) or _moment(told_plainly(answer))


def _moment(answer: Answer) -> Command | None:
    if UNSURE_SIGN.search(answer.text) or answer.now is None:
        return None
    first = re.search(r"\d", answer.text)
    if first and re.search(
        r"(?i)\b(?:uur|uurtje|dag|dagje|week|weekje) (?:later|eerder|vroeger)\b", answer.text[first.start() :]
    ):
        return None  # than what stands before it
    text = _RELATIVE.sub(" ", _NOT_BUT.sub(" ", without_as(as_meant(answer.text, answer))))
    units = units_of(text)
    if len(units) > MOST_UNITS:
        return None
    seen = _sorted([clause_of(unit, answer) for unit in units], answer.now)
    if seen is None or not seen.of_talk:
        return None
    whole = plain_letters(answer.text)
    if answer.prompt.kind == "uitnodiging-gesprek" and confirms(whole):
        return None
    if any(is_no_talk(unit.plain, whole, unit.found) for unit in seen.of_talk if "#" in unit.words):
        return None
    day, clock = _one(seen.of_talk)
    if _SOME_WEEK.search(plain_letters(text)) and find(text, answer.now, exact=True).day is None:
        return None
    strong = any(_STRONG.search(each.plain) for each in seen.of_talk)
    if day is None or (clock is None and not (strong and answer.prompt.kind == "vraag-gesprek")):
        return None
    if _is_over(day, clock, answer.now) or _is_undone(seen, day, clock, answer):
        return None
    told = " ".join(each.text for each in seen.of_talk)
    place = place_of(answer.text)
    when = f"{datetime.combine(day, clock):%Y-%m-%dT%H:%M}" if clock else day.isoformat()
    return Command("plan_hearing", {"when": when, "who": who_of(told, answer)} | ({"place": place} if place else {}))


def units_of(text: str) -> list[str]:
    """The sentences cut wherever a new clause may begin."""
    return [part for sentence in clauses(text) for part in _CUTS.split(sentence) if part and part.strip(" ,.!;:-")]


def _sorted(units: Sequence[Clause], now: datetime) -> _Seen | None:
    """Which units hold the talk; None when a day stands in words that may mean anything."""
    seen = _Seen()
    for unit in units:
        if "#" not in unit.words:
            seen = replace(seen, after=(*seen.after, unit)) if seen.of_talk else replace(seen, before=(*seen.before, unit))
        elif (_is_of_talk(unit) and not unit.found.problem) or _is_settled(unit, units):
            seen = replace(seen, of_talk=(*seen.of_talk, unit))
        elif _PROPOSED.search(unit.plain) and not seen.of_talk and any(_CHOSE.search(each.plain) for each in units):
            continue
        elif unit.found.day is None and _LINE.search(unit.plain) and not unit.found.problem:
            seen = replace(seen, after=(*seen.after, unit)) if seen.of_talk else replace(seen, before=(*seen.before, unit))
        elif unit.found.day is None:
            return None  # an hour, or days that contradict each other
        elif unit.found.day < now.date() or (unit.found.day == now.date() and unit.found.clock is None):
            seen = replace(seen, after=(*seen.after, unit)) if seen.of_talk else replace(seen, before=(*seen.before, unit))
        else:
            seen = replace(seen, others=(*seen.others, unit))
    return seen


def _is_settled(unit: Clause, units: Sequence[Clause]) -> bool:
    """True for a day on which somebody can, where other words say that it is the day, or the hour that was agreed."""
    only = _ONLY_THEN.fullmatch(unit.plain) is not None and unit.found.day is not None and unit.found.clock is None
    can = _THEN_HE_CAN.fullmatch(unit.plain) is not None and any(_IT_IS.fullmatch(each.plain) for each in units)
    return can or _EVERYBODY.fullmatch(unit.plain) is not None or (only and _has_hour(units))


def _has_hour(units: Sequence[Clause]) -> bool:
    """True when an hour was agreed in words of its own: the day stands elsewhere."""
    return any(unit.found.clock and not unit.found.day and _AGREED.search(unit.plain) for unit in units)


def _is_of_talk(unit: Clause) -> bool:
    """True for words with a day or hour that are all of meeting, once places and company are out."""
    plain = re.sub(r"# nog\b", "#", unit.plain)
    if _FORBIDDEN.search(plain) or _GONE.search(plain) or (_HEB.search(plain) and not _DONE.search(plain)):
        return False
    left = re.sub(
        r"\b(?:tweede|nieuwe) (?=gesprek|poging|afspraak|ronde)|(?<=afgesproken )was\b|\bmoet (?:het "
        r"|dat )?(?:dus )?(?:zijn|worden"
        r"|wezen)\b|(?<=wordt #) zijn\b",
        " ",
        plain,
    )
    if _AGREED.search(left):
        left = _WE_HAVE.sub(" ", left)
    for shape in (_PLACE, _COMPANY):
        left = shape.sub(lambda match: " " if not OTHER_OCCASION.search(match[0]) and not _known(match[0]) else match[0], left)
    return set(re.findall(r"[^\s@#~]+", left)) <= said.FILLERS | _MEET and "~" not in left


def _known(phrase: str) -> bool:
    """True for a phrase of which no word has to be taken out."""
    return set(phrase.split()) <= said.FILLERS | _MEET


def _one(units: Sequence[Clause]) -> tuple[date | None, time | None]:
    days = {unit.found.day for unit in units if unit.found.day}
    clocks = {unit.found.clock for unit in units if unit.found.clock}
    if len(days) != 1 or len(clocks) > 1:
        return None, None
    return next(iter(days)), next(iter(clocks), None)


def _is_over(day: date, clock: time | None, now: datetime) -> bool:
    return day < now.date() or (day == now.date() and (clock is None or clock <= now.time()))


def _is_undone(seen: _Seen, day: date, clock: time | None, answer: Answer) -> bool:
    strong = any(_STRONG.search(unit.plain) for unit in seen.of_talk)
    moves = any(_MOVES.search(unit.plain) for unit in seen.of_talk)
    for unit in seen.others:
        gone = _GONE.search(unit.plain) is not None
        if unit.found.day == day and not unit.found.clock and _SAME_DAY.fullmatch(unit.plain):
            continue
        exact = find(unit.text, answer.now, exact=True).day is not None
        if not exact and unit.found.day is not None and unit.found.day.weekday() == day.weekday():
            return True
        if unit.found.day == day or not (gone or moves) or undoes(unit, pardons_no=gone):
            return True
    for unit in seen.before:
        no = (moves or answer.prompt.kind == "uitnodiging-gesprek") and _CANNOT.fullmatch(unit.plain) is not None
        if (moves or strong) and went_before(unit):
            continue
        no = no or (answer.prompt.kind == "uitnodiging-gesprek" and moves and OCCUPIED.search(unit.plain) is not None)
        no = no or re.search(r"\bdubbel ?(?:ge)?boekt\b", unit.plain) is not None
        no = no or ("#" in unit.words and _GONE.search(unit.plain) is not None)
        no = no or (answer.prompt.kind == "verzoek-verslag" and _NOT_HELD.search(unit.plain) is not None)
        if undoes(unit, pardons_no=no):
            return True
    told = [unit.text for unit in (*seen.others, *seen.before)]
    for sentence in clauses(answer.text):
        open_hour = clock is None and _HOUR_LATER.search(clause_of(sentence, answer).plain)
        if not any(text in sentence for text in told) and not open_hour and unsettles(sentence, {"plan_hearing"}, answer):
            return True
    if is_broken_off(answer.text) or takes_back(answer):
        return True
    if moves and answer.prompt.kind == "uitnodiging-gesprek":
        told_after = tuple(unit for unit in seen.after if not _ILL.fullmatch(unit.plain))
        seen = replace(seen, after=told_after)
    later = [unit for unit in seen.after if clock is not None or not _HOUR_LATER.fullmatch(unit.plain)]
    return any(undoes(unit) or is_of_another_occasion(unit) for unit in later) or any(undoes(unit) for unit in seen.of_talk)
