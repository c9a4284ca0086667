"""Whether words beside a decision may bear on it: asked of every clause around one that was only understood at second reading.

What is known to be harmless is taken out of a clause first ("ze weet ervan", "als ze vastloopt spring ik bij"); any
word of doubt that is left, a question, somebody else who would take it, or that who is appointed may not be able to, makes
the answer a question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from bot.domain.answers.clauses import HEARSAY
from bot.domain.answers.commands import Answer
from bot.domain.answers.doubt import AGAINST
from bot.domain.answers.masked import clause_of
from bot.domain.answers.names import Named, masked
from bot.domain.answers.residue import CONDITIONAL, asks, is_footer, is_harmless, is_question, unsettles
from bot.domain.answers.stories import SPEAKS_OF_IT

_HE = r"(?:hij|zij|ze|ie|die|@|klager|mevrouw|meneer)"
_HARMLESS = re.compile(
    rf"\b{_HE} (?:weet|weten) (?:er(?:van)?|het|t|hier|alles|al|dit)(?: (?:al|van|alles|inmiddels|ook))*(?=$| en | dus )"
    rf"|\b(?:dan )?(?:weet|vindt) {_HE} (?:me|mij|ons) (?:te vinden|wel)|\bweet (?:ervan|het al|er al van|t al|t ook"
    rf"|het ook)$"
    rf"|\b(?:als|wanneer) {_HE} (?:ergens |er |iets |hulp |vragen |dingen |tegen )*(?:\w+ ){{0,2}}(?:vastloopt|(?:hulp|iets"
    rf"|steun) nodig heeft|vragen heeft|tegenaan loopt|aanloopt"
    r"|er niet uitkomt)(?= (?:spring|help|kijk|bel|kom|sta|ben|weet|kan|mag|dan|neem)|$)"
    r"|\b(?:als|wanneer) er (?:iets|wat) is\b|\bals (?:vraagbaak|achterwacht|steun|toehoorder|meelezer|reserve"
    rf"|sparringpartner)\b"
    r"|\b(?:een )?(?:of andere?|keer of \w+)\b|\bmin of meer\b|\bof (?:hij|zij|ze|klager|mevrouw"
    r"|meneer) gelijk heeft(?: (?:zien|horen|blijkt) (?:we )?(?:dan )?wel)?"
    r"|\b(?:leest|lezen|las|gaat|komt|praat|belt) liever (?:van|met|op|bij|naar|over)\b|\bal (?:ja|toegezegd|ja gezegd)\b"
    r"|\btoch al\b|\bzegt (?:al|genoeg|alles)\b"
    r"|^(?:en |dus |, )*wat een .*|^(?:haha\w* )?nee (?:joh|hoor|zeg)\b|\bniemand kan (?:dan |ons )?(?:zeggen|beweren)\b"
    r"|\bik kijk (?:wel |even )?(?:over .{2,12} schouder )?mee\b"
    r"|\b(?:dat )?kan (?:hij|ze|zij|ie|@) (?:prima|goed|best|makkelijk|uitstekend|wel)(?: aan)?$|\bmag (?:me|mij"
    r"|ons) (?:altijd |gerust )?(?:bellen|appen|mailen)\b"
    r"|\bkan (?:hij|ze|zij|ie|@) (?:er |hier )?(?:meteen|gelijk|direct|zo|morgen) (?:\w+ ){0,3}(?:tegenaan|beginnen|starten"
    r"|slag|voort|verder)\b"
    r"|\b(?:weer )?terug (?:van|uit) (?:vakantie|verlof|weggeweest|ziekte|zijn \w+|haar \w+|een \w+)\b|\b@ kan (?:hem|het"
    r"|deze|dit) (?:inschrijven|registreren|archiveren|inboeken)\b"
    r"|\bik (?:bel|app|mail|spreek|schrijf) (?:hem|haar|r|er|dr|m|meneer|mevrouw|klager|@|die man|die vrouw)(?: (?:zo"
    r"|straks|vanmiddag|vandaag|morgen|even|zelf|nog|meteen|dadelijk|terug|wel))*"
    r"(?: om (?:sorry te zeggen|het uit te leggen|hem in te lichten|haar in te lichten|het te vertellen))?$"
    r"|\blijkt? het (?:me|mij|ons) (?:beter|verstandig|goed|netjes) dat (?=mevrouw|meneer|klager|ze|hij)"
    r"|\bik wil (?:zelf )?(?:ook )?(?:wel )?(?:eens )?weten (?:wat|hoe|waarom)\b(?!.*\beerst\b)"
    r"|\b(?:hij|zij|ze|die|@) (?:wil|doet|pakt) (?:(?:het|dit|deze|hem) )?(?:heel |erg |dolgraag |wat )?(?:graag|wel"
    r"|met plezier|met liefde)(?: doen| oppakken| op)?$"
    r"|\b(?:laat|zeg|vertel|geef) (?:hem|haar|@)(?: (?:dat|het|dit|even|ook|maar))* (?:weten|seintje|een seintje)$"
    r"|\bniet (?:te laat|verjaard|verlopen|ouder|langer|te oud)\b|\b(?:nog )?geen jaar (?:geleden|oud)\b"
    r"|(?<!ik )\bhoor$|^(?:dat )?is (?:al|net|ook) (?:gezegd|besproken|geregeld|doorgegeven|rond|afgestemd|bekend)"
    r"|\b(?:niks|niets) (?:mis|op tegen|op aan te merken)\b"
    r"|\bgeen (?:enkel )?(?:beletsel|probleem|bezwaar|twijfel)\b|\bniet(?:s)? (?:aan )?in de weg\b|\b(?:meer )?(?:moet|hoef"
    r"|kan) (?:je|u|men) er niet (?:achter zoeken|van maken|in zien)\b"
    r"|\balleen als vraagbaak\b|\bniet eerder (?:beoordeeld|behandeld)|\b@ had (?:hem|het|deze|dit) graag gehad(?= maar)"
    rf"|\b{_HE} (?:vond|vindt) (?:het|t|dat|dit|hem) (?:ook |wel |heel )?(?:prima|goed|fijn|leuk|best|ok|oke|mooi|een eer)\b"
    r"|\b(?:dat )?(?:zegt|vindt) (?:ook )?niet iedereen\b|\bwie (?:dan )?ook\b|\beerste (?:klacht|keer|zaak)\b"
)
_DOUBT = re.compile(
    rf"\b(?:{HEARSAY})\b"
    r"|\b(?:misschien|wellicht|waarschijnlijk|vermoedelijk|eventueel|mogelijk\w*|volgens|tenzij|als|indien|mits|zodra"
    r"|wanneer|twijfel\w*|weifel\w*|aarzel\w*"
    r"|eerst|liever|beter|nee|zou(?:den)?|denk|dacht|denken|wacht|wachten|nadat|voordat|voor ?dat|totdat|mocht|stel"
    r"|hopelijk|hoop|ooit|overleg\w*|later|tot die tijd"
    r"|voorlopig|vooralsnog|of|zegt|zei|zeggen|vindt|vond|meent|beweert|schrijft|schreef|wil|wilde|wou|willen|straks"
    r"|zogenaamd|althans|tenminste|behalve|uitgezonderd"
    r"|voorbehoud|tijdelijk|voor nu|in principe|zolang|grapje|geintje|gekheid|anders|weet|weten|zeker|onzeker|onduidelijk"
    r"|nog niet|nog geen|nog even|nog eens"
    r"|hoort|horen|bezien|bezie|bekijk\w*|kijk|kijken|vraag|vragen|gevraagd|polsen|gepolst|navraag|nagaan|uitzoeken"
    r"|beslis\w*|beslui\w*|kies|kiezen|knoop|nachtje|slaap"
    r"|slapen|puzzel\w*|dilemma|bezwaar|protest\w*|weiger\w*|verzet\w*|akkoord gaat|mag|moet|moeten|kan|kunnen|zal|zullen"
    r"|spijtig|jammer|helaas|maar niet"
    r"|terug(?:kom\w*|bel\w*)|belt|laat|afwachten|niemand|nooit|vergeet|negeer|stop|ho|daarna|eigenlijk|geweigerd|te oud"
    r"|te laat|gaat (?:daar|er|hier) ?over"
    r"|concept|voorstel|idee|gok|sorry|correctie|bedoel\w*|vergis\w*|fout\w*|toestemming|goedkeur\w*|instem\w*|bespreek"
    r"|bespreken|houd|hou|doorgeef|door te geven)\b"
)
_SOFT = re.compile(  # of somebody else than who answers and his colleagues: how things are
    r"\b(?:kan|kunnen|mag|moet|moeten|zal|zullen|kijk|vraag|vragen|weet|weten|hoort|horen|laat|houd|hou|zegt|zei|zeggen"
    r"|beter|later|nooit|niemand|wil|willen|vindt|vond"
    r"|schrijft|schreef|slapen|belt|fout\w*|stop|voorstel|idee|sorry|jammer|helaas|moeilijk|daarna|bezwaar|wacht|wachten"
    r"|eerst)\b"
)
_US = re.compile(r"\b(?:ik|we|wij|je|jij|u|jullie|iemand|mij|me|directie|collega\w*|secretariaat|team|mt)\b|@|#")
_OPINION = re.compile(r"\b(?:ik|we|wij) (?:moet|moeten|wil|willen|wacht|bel|vraag|hoor|kijk)\b")
UNABLE = re.compile(
    r"\b(?:ziek|weg|verlof|vakantie|vrij|druk|vol|afwezig|bord|handen|stapel|caseload|hernia|uitgevallen|plat|cursus"
    r"|buitenland|overbelast|overspannen"
    r"|thuis|rug|griep|opgenomen|ziekenhuis|oren|zit tot|tot en met|zaken|dubbel|vertrekt|vertrokken|pensioen|ontslag|uit"
    r" dienst|stopt"
    r"|detachering|burn-?out"
    r"|(?:wil|kan|mag|doet|gaat|hoeft|durf\w*|neemt|pakt|heeft|is|komt|zit|werkt|redt|trekt) (?:\w+ ){0,5}(?:niet|geen|nooit)"
    r"|geen (?:tijd|zin|ruimte)|nog (?:niet|geen)|niks|niets|betrokken|familie|buur(?:man|vrouw"
    r"|meisje|jongen|en)|zus|broer|bevriend|vriend\w*"
    r"|getrouwd|zelf (?:bij|in|mee)|staat er)\b|\btot #"
)
STAYS_OUT = re.compile(
    r"\bgeen (?:enkele? )?(?:bemoeienis|betrokkenheid|rol|relatie|contact|band)(?: \w+){0,3}|\b(?:niets|niks|niet|nooit)"
    r" (?:\w+ ){0,3}bemoeid\b|"
    r"\b(?:niets|niks|nooit|niet|geen) (?:\w+ ){0,4}(?:te maken|gesproken|ontmoet|gezien|betrokken|gekend|geweest)\b"
    r"|\bkent? (?:\w+ ){1,4}niet\b"
    r"|\b(?:nooit|niet|niks|niets|nog nooit) (?:\w+ ){0,3}(?:ontmoet|te maken gehad|gezien|gesproken)\b"
)
_TAKES = re.compile(
    r"\b(?:doet|pakt|neemt|krijgt|behandelt|behandel\w*|overn\w+|oppa\w+|samen|ook|helft|deel|wordt|zet|geef|moet|mag"
    r"|wil)\b|^(?:(?:en|of|met|voor|naar|aan|dan|bij) )*@$|\ben @|@ en\b"
)
HAS_VERB = re.compile(
    r"\b(?:bel|app|is|was|zijn|waren|heeft|had|heb|hebben|hadden|gaat|ging|komt|kwam|staat|stond|zit|zat|ligt|lag"
    r"|[a-z]{3,}t|[a-z]{3,}(?:de|te|den|ten))\b"
)
_HELPS = re.compile(
    r"\b(?:leest|kijkt|denkt|luistert|loopt) (?:wel |ook )?mee\b|\bspringt (?:wel |zo nodig )?bij\b|\b(?:weet|weten) (?:het"
    r"|ervan|t)|\b(?:is|zijn) (?:het )?(?:ook |er )?"
    r"(?:akkoord|mee eens|voor)\b|\b(?:belt|mailt|stuurt|informeert|licht|regelt|print\w*|schrijft|schrijf|noteert"
    r"|archiveert|maakt)\b"
    r"|\bhelpt (?:wel |haar |hem )?(?:mee|waar)?|\binschrijven\b"
)
_PRONOUN = re.compile(
    r"^(?:(?:en|want|dus|maar|ook|dan|#) )*(?:(?:hij|zij|ze|die|ie)\b|[a-z]+t (?:hij|zij|ze|ie)\b|(?:wil|heeft|zit|is|was"
    r"|gaat|had|moet|kan|[a-z]{3,}t)\b(?! (?:het|dit|dat|de|een|klager|mevrouw|meneer)))"
    r"|\b(?:haar|hem)$|\b(?:lijkt|past|ligt|trekt|staat) (?:haar|hem|zo|ook)\b"
)
_SIGNS = re.compile(r"\?|[😉🙃😜😏🤔👎❌]")
_TRAILS = re.compile(r"\.\.\.|…")
LONG_ENOUGH = 5  # words: a story that trails off; fewer are a hesitation
CLOSE_TO = re.compile(
    r"\b(?:\w+club|\w+vereniging|persoonlijk|bedenking\w*|buur(?:man|vrouw|meisje)|familie|bevriend|vriend(?:in)?|zus|broer"
    r"|getrouwd|partner"
    r"|eens)\b"
)
_OTHER_KIND = re.compile(r"\b(?:\w*klacht\w*|klag\w+|suggesties?|vraag|vragen|opmerking(?:en)?|geschil(?:len)?|overige?|\d)\b")
_NO_KIND = re.compile(
    r"\b(?:(?:hij|zij|ze|meneer|mevrouw|klager) (?:klaagt|vraagt) (?:nergens|niets|niks) (?:over|om)|geen (?:echte "
    r"|formele )?(?:klacht|suggestie|vraag|opmerking)(?= (?:hoor|is|dus|dit|meer)|$)"
    r"|\d{4}|(?:de|deze) klacht(?= (?:gaat|is|van)))\b"
)
_THEY = (
    r"(?:hij|zij|ze|ie|die|klager|mevrouw|meneer|men|(?:de |die |deze |dit |arme )?(?:man|vrouw|mens|client|klant|jongen"
    r"|dame|heer|chauffeur|arts|werkgever))"
)
_MUST = (
    r"(?:schrijft|schreef|wil|wou|wilde|willen|hoeft|moet|moest|kan|kon|mag|zal|zegt|zei|vindt|vond|denkt|dacht|vraagt|hoopt"
    r"|wacht|weet)"
)
_OF_THE_CLIENT = re.compile(  # what he writes, wants and finds is his story
    rf"\b{_THEY} (?:\w+ ){{0,2}}?{_MUST}(?: (?:alleen|gewoon|maar|dat|graag|weten|wij|we|ons|moeten|horen|over|er|niets"
    rf"|niks|nergens|terug|te))*\b"
    rf"|\b{_MUST} {_THEY}(?: (?:alleen|gewoon|maar|graag|weten|horen|terug|te))*\b"
    r"|\b(?:helaas|jammer|spijtig|nooit|niemand|sorry)\b|\b(?:laat|stuur|geef|schrijf|mail|bel|vertel) (?:hem|haar|klager"
    r"|mevrouw|meneer|'m|m)"
    r"(?: (?:dat|even|netjes|ook|dan|maar|vriendelijk|wel|svp|aub))* ?(?:weten)?\b"
)
_CONTRAST = re.compile(r"^(?:(?:ook|dus|en) )*(?:maar|echter|alleen|(?:al)?hoewel|ofschoon|toch|al|zij het)\b(?! is\b$).*\w{3}")
GOOD = re.compile(  # speaks for who is appointed
    r"\b(?:tijd|lucht|ruimte|ruim|ervaring|ervaren|verstand|geduld\w*|zin in|ja gezegd|toegezegd|aangeboden|ingelezen"
    r"|klaar voor|op kantoor|kent|kende|weet|op de hoogte"
    r"|beste?|handig|goed|rustig\w*|snel|vaker|aan de lijn|neutraal|onafhankelijk|onpartijdig|ver|nooit|andere vestiging"
    r"|beschikbaar|terug|weer|aanwezig|aangenomen|prima"
    r"|fris|thuis in|bekend|getraind|opgeleid|zorgvuldig|precies|hart|geschikt\w*|logisch\w*|ideaal|perfect|blij"
    r"|enthousiast|graag gedaan|scherp|stevig|vertrouwd|collegiaal"
    r"|er(?: al)? van|ervan|begonnen|bezig|gebeld|aangemeld|opgegeven|popelt|trappelt|voortvarend|zelfde|eerder (?:zoiets"
    r"|gedaan)|voorgeschiedenis)\b"
)
_FRAGMENT = re.compile(r"\b(?:niet|geen|niks|niets|g?een \w+ plan|slecht|dom|raar|fout|te oud|te laat)\b")


def left_over(plain: str) -> str:
    """Plain words without what is known to be harmless beside any decision."""
    return " ".join(_HARMLESS.sub(" ", STAYS_OUT.sub(" ", plain)).split())


def bears_on(said: str, chosen: Set[str], actions: Set[str], opens: bool, answer: Answer) -> bool:
    """True unless the clause leaves the decision as it is. `chosen` are the names of who is appointed; `opens` what stands"
    " in front."""
    clause = clause_of(said, answer)
    plain = clause.plain.strip(" ?!.")
    if not plain:
        return "?" in said
    if unsettles(said, actions, answer) or asks(plain) or is_question(plain):
        return True
    if _SIGNS.search(said) or (_TRAILS.search(said) and len(clause.words) < LONG_ENOUGH):
        return True
    if plain == "nee" and actions & {"assign", "admit"}:
        return True
    left = left_over(plain)
    if any(re.search(shape, left) for name, shape in SPEAKS_OF_IT.items() if name in actions & {"admit", "reject"}):
        return True
    if any(name in actions and shape.search(left) for name, shape in AGAINST.items()):
        return True
    if "classify" in actions:
        if _OTHER_KIND.search(_NO_KIND.sub(" ", left)):
            return True
        left = _NO_KIND.sub(" ", left)
    if "assign" not in actions:
        left = _OF_THE_CLIENT.sub(" ", left)
    if "assign" not in actions and not _US.search(left):
        left = _SOFT.sub(" ", left)
    if CONDITIONAL.search(left) or _DOUBT.search(left) or _OPINION.search(left):
        return True
    if opens and not is_harmless(said, True, actions, answer):
        return True
    if not opens and _CONTRAST.match(left):
        return True
    if not opens and not _is_told(left):
        return True
    if not clause.people and is_harmless(said, False, actions, answer) and not _PRONOUN.search(plain):
        return False
    if is_footer(said, answer):
        return False
    return "assign" in actions and _is_of_people(clause.people, plain, opens, chosen, last_named(said, answer))


def last_named(said: str, answer: Answer) -> Set[str]:
    """Who was named last in front of a clause: of him its pronoun speaks."""
    at = answer.text.find(said.strip(" ,.:"))
    people = masked(answer.text[: max(at, 0)], answer.bureau.roster)[1]
    return {person.name for person in people[-1]} if people else set()


def _is_told(left: str) -> bool:
    """True for a clause with a verb of its own, or a fragment that denies nothing."""
    return not left or HAS_VERB.search(left) is not None or _FRAGMENT.search(left) is None


def _is_of_people(people: Sequence[Named], plain: str, opens: bool, chosen: Set[str], last: Set[str]) -> bool:
    """True for words that say that who is appointed may not be able to, or that somebody else takes it too."""
    named = {person.name for group in people for person in group}
    if CLOSE_TO.search(STAYS_OUT.sub(" ", plain)):
        return True
    his = bool(named & chosen) or (_PRONOUN.search(plain) is not None and (not last or bool(last & chosen)))
    others = named - chosen
    rest = STAYS_OUT.sub(" nooit ", _HARMLESS.sub(" weet ", plain))
    if his and not others and (UNABLE.search(rest) or (not opens and not GOOD.search(rest))):
        return True
    if not others:
        return False
    if re.search(r"\bgraag\b", plain):
        return True
    if re.search(r"\bmee$", plain) and not opens and "vraagbaak" not in plain:
        return True
    if _HELPS.search(plain) or re.search(r"\b(?:niet|geen|valt af|vakantie|ziek|verlof|weg|afwezig)\b", plain):
        return False
    if named & chosen:
        return re.search(r"\b(?:en|samen|of|met|ook|voor)\b", plain) is not None
    return _TAKES.search(plain) is not None and UNABLE.search(plain) is None
