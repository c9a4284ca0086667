"""Words that are not for a letter: said to us alone, or about the letter itself. What is kept of an answer, others will read.

A remark that only passes the time of day is left out of a reason. One that holds the letter back, keeps something private or says
what else is to be done makes the whole answer a question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.answers.clauses import BECAUSE, bare, bare_letters, clauses, reason_of
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.judged import FREE
from bot.domain.answers.masked import with_client
from bot.domain.answers.no_reason import is_no_reason

_GIVEN = ("verdict", "extend", "reject")  # with a reason that goes into a letter
_LEAD = r"^(?:(?:en|dus|maar|wel|verder|ook|nog|graag|daarna|dan|oh?|ja|ps:?|let op:?|svp|aub)[ ,]+)*"
_CLIENT = r"(?:klager|klaagster|klant|client|clientte|melder|meneer|mevrouw)"
_PRIVATE = re.compile(
    r"\b(?:tussen|onder) (?:ons|jou en mij)\b|\btussen haakjes\b|\bvertrouwelijk\w*\b(?!\w| (?:gegevens|informatie"
    r"|gesprek|stuk))"
    r"|\bin vertrouwen\b|\b(?:hoeft?|moet|mag) er niet in\b|\bniet in de (?:brief|mail|uitkomst)\b"
    r"|\bniet (?:voor )?in het dossier\b"
    r"|\bniet (?:aan [\w-]+ |tegen [\w-]+ |verder |door)*vertellen\b|\bvertel (?:\w+ ){1,3}(?:maar )?niet\b"
    r"|\bniet (?:tegen|aan) (?:\w+ )?[\w-]+ (?:zeggen|vertellen|laten weten|doorgeven)\b"
    r"|\b(?:hoef\w*|mag|mogen|moet\w*) (?:\w+ ){0,2}(?:niet|nooit) (?:\w+ ){0,2}weten\b"
    r"|\bintern\W*:|\bintern(?:e)? (?:noot|houden|memo)|\(intern\)|\bis intern\b|\bmondje dicht\b"
    r"|\bhoud?t? (?:\w+ )?(?:stil|onder de pet)\b"
    r"|(?<!mag je dat )(?<!mag dat )\b(?:niet|nergens) (?:delen|doorsturen|opschrijven|noteren|vermelden|benoemen)\b"
    r"|\b(?:schrijf|zet|noem|vermeld|noteer|meld) (?:dat|dit|het|er)\b(?: \w+){0,3} (?:maar )?niet (?:\w+ )?(?:op|bij"
    r"|erbij|in|erin)\b"
    r"|\b(?:alleen|enkel|uitsluitend|slechts|puur) (?:\w+ )?voor (?:(?:de |onze )?(?:directie|collega\w*|leiding)|mij\w*|me"
    r"|mezelf|ons\w*|intern\w*|eigen \w+)\b|\bvoor (?:intern|eigen) gebruik\b|\b(?:is|zijn|blijft|blijven) (?:echt "
    r"|dus )?prive\b"
    r"|\bniet (?:bedoeld |bestemd )voor\b|\b(?:niet|nergens) (?:mee|door|rond)(?:sturen|mailen|geven)\b"
    rf"|(?:^|[,.;:(!?] ?|\b(?:dit|dat|het|en|maar|echt|dus|is) )niet voor (?:de )?(?:ogen van (?:de )?)?{_CLIENT}"
    r"|\b(?:dit|dat|deze|onderstaande?|hieronder|volgende) (?:mag|mogen|hoeft?|moet) (?:\w+ ){0,4}niet (?:\w+ )?(?:lezen|zien"
    r"|weten|horen|krijgen|onder ogen)\b|\bwil (?:\w+ ){0,2}niet dat "
    rf"{_CLIENT} (?:dit|dat|het|deze) (?:\w+ ){{0,2}}(?:leest|ziet|weet|hoort|krijgt|onder ogen)\b"
    r"|\balleen voor (?:jou|@|\w+ ogen)\b|\bvoor \w+ alleen\b|\bdit is voor \w+ alleen\b|\b(?:dit|dat|deze) (?:mag"
    r"|moet) niet naar\b"
)
_SCOLDS = re.compile(
    r"\b(?:zeikerd|zeurkous|zeurpiet|zeurt|aansteller|querulant|eikel|lul|trut|kreng|mafkees|idioot|leugenaar"
    r"|zeur|gezeur|zeikkous|sukkel|lastpak|lastpost|spoort niet|(?:klaagt|zeurt|moppert) altijd|leert het nooit"
    r"|is (?:echt |gewoon )?gek)\b"
    r"|\b(?:vervelend|lastig|raar|naar)e? (?:man|vrouw|mens|type|klant|kerel)\b|\bzo'n type\b|\bliegt (?:dus|gewoon|dat)\b"
)
_UNKIND = re.compile(  # of a client who is put off, in a letter that goes at once
    r"\bdoet (?:\w+ ){0,2}(?:moeilijk|lastig|vervelend)\b|\b(?:vertrouw|geloof) (?:\w+ ){0,5}niet\b|\b(?:heb"
    r"|hebben) (?:\w+ ){0,3}geen zin\b"
    r"|\ber (?:\w+ ){0,2}(?:klaar mee|genoeg van|zat van|flauw van)\b"
)
_BEHIND_A_COLON = re.compile(r"(?i)\b(?:afgehandeld|(?:af)?gesloten|(?:af)?sluiten|dicht)\s*:\s*(?P<reason>\S.{2,})")
_HOLDS_BACK = re.compile(  # the letter, or what it should rather say
    r"\b(?:echte|officiele|eigenlijke|werkelijke) reden\b|\breden (?:voor|in) de brief\b|^\W*in de brief\b(?! staat)"
    r"|\bzeg (?:maar|het|dat) (?!zo\b|\d)"
    r"|\b(?:schrijf|verzin|bedenk|verwoord) (?:\w+ ){0,2}maar (?!gewoon|zo\b|op\b)|\bverzinnen\b"
    r"|\bnetjes(?:er)? (?:\w+ )?(?:verwoorden|uitleggen|opschrijven)\b"
    r"|\b(?:buiten beschouwing|erbuiten laten|laat (?:\w+ ){1,4}(?:er)?buiten(?! (?:behandeling|staan)))\b"
    r"|\bniet te veel (?:toegeven|excuses)\b"
    r"|\b(?:tekst|rest|reden\w*|toelichting|motiver\w+|onderbouwing|definitieve?\w*) (?:volgt|komt|hoor je|krijg je|mail ik)\b"
    r"|\bdefinitief (?:volgt|komt|hoor|laat)\b|\b(?:morgen|straks|volgende week|later) (?:pas )?definitief\b|^\W*concept\W*$"
    r"|\blaat (?:het|hem|dit|'m) (?:nog )?(?:even )?liggen\b|\bnog (?:even )?niet (?:(?:ver|door|op)?(?:sturen|zenden)|naar)\b"
    r"|\bwacht (?:\w+ ){0,2}(?:met|tot)\b|\b(?:bel|app|mail|spreek) (?:me|mij) (?:\w+ ){0,2}(?:eerst|voor(?:dat)?)\b"
    r"|\beerst (?:langs|via|naar) (?:mij|me|ons|mt|het mt|@)\b|\bvoor(?:dat)? (?:de brief|het|hij|dit) (?:\w+ )?(?:uit"
    r"|weg|de deur)\w*\b"
    r"|\b(?:als|mits) (?:\w+ ){1,5}klopt\b|\b(?:tenminste|althans)\b"
)
_NOT_HIS = re.compile(  # behind what is decided: it is somebody else's opinion, or not the last word
    r"^(?:allez,? )?(?:dat|dit|zo|is) (?:is )?(?:in elk geval |precies )?wat (?:de |het )?[\w-]+ (?:er ?van |hiervan )?"
    r"(?:vindt|zegt|vraagt|wil|wilde|denkt|mij)\b|^(?:dat"
    r"|zo) zou [\w-]+ (?:het )?(?:graag )?(?:horen|zeggen"
    r"|vinden|willen|opschrijven)\b|^(?:dat|dit) (?:schreef|schrijf|stelt|stelde|eist|eiste|vindt|vond)\b"
    r"|^(?:allez,? )?(?:dat|zo) (?:peins|schat|denk|dacht) ik\b"
    r"|^zo ver ben ik\b|^volgens (?:de )?(?:klager|klant|client|meneer|mevrouw)\b|^onder voorbehoud|^als (?:eerste"
    r"|ik op)\b|\b(?:zelf )?(?:weet (?:ik )?het"
    r"|wil het) (?:zelf )?nog\b"
)
_NOT_DONE = re.compile(  # what he will still look into, behind a verdict
    r"\bnog niet gehoord\b|\bmag (?:\w+ )?nog (?:\w+ )?reageren\b|\bverhaal komt\b|\bherschrijven\b|\beerste versie\b|"
    r"\b(?:check|vraag|controleer|bekijk|spreek|bel|lees) (?:ik|we) (?:\w+ ){0,3}nog\b"
    r"|\bheb ik (?:\w+ ){0,3}nog niet gesproken\b"
    r"|\bik (?:moet|wil) (?:\w+ ){0,4}nog (?:\w+ ){0,4}(?:bedenken|nakijken|checken|vragen|horen|spreken|overleggen"
    r"|lezen|zien)\b"
)
_ORDERS = re.compile(
    _LEAD + r"(?:verleng|sluit|plan|zet|geef|stuur|laat|haal|bel|mail|maak|schrijf|regel|annuleer|zeg|leg|vraag"
    r"|wijs|verstuur|noteer|meld|neem)\b(?! (?:ik|we|wij)\b)"
    r"|\b(?:gesprek|afspraak)\b.*\b(?:kan|mag) (?:ook )?(?:vervallen|weg|eraf)\b"
    r"|\b(?:trekt|heeft) (?:hem|haar|het|de klacht|die) (?:\w+ ){0,2}in(?:getrokken\b|\W*$)"
    r"|\bwil (?:er )?(?:\w+ )?mee stoppen\b|\b(?:neemt|handelt) (?:het|hem|dit|de zaak) (?:\w+ )?(?:over|af)\b"
    r"|\bik wil dat\b.*\b(?:overneemt|oppakt|afhandelt)\b|^\W*(?:kun|kan|wil|wilt|kunt) (?:je|jij|u|jullie)\b"
    r"|\b(?:hier|daar)(?: \w+){0,3} het over hebben\b"
    r"|\b(?:weken|week|dagen|maand|maanden) (?:extra |erbij )?verlengen(?: (?:graag|svp|aub))?\W*$"
)
_SAME = re.compile(r"gegrond\b|\bwijs\b.*\baf\b")  # orders what is done
_CLOSES = re.compile(r"\b(?:sluit\w*|afsluit\w*|dicht|dichtdoen|archief)\b|\bgeen (?:enkele )?(?:brief|brieven|post|mail)\b")
_MORE_TIME = re.compile(r"\d|\bverleng|\b(?:week|weken|maand|lucht)\b")
_CHAT = re.compile(
    r"(?:(?:sorry|excuus|excuses|pardon|mijn excuses)\b(?: \S+){0,7}|(?:sorry|excuus|excuses),? (?:dat|voor) [^.:;]*"
    r"|(?:(?:hartelijk |alvast )?(?:bedankt|dank"
    r"|thanks))\b(?: \S+){0,7}"
    r"|(?:ps|p\.s)\b.*|(?:jij|jullie|u) ook (?:een )?(?:fijn|goed|prettig)\w*.*|(?:fijn|prettig|goed) weekend\b.*"
    r"|jij ook een|klaar"
    r"|punt|groet\w*.*|prima|akkoord|goed|helder|duidelijk(?: verhaal)?|oke?|top|mooi|klopt"
    r"|(?:ik )?hoor (?:ik )?graag\b.*|laat (?:het )?(?:me|mij) (?:\w+ ){0,3}weten\b.*"
    r"|(?:ik heb )?(?:er |hier |daar )?(?:lang|goed|veel|even|nog eens|een nacht) over (?:nagedacht|geslapen)"
    r"|[\w'-]+(?: [\w'-]+)? (?:is|zijn) het (?:er|hier|daar) ?mee eens"
    r"|(?:meer|verder) (?:heb|zeg|weet|kan) ik (?:er |hier )?(?:niets |niet |niks )?(?:\w+ )?.{0,25}"
    r"|(?:hopelijk|ik hoop|we hopen|wij hopen) .*|volgende keer .*|(?:zie|de reden\w* staat in|motiver\w+ (?:staat )?in"
    r"|staat in)"
    r" (?:de |het |mijn )?(?:boven|bijlage|mail|verslag|hierboven).*|(?:de |mijn )?(?:reden\w*|motiv\w+|onderbouwing"
    r"|toelichting)"
    r"(?: \w+)? (?:staat|zit|vind je) .*|jij weet .*|je weet .*|ik (?:had|heb) (?:\w+ )?(?:eerder moeten"
    r"|er slecht van geslapen).*"
    r"|(?:eindelijk|gelukkig maar|jammer|mooi zo|wat een (?:blunder|gedoe|verhaal)).{0,12}"
    r"|na (?:veel|lang) wikken en wegen.*|ik (?:weet|snap) het|nee hoor|korter mag ook"
    r"|(?:graag )?regel (?:dat|het|dit)(?: \w+){0,2}"
    r"|(?:.* )?stuur ik het (?:nu )?alvast|ik (?:kom|kon) er niet onderuit|maar goed\b.*"
    r"|hoe \w+ ook\b.*|punt uit"
    r"|(?:schrijf|stuur|laat|breng)\b(?: \S+){1,5} (?:brief\w*|netjes|vriendelijk\w*|zacht)\b.*"
    r"|(?:wil|kun|kan|zou)t? (?:je|u|jij)(?: \S+){1,4} (?:brief\w*|mailtje|bericht\w*)(?: \w+)? (?:sturen|schrijven)\b.*)"
)
_OF_HIMSELF = re.compile(  # no reason, but for more time
    r"(?:sorry|excuus|excuses)\b[^:]*|ik (?:ben|was|lag) (?:\w+ ){0,2}(?:vrij|ziek|plat)\b.*"
    r"|ik heb (?:nu )?geen tijd .*|.* weet ervan|dat (?:lijkt me"
    r"|is) (?:\w+ )?logisch"
)
_OF_TIME = re.compile(  # until when, who asked for it, or that he takes the case on: no reason for more time
    r"(?:liefst|dus|uiterlijk|tot)\b.{0,25}|[\w-]+ (?:wil|wilde|wou|vroeg) (?:er |om )?(?:tot|\d|een|twee|drie|vier)\b.*"
    r"|[\w-]+ (?:had|hadden) (?:er |om )?.{0,20}(?:gewild|gevraagd)|dan is het (?:na|voor) .*"
    r"|(?:mijn |het )?(?:oordeel|verslag|uitkomst|reactie|advies) (?:volgt|komt) .{0,25}"
    r"|(?:(?:prima|oke|ja|goed),? )?(?:doe ik|ik (?:doe (?:het|hem|deze|dit|'t)|pak (?:hem|het|deze|dit|'t) op"
    r"|neem (?:hem|het|deze|dit)(?: op me)?|ga (?:er|hier)(?: ?mee)? (?:mee )?aan de slag))(?: hoor)?"
)
_DECIDES = re.compile(  # what is decided of a complaint that is not taken up, not why
    r"(?:(?:dus|nee|ja|daarom),? )?(?:(?:wij|we|ik) )?(?:(?:deze|die|dit|de|het|hem) )?(?:klacht )?"
    r"(?:(?:neem|nemen|wordt) (?:\w+ ){0,4})?niet in behandeling(?: (?:nemen|genomen))?"
    r"|(?:deze|die|de klacht|het) is niet[- ]ontvankelijk|niet[- ]ontvankelijk"
)
_NO_GROUND = re.compile(  # who does what now, and how: no reason why a complaint is not taken up
    r"(?:want )?(?:(?:ik|wij|we) (?:licht|bel|heb|stuur|stem|ben|zit|sta|mail|laat|geef|kom|weet)\b|en graag\b|graag\b"
    r"|zoals (?:besproken|afgesproken|gezegd"
    r"|gevraagd)\b|met (?:een )?\w+ toon\b|(?:de )?standaard\w*|(?:het )?dossier gaat\b|(?:daar|hier) ga ik\b"
    r"|dat (?:is hoe|had ik)\b|vandaag nog"
    r"|die mail is\b.*\bbinnen|[\w-]+ (?:weet ervan|is het (?:daar|er)mee eens|stuurt|bergt|gaat (?:hier|daar)over"
    r"|licht|heeft het dossier)\b"
    r"|dat is [\w-]+ zijn\b).*"
)
_CUT = re.compile(r"(?<=[.!?;])\s+|\n+|;\s*|,\s+(?=(?:sorry|excuus|excuses|bedankt|dank|korter mag)\b)", re.IGNORECASE)


def for_letters(command: Command, answer: Answer) -> Command | None:
    """The command with what others may read of its reasons; None where its words are not for them, or say more than a reason."""
    given = [each for each in (command, *command.also) if each.action in _GIVEN]
    if not given and not any(each.action in FREE for each in (command, *command.also)):
        return command
    if _PRIVATE.search(bare_letters(with_client(answer.text, answer))):
        return None
    if any(_is_held(each, answer) or _is_order(each) or _is_unkind(each) for each in given):
        return None
    first, *others = (_told(each) for each in (command, *command.also))
    if first.action == "reject" and not first.arguments.get("reason"):
        return Command("unclear", why="geen-reden")
    return replace(first, also=tuple(others))


def called_the_reason(text: str) -> str:
    """What he himself calls the reason, in its first sentence; "" without "want" or a colon, or not for others."""
    because = BECAUSE.search(text) or _BEHIND_A_COLON.search(text)
    if because is None or _PRIVATE.search(bare_letters(text)) or _SCOLDS.search(bare_letters(text)):
        return ""
    return clauses(reason_of(because))[0].rstrip(" .")


def _reason(command: Command) -> str:
    return command.arguments.get("reason", "")


def _is_unkind(command: Command) -> bool:
    reason = bare_letters(_reason(command))
    return _SCOLDS.search(reason) is not None or (command.action != "verdict" and _UNKIND.search(reason) is not None)


def _is_held(command: Command, answer: Answer) -> bool:
    """True where the letter is to wait, or to say something else; another draft follows a draft by itself."""
    if answer.prompt.kind == "concept-uitkomst":
        return False
    shapes = (_HOLDS_BACK, _NOT_HIS, _NOT_DONE) if command.action == "verdict" else (_HOLDS_BACK, _NOT_HIS)
    return any(shape.search(bare_letters(each)) for each in clauses(answer.text) for shape in shapes)


def _is_order(command: Command) -> bool:
    """True for a reason in which something else is ordered."""
    said = [bare_letters(each) for each in clauses(_reason(command))]
    same = {"extend": _MORE_TIME, "close": _CLOSES}.get(command.action, _SAME)
    return any(_ORDERS.search(each) and not same.search(each) and not _CHAT.fullmatch(bare(each)) for each in said)


def _is_one_of(words: str, shapes: Sequence[re.Pattern[str]]) -> bool:
    plain = bare_letters(words).strip(" .!")
    return any(shape.fullmatch(plain) for shape in shapes)


def _told(command: Command) -> Command:
    """Without the remarks of its reason that tell nobody why."""
    reason = _reason(command)
    if command.action not in _GIVEN or not reason:
        return command
    said = [each for each in _CUT.split(reason) if each.strip()]
    besides = {"extend": (_OF_TIME,), "reject": (_DECIDES, _NO_GROUND)}.get(command.action, (_OF_HIMSELF,))
    for_time = command.action == "extend"
    said_plainly = [each for each in said if not _CHAT.fullmatch(bare(each)) and not is_no_reason(each, for_time=for_time)]
    kept = [each for each in said_plainly if not _is_one_of(each, besides)]
    if len(kept) == len(said):
        return command
    arguments = {name: words for name, words in command.arguments.items() if name != "reason"}
    return replace(command, arguments=arguments | ({"reason": " ".join(kept)} if kept else {}))
