"""Words that hold an action off, whatever rule or judge found it: somebody else's wish, hearsay, what was before, what is denied.

The rules look for what an answer means, the judges at how such answers begin; these are the words that make the same sentence
say the contrary. Where one stands beside its action, the colleague is asked.
"""

from __future__ import annotations

import re

from bot.domain.answers.clauses import bare, bare_letters, clauses
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.intent import DONE
from bot.domain.answers.masked import clause_of
from bot.domain.answers.strangers import is_of_another
from bot.domain.answers.withheld import is_withheld

LONGEST = 300  # characters; in a longer answer such words stand in a story
_SOMEBODY = r"(?:klager|hij|zij|ze|@|mevrouw|meneer|iemand|men|(?:een|mijn|de) collega)"
_HEARSAY = (
    rf"\b(?:zegt|zei|beweert|beweerde|roept|riep|vindt|vond|meent) {_SOMEBODY}(?! zelf| ook|\w)|\baldus (?:@|klager|hij|zij"
    rf"|ze)(?!\w)|\bvolgens (?:@|klager|hem|haar)"
    r"(?!\w)|\b(?:gefluisterd|gerucht\w*|schijnt|schijnen|beweerd)\b"
)
_DEED = r"(?:\w*training|cursus|waarschuwing|\w*coaching|excus\w+|\w*brief|berisping|checklist|vergoeding)"
_OF_MEASURES = re.compile(
    rf"{_HEARSAY}|^{_SOMEBODY} (?:\w+ )?(?:wil|wilde|wou|vroeg|vraagt|eist|eiste|hoopt|hoopte|vindt dat"
    rf"|vond dat(?! zelf| ook)|zou"
    rf"|had het over"
    r"|stelt|stelde|weigert|weigerde|oppert|opperde|suggereert)\b"
    r"|\bzi(?:t|tten) te denken\b|\boverw(?:eeg|egen|eegt)\b|\b(?:was|had|hadden|waren) (?:het|dat|we|wij|ik|ze) maar\b"
    r"|\b(?:vorig jaar|^vroeger|destijds|indertijd|bij de vorige|in 20\d\d)\b|\b(?:toen|destijds) @ .*\bwas\b"
    r"|\bin de (?:zaak|klacht|kwestie) van\b|\bstaat al (?:jaren|lang|tijden)\b|^op papier\b|\bhet plan was\b"
    rf"|\bgeen (?:\w+ )?{_DEED}(?!.*\bmeer\b)|\b{_DEED} (?:\w+ ){{0,4}}(?:niet|nooit|afgelast)\b(?! meer)"
    r"|\bniet (?:\w+ )?(?:aan te passen|aanpassen|op training|doorgaan)\b|\b(?:hoeft|gaan?|wordt"
    r"|worden) (?:\w+ ){0,3}niet\b(?! meer)"
    r"|\b(?:nooit|niet|moet|eerst) (?:\w+ )?goedkeur\w*\b|\bzit vol\b|\bnog niks\b|\bbij (?:(?:mevrouw|meneer) \w+"
    r"|loket \d|een andere?)|\bhad het over\b|\bals (?:je|u|jullie) (?:het )?(?:aan )?(?:mij|me) vra(?:a)?gt?\b"
    r"|\b(?:moet|moeten) eens\b"
    r"|\balsof\b|\b(?:wensen|tips) (?:\w+ )?zijn\b|\bheeft (?:tips|wensen)\b|\bkies maar\b|\bte duur\b|\baan het zoeken\b"
)
_SETTLED = re.compile(r"(?is)\W*maatregel(?:en)?\s*:.*\bvoortaan\b")  # what is never done from now on is a measure too
_TALKS_ROUND = r"(?!.*\b(?:maar|echter|toch|alleen|desondanks|wel|hoewel|ook al|organisatie)\b)"
_OF_VERDICT = {  # reasons that say the opposite, with no word that concedes it
    "gegrond": re.compile(
        r"\b(?:niets|niks) (?:fout|verkeerd) (?:gedaan|gegaan)\b|\bgeen (?:enkel |enkele )?(?:verwijt|blaam|schuld|fout"
        r"|fouten)\b"
        r"|\b(?:niets|niks) te verwijten\b|\bnetjes aan (?:\w+ ){0,3}(?:afspraken?|regels|protocol)\b|\bgeen bewijs\b"
        r"|\b(?:alles|het) is (?:\w+ )?volgens (?:het |de )?(?:protocol|regels|afspraken?) gegaan\b|\bvan geen kant\b"
        r"|\bprecies wat (?:ze|hij|zij) moest\b|\b(?:niets|niks) van waar\b|\bklopt (?:niets|niks)\b|\bklager liegt\b"
    ),
    "ongegrond": re.compile(
        r"\bklager (?:heeft|had) (?:\w+ )?gelijk\b|\b(?:heeft|had) (?:klager|hij|zij|ze) (?:\w+ )?een punt\b"
        r"|(?<!\w)(?:@|hij|zij|ze|we|wij) (?:was|waren|zat|zaten|is) (?:inderdaad|gewoon|echt|wel degelijk"
        r"|zelf) (?:te laat|fout)\b"
        r"|(?<!\w)(?:@|ze|we|wij) zat(?:en)? (?:\w+ )?fout\b|\bhet klopt dat\b|\bhadden (?:\w+ )?moeten\b.*\bniet gebeurd\b"
        r"|\bhad(?:den)? (?:nooit|niet) (?:\w+ )?gemogen\b|\bis waar\b|\bde klacht is terecht\b"
        r"|\bbewijs is (?:overtuigend|duidelijk)\b"
    ),
}
_ALL_OR_NOTHING = re.compile(
    r"\b(?:alles|de hele klacht) klopt\b|\bklopt (?:niets|niks|alles)\b|\bvan geen kant\b"
)  # beside a part
_OPENS_VERDICT = re.compile(
    rf"{_HEARSAY}|\bdat (?:zegt|roept|vindt|beweert|meent|denkt) (?:klager|@|hij|zij|ze)(?!\w)"
    rf"|\bzie (?:\w+ )?niet (?:hoe|waarom|dat)\b"
    r"|\bhoewel,? (?:eigenlijk|toch)\b|^zie (?:jij|je|u) |\bzie (?:dit|het|hem|deze|de klacht) (?:\w+ )?(?:gegrond"
    r"|ongegrond|niet)\b"
    r"|^of (?:had|was|is|moet|zou|toch)|^dat (?:was|is) (?:tenminste|althans)\b|^(?:\w+ ){0,2}(?:eerst"
    r"|nog)(?: \w+){0,2} (?:horen|spreken)$"
    r"|^moet @? ?.*\b(?:nog|eerst)\b"
)
_OF_SATISFACTION = re.compile(
    r"\bgroot woord\b|\baanname\b|\bik (?:bel|vraag|mail|check) (?:\w+ )?nog\b|\b(?:vorige? (?:week|maand|jaar"
    r"|keer)|toen|destijds|vroeger|altijd|eerst|in het begin) (?:was|waren)\b"
    r"|\bwas (?:hij|zij|ze|klager) (?:\w+ )?(?:nog|altijd|vroeger)\b"
)
_OF_TALK = re.compile(
    r"\b(?:datum|dag) die (?:dus )?niet\b|\bvoorbehou[td]|\bstaat (?:\w+ ){0,3}dubbel\b"
    r"|^klager heeft .*\been (?:gesprek|afspraak)\b|^(?:staat|staan|is|zit|stond) (?:er|daar) (?:al |nog )?(?:iets"
    r"|wat|een)\b|\bopties\b|\bkeuze uit\b"
    r"|\b(?:voor|over) (?:het|zijn|haar|een) (?:\w*werkplan|\w*plan|cv|sollicitatie\w*|stage|proefplaatsing"
    r"|contract|cursus)\b"
)
_SOME_DAYS = re.compile(
    r"(?i)(?<![\d.:/-])\d{1,2}(?:e)?(?:, ?\d{1,2}(?:e)?)* (?:en|of|,) \d{1,2}(?:e)? (?:jan|feb|maart|apr|mei|jun"
    r"|jul|aug|sep|okt|nov|dec)"
)
_ELSEWHERE = re.compile(
    r"\bzie (?:mijn |de |het )?(?:vorige|eerdere) (?:e?-?mail|mailtje|bericht)\b|\bin mijn hoofd\b"
)  # the report
_NOT_TO_SEND = re.compile(
    r"^concept\b|\bnog (?:even )?niet (?:door|ver|op)?(?:sturen|zenden|delen|gebruiken)\b|\bniet (?:voor )?in het dossier\b"
    r"|\btussen ons\b|\b(?:advocaat|vakbond|jurist|leidinggevende) (?:gevraagd|gaat|zal|reageert)\b"
)


_SCORNED = re.compile(  # whatever it was, he does not mean it
    r"\b(?:mooi niet|ja,? dag|was het maar|over mijn lijk|dacht (?:het|ik) niet|(?:dat )?kun je (?:wel )?vergeten"
    r"|vergeet (?:het|dat) maar|had je gedacht|in je dromen|laat me niet lachen)\b(?! \w+ \w+ \w+ \w+ \w+)"
)
_OF_HANDLER = re.compile(
    r"\bwijs\b[^.!?]*\baf\b|(?<!\w)over (?:haar|hem|@) gaat (?:het|de klacht)\b"
    r"|\baan de beurt voor\b|\bbij (?:mijn )?(?:spoed|afwezigheid|dringende|noodgevallen|vragen)\b|^\W*contact(?:persoon)?\W"
    r"|\bniet op kantoor\b|(?<!\w)@ en ik(?= (?:doen|samen|pakken|nemen|behandelen|gaan)\b|$|[,.])|\b(?:ik|wij|we) en @"
    r"|\bsamen met (?:mij|@)|@ (?:\w+ )?samen met\b"
    r"|, (?:vindt|zegt|denkt) (?:hij|zij|ze|klager)$|(?<!\w)@ wel,? @ ook\b"
)
_OF_KIND = re.compile(r",? (?:vindt|zegt|beweert|roept) (?:hij|zij|ze|klager|mevrouw|meneer)(?: zelf)?$")
_HARDLY = re.compile(r"\bwas (?:hij|zij|ze|klager|mevrouw|meneer) maar\b")
_NO_MOMENT = re.compile(
    r"\bdat is (?:(?:me |mij )?te (?:vroeg|laat|krap|snel)|mijn |een feestdag|helaas)"
    r"|\bdan is @ (?:jarig|vrij|weg|afwezig|er niet|met vakantie|ziek)\b"
)
_NOT_ASKED = re.compile(  # who came by the letter says so himself
    r"\b(?:kreeg|krijg) (?:dit|deze|hem|het|de mail) (?:net |zojuist |even )?(?:doorgestuurd|doorgemaild)\b|\blas (?:even )?mee\b"
    r"|\bzag (?:dit|deze|hem|het|de mail) (?:net |toevallig )?(?:bij|voorbij|op)\b"
)
_CORRECTS_TEXT = re.compile(  # beside an approval: something in the letter is not right
    r"\b(?:heet|heten|woont|wonen|verhuisd|voluit|geboren|het was|dat was|moet zijn|het is niet|adres|spelfout|typfout)\b"
)
_MERE_THANKS = re.compile(
    r"(?i)\W*(?:o+ke?|oké|mooi|fijn|ja dat is de brief)?\W*(?:be)?dank\w*(?: je| u)?(?: wel)?\W*|\W*mooi\W*"
)
_FIRST_THEN = re.compile(r"^\W*\d\W+(?:maar|mits|als|tenzij|al)\b|\b(?:bel|spreek|vraag|mail|wacht) \w+ (?:\w+ )?eerst\b")
_OF_ADVICE = re.compile(r"\b(?:advies|oordeel|voorstel|conclusie)\b(?: \S+){0,4} (?:neem|nemen) (?:ik|we|wij) (?:\w+ )?over\b")
_BACK = re.compile(  # taken back below what was decided, or told
    r"\b(?:gebruik|leg|plaats|verwerk) (?:dit|dat|het|deze) (?:nu |nog |even |dus )*niet\b|\bniet gebruiken (?:svp|aub|graag)\b"
    r"|\bnergens voor gebruiken\b|\bstreep (?:dit|dat|het) (?:\w+ ){0,2}door\b|\bho,? even\b|\bhoudt? (?:dus )?geen stand\b"
    r"|\bverkeerde (?:bestand|bijlage) (?:ge\w+|\w+ge\w+)\b|\bnee,? serieus\b"
    r"|\b(?:doe|net) (?:even )?(?:of|alsof) je (?:dit|dat) niet\b"
    r"|\b(?:weer )?weggegooid,? .*\bopnieuw\b"
)


def held_off(command: Command, answer: Answer) -> bool:
    """True when words beside one of these actions say the contrary of it."""
    if len(answer.text) > LONGEST:
        return False
    if _is_not_meant(command, answer) or is_of_another(command, answer):
        return True
    if is_withheld(command, answer) or (command.action in DONE and _BACK.search(bare_letters(answer.text))):
        return True
    text = _with_role(answer)
    plain = [clause_of(each, answer).plain for each in clauses(text)]
    return any(_is_against(each, plain, answer) for each in (command, *command.also))


def only_thanks(text: str) -> bool:
    """True for an answer that thanks for a letter and says nothing of it: no approval."""
    return _MERE_THANKS.fullmatch(bare_letters(text)) is not None


def _is_not_meant(command: Command, answer: Answer) -> bool:
    """True for words that he does not mean so."""
    said = bare_letters(answer.text)
    return command.action in DONE and any(shape.search(said) for shape in (_SCORNED, _FIRST_THEN, _NOT_ASKED))


def _with_role(answer: Answer) -> str:
    """The text with the first name of the complainant replaced by what he is: a colleague may have the same."""
    first = answer.case.complainant.name.partition(" ")[0] if "klager" in answer.case.parties else ""
    return re.sub(rf"\b{re.escape(first)}\b", "klager", answer.text) if len(first) > 1 else answer.text


def _is_against(command: Command, plain: list[str], answer: Answer) -> bool:
    said = " ".join(plain)
    match command.action:
        case "assign":
            return _OF_ADVICE.search(said) is not None or any(_OF_HANDLER.search(each) for each in plain)
        case "classify" | "admit":
            return any(_OF_KIND.search(each) for each in plain)
        case "approve":
            return any(_CORRECTS_TEXT.search(each) for each in plain)
        case "record_measures":
            return _SETTLED.match(answer.text) is None and any(_OF_MEASURES.search(each) for each in plain)
        case "verdict":
            contrary = _OF_VERDICT.get(command.arguments.get("gegrond", ""), _ALL_OR_NOTHING)
            at_odds = re.match(_TALKS_ROUND, said) is not None and contrary.search(said) is not None
            return at_odds or any(_OPENS_VERDICT.search(each) for each in plain)
        case "record_satisfaction":
            return any(_OF_SATISFACTION.search(each) or _HARDLY.search(each) for each in plain)
        case "plan_hearing":
            return _SOME_DAYS.search(answer.text) is not None or any(
                _OF_TALK.search(each) or _NO_MOMENT.search(each) for each in plain
            )
        case "record_hearing":
            return any(_ELSEWHERE.search(each) for each in plain)
        case "record_reaction":
            return _NOT_TO_SEND.search(bare(answer.text)) is not None
    return False
