"""A verdict with its reasons, findings and measures, in an answer of any length."""

from __future__ import annotations

import re

from bot.domain.answers import dates as answer_dates
from bot.domain.answers.actions import action
from bot.domain.answers.clauses import BECAUSE, CERTAIN_DOUBT, PENDING, bare, bare_letters, clauses, halves, sections
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.free.measured import is_ordered_from_now
from bot.domain.answers.masked import clause_of
from bot.domain.answers.residue import is_broken_off, unsettles
from bot.domain.answers.words import JUDGING

UNCLEAR = Command("unclear", why="niet-begrepen")
SHORT = 80  # characters: no room for more than one thought
CONTRADICTS = Command("unclear", why="tegenstrijdig")
_THOUGH = r",? (?:zij het|al is het|weliswaar)(?: slechts| maar| alleen)? (?:deels|gedeeltelijk|ten dele)"
_VERDICT = re.compile(
    r"\b(?P<not>niet |on|(?:kennelijk |geheel |volledig )?on)?(?P<part>deels |voor de helft "
    r"|gedeeltelijk |ten dele |gedeeltelijk\b |voor"
    r" een deel |half )?(?P<verdict>gegronde?)\b"
    rf"(?P<after> deels|{_THOUGH})?"
)
DENIED = re.compile(
    r"\b(?:niet|nooit|noch|geenszins|allesbehalve|onmogelijk|nauwelijks|amper) (?:\w+ ){0,3}ongegrond"
    r"|\b(?:nooit|noch|allesbehalve|onmogelijk|nauwelijks|amper) (?:\w+ ){0,2}gegrond"
)
_BUT_THE_REST = re.compile(  # "gegrond voor wat betreft de bejegening, voor de rest niet"
    r"(?is)^\W*(?P<why>gegrond (?:(?:voor )?wat betreft|als het gaat om|qua|over|op het punt van) [^.,;!?\n]{3,80}"
    r"[,;.]? (?:en |maar )?(?:(?:voor|wat) )?(?:de|het) (?:rest|overige)(?: betreft)?(?: is)? (?:niet|ongegrond))\W*$"
)
_REASONS_FOLLOW = re.compile(
    r"\b(?:motivering|onderbouwing|reden(?:en)?|toelichting|rest|uitleg|bevindingen)\b.{0,30}\b(?:volg(?:t|en)|stuur|komt|komen"
    r"|lever|mail|later|morgen)\b"
)
UNSAYS = re.compile(  # behind the verdict: takes it back, narrows it, or says that it is somebody else's
    r"[\s.,;:!()-]*(?:(?:zo |dat |dit )?(?:hoop|geloof|denk|dacht|meen|vermoed|gok|begreep|hoorde|vernam) (?:ik|we"
    r"|wij)\b(?! dat)"
    r"|heb ik (?:gehoord|begrepen|vernomen)|wordt gezegd|(?:tenminste|althans|behalve|uitgezonderd|nou nee|echt niet|niet echt"
    r"|nee|not|schijnt|zegt|zei|aldus|meent|beweert|schrijft|schreef)\b"
    r"|volgens (?!het|de|onze|artikel)|op .{1,30} na\b|alleen .{1,40} niet$|maar (?:alleen|niet)\b)"
)
CONTRARY = {  # reasons that say the opposite of the verdict
    "ongegrond": re.compile(
        r"\b(?:klacht|melding)(?: (?:van|over) [\w' -]{2,40}?)? (?:is|was|blijkt) (?:(?:dus|wel|gewoon|helemaal|zeker) )*"
        r"terecht\b"
        r"|\b(?:is|was) (?:(?:de|deze|die) (?:klacht|melding) )?(?:wel|dus|toch) (?:\w+ )?terecht\b"
        r"|\bklopt (?:dus |wel )?(?:de|deze|die) (?:klacht|melding)\b|\b(?:klacht|melding) klopt\b(?! niet)"
        r"|\b(?:klager|klant|melder|client|mevrouw|meneer|hij|zij|ze) heeft (?:(?:dus|wel|gewoon|helemaal|volkomen) )*gelijk\b"
        r"|\bheeft (?:(?:de )?(?:klager|klant|melder|client)|mevrouw|meneer|hij|zij|ze) (?:(?:dus|wel|gewoon"
        r"|helemaal) )*gelijk\b"
    ),
    "gegrond": re.compile(
        r"\b(?:klacht|melding)(?: (?:van|over) [\w' -]{2,40}?)? (?:is|was|blijkt) (?:(?:dus|gewoon|helemaal|volkomen) )*"
        r"(?:onterecht|niet terecht|niet bewezen)\b|\bgeen enkel (?:punt|onderdeel) gelijk\b"
        r"|\bniet op alle (?:punten|onderdelen)\b"
        r"|\b(?:klacht|melding) klopt niet\b|\bniet (?:te bewijzen|bewezen)\b"
    ),
}
WEIGHS = re.compile(
    r"\b(?:pf+|tja|poeh|lastig|moeilijk)\b.*|(?:ik |we |wij )?\b(?:vind|vond|blijft) (?:\w+ ){0,4}(?:lastig|moeilijk)\w*"
)
_WILL_BE_DONE = re.compile(  # what somebody does before a day, in a sentence of its own: a measure
    r"(?:(?:hij|zij|ze|we|wij|@) (?!moet|wil|had|heeft|hebben|kan|zou|was|is|zijn|mag|mocht|hoeft|vraagt|vroeg|wacht)\w+"
    r"(?: (?!gisteren|destijds|niet|geen)\w+){0,8}) (?:uiterlijk (?:op )?|voor )#.*"
)
_HALF = re.compile(
    r"(?i)^\s*(?:(?:(?:doe|zeg|maak er|ik zeg|wat mij betreft|voor mij|mijn oordeel is|dan|dus) )(?:dan |maar )*)?"
    r"(?:deels|gedeeltelijk|ten dele|voor een deel)(?: (?:dan|maar|dus|hoor|van)\b)*"
    r"(?=\s*(?:[.,:;!]|$|want\b|omdat\b))"
)
_POINT = r"(?:het )?(?:(?:punt|onderdeel|klacht) (?:{0})|(?:{1})(?: (?:punt|onderdeel|deel|klacht))?)(?: is| dus| wel)*"
_BY_POINT = re.compile(  # two points, of which one is well-founded
    rf"(?is)^\W*(?P<why>{_POINT.format('1|een|één|a', 'eerste|1e')}"
    r" (?:gegrond(?=.*(?:\bniet|ongegrond)\W*$)|ongegrond(?=.*\b(?:wel|gegrond)\W*$))"
    rf",? (?:en |maar )?{_POINT.format('2|twee|b', 'tweede|2e')} (?:niet|wel|ongegrond|gegrond))\W*$"
)
_HALF_AT_LAST = re.compile(  # a sentence of its own: "deels dus"
    r"(?im)(?:(?<=[.!] )|(?<=\n)|^)(?:dus )?(?:deels|gedeeltelijk|ten dele|voor een deel)(?: dus)?(?=\s*(?:[.!]|$))"
)
_AS_I_SEE_IT = re.compile(
    r"(?i)(?<=gegrond)\s+(?:vind|acht|vinden|achten) (?:ik|wij|we)(?: (?:het|dit|hem|deze klacht"
    r"|de klacht))?(?=\s*(?:[,.:;]|$))"
)
_FOLLOWS_ADVICE = re.compile(  # of who advised, in the words before his own verdict
    r"(?i)(?:(?<=[.!\n] )|^)(?:ik|wij|we) (?:volg|volgen|neem|nemen) (?:het"
    r"|dit) advies(?: van [\w ]{2,30}?)?(?: over)? en (?=verkla)"
)
_MADE_INTO = re.compile(  # "maak er deels gegrond van", in answer to a draft that says something else
    r"(?i)(?P<why>(?:bij nader inzien )?)\b(?:dus )?(?:maak|maken)(?: (?:ik|we|wij))?(?: (?:daar|er))(?: (?:dus|toch|maar))*"
    r" (?P<verdict>(?:deels |gedeeltelijk )?(?:on)?gegrond) van"
)
_CONCLUDES = re.compile(
    r"(?i)(?:^|(?<=[.!\n] )|(?<=\n))(?:(?:dus|daarom|alles overziend|alles afwegende),? )?(?:ik|wij|we) (?:kom|komen)"
    r"(?: (?:dus|daarom|dan ook|dan))* tot (?:het oordeel|de conclusie|de slotsom) dat (?:de|deze|haar|zijn) klacht"
    r" (?P<verdict>(?:deels |gedeeltelijk )?(?:on)?gegrond) is"
)
_HARD_BUT = re.compile(  # no reason for a client to read
    r"(?i)(?:^|(?<=[.!\n] ))(?:ik|we|wij) (?:vind|vinden|vond|vonden) (?:het|dit|hem|deze)(?: \w+){0,2}"
    r" (?:lastig|moeilijk|ingewikkeld)"
    r"(?:e \w+)?,? maar (?=(?:ik |we |wij )?(?:kom|komen)\b)"
)
_THEREFORE = re.compile(  # told for a fact, and by nobody else
    r"(?i)(?:^|(?<=[.!\n] ))(?![^.!?\n]*\b(?:als|indien|tenzij|mits|volgens|zegt|zei|vindt|vond|denkt|zou|misschien"
    r"|wellicht|of|ik|wij|we|niet gegrond|eigenlijk)\b)(?P<why>[^.!?\n]{12,200}?)(?<! is)(?<! wordt)(?<! luidt)(?<! blijft)"
    r"(?:,? dus (?:(?:de |deze )?klacht is |is (?:de |deze )?klacht )?"
    r"(?P<verdict>(?:deels |gedeeltelijk )?(?:on)?gegrond)|, (?P<last>(?:deels |gedeeltelijk )?(?:on)?gegrond) dus)"
    r"(?=\s*(?:[.!]|$))"
)
_SAID_BEFORE = re.compile(r"(?i)[, ]+(?:zei ik al|zoals ik al zei|zoals gezegd)\b")
_I_TOO = re.compile(r"(?i)(?:^|(?<=[.!\n] ))[^.!?\n]{3,80} gelezen,? en (?:ook )?ik kom (?:ook )?(?:op|tot|uit op) ")
_RUN_ON = re.compile(  # the verdict and why in one breath
    r"(?i)^((?:deels |gedeeltelijk )?(?:on)?gegrond) (?=(?!vind|acht|is\b|dus\b)(?:de |het |mevrouw |meneer"
    r" )?[\w'-]+ (?:heeft|had|is|was|kon|moest|deed"
    r"|hebben|hadden|zijn|waren)\b)"
)
_MUST_BECOME = re.compile(
    r"^((?:het |de |mijn )?(?:oordeel|uitkomst|conclusie)|het(?= moet (?:deels |gedeeltelijk )?(?:on)?gegrond (?:zijn"
    r"|worden)$))(?: klopt niet,?(?: dat| dit| het)?)? (?:moet|dient)(?: (?:dus|nu"
    r"|dan|toch|daarom))*"
    r" ((?:deels )?\w+(?: gegrond)?) (?:te )?(?:worden|zijn|luiden)$"
)
_NOT_SENT = re.compile(r"(?:(?:nog|zo|de brief|dit|hem|deze) )*niet (?:versturen|verzenden|sturen)\b")  # a draft will follow
_AFTER_ALL = re.compile(  # what he did or went by, and then the verdict alone
    r"(?:(?:ik|we|wij) (?:heb|hebben|volg|volgen) (?!.*\b(?:gehoord|gelezen dat|begrepen|klager|klant|melder)\b)[^:]{3,80}"
    r"|alles bij elkaar"
    r"|al met al|alles afwegend|kortom|na (?:\w+ ){1,4}\w+|dus): (?:deels |gedeeltelijk )?(?:on)?gegrond"
)
_BECAUSE = re.compile(r"\b(?:want|omdat|aangezien|doordat|vanwege|wegens|reden)\b")
_CONDITION = re.compile(
    r"\b(?:als(?! (?:behandelaar|klachtenfunctionaris|directie|manager))|indien|wanneer|zodra|mits|tenzij|zolang|nadat)\b"
)
_OTHERS = re.compile(
    r"\b(?:klager|klant|melder|client|medewerker|hij|zij|ze|uwv|werkgever|advocaat|collega) (?:vindt|vond|zegt|zei|meent"
    r"|stelt|schrijft|denkt|noemt|zou)\b|\bvolgens\b|[\"“”]"
)


def verdict(answer: Answer) -> Command | None:
    """A verdict when exactly one is given, without doubt about it; the rest is reasons, findings and measures."""
    text = _CONCLUDES.sub(lambda match: match["verdict"].capitalize(), _HARD_BUT.sub("", answer.text))
    if answer.prompt.kind == "vraag-oordeel" and (points := _BY_POINT.match(text) or _BUT_THE_REST.match(text)):
        return Command("verdict", {"gegrond": "deels", "reason": points["why"]})
    if text.lower().count("gegrond") == 1:
        text = _THEREFORE.sub(lambda match: f"{match['why']}. {(match['verdict'] or match['last']).capitalize()}", text)
    if answer.prompt.kind == "vraag-oordeel" and "gegrond" not in text.lower():
        text = _HALF_AT_LAST.sub("deels gegrond", _HALF.sub("deels gegrond", text))
    text = _SAID_BEFORE.sub("", _I_TOO.sub("ik kom op ", text))
    text = _MADE_INTO.sub(r"\g<why>oordeel: \g<verdict>", _FOLLOWS_ADVICE.sub("", text))
    text = _RUN_ON.sub(r"\1. ", _AS_I_SEE_IT.sub("", text))
    found = sections(text)
    said = found.get("oordeel") or "\n".join(words for name, words in found.items() if name in ("", "redenen", "bevindingen"))
    judged = [sentence for sentence in clauses(said) if _VERDICT.search(bare(sentence))]
    if not judged:
        return None
    values = {_value(match) for sentence in judged for match in _VERDICT.finditer(bare(sentence))}
    if len(values) != 1:
        return CONTRADICTS if values else UNCLEAR
    for sentence in judged:
        if DENIED.search(bare(sentence)) or sentence.lower().startswith("ja hoor"):
            return UNCLEAR
        if sentence.rstrip().endswith(("...", "…")) or UNSAYS.match(bare(sentence)[_end_of_verdict(sentence) :]):
            return UNCLEAR
        if _CONDITION.search(_BECAUSE.split(bare(sentence))[0]):
            return UNCLEAR
        if (head := _verdict_part(sentence)) and _VERDICT.search(head) and not _is_plain(head):
            return UNCLEAR
        if "?" in sentence or re.search(
            r",? maar (?:alleen|pas|eerst|nog|wil|ik weet)\b|\b(?:mits|tenzij|onder voorbehoud|indien)\b", bare(sentence)
        ):
            return UNCLEAR
    if any(leaves_it_open(sentence, answer) for sentence in clauses(found.get("", ""))):
        return UNCLEAR
    if is_broken_off(said):
        return UNCLEAR
    value = values.pop()
    if (contrary := CONTRARY.get(value)) is not None and contrary.search(bare(text)):
        return CONTRADICTS
    besides = [action(sentence, answer) for sentence in clauses(found.get("", "")) if sentence not in judged]
    if any(command is not None and command.action in ("extend", "plan_hearing", "withdraw", "recuse") for command in besides):
        return UNCLEAR  # one thing at a time: its words would be taken for a reason
    return Command("verdict", _arguments(answer, found, value))


_MAY_NOT_BE_SENT = re.compile(
    r"\b(?:dat|dit|hem|deze|het) mag (?:je|u|jullie) (?:nog )?niet (?:[\w@]+ ){0,3}(?:sturen|versturen|verzenden|mailen"
    r"|doorsturen)\b"
)
_IS_A_NORM = re.compile(  # what should have been done, or what nobody may do: a reason
    r"^(?!maar\b)(?!.*\b(?:nog|eerst|straks|morgen|later|sturen|versturen|verzenden)\b)(?:.*\b(?:had|hadden)\b.*\b(?:moeten"
    r"|kunnen|mogen|horen)\b"
    r"|.*\b(?:mag|mogen|kun|kan|hoor|hoort) (?:je|men|we|wij|een \w+) (?:\w+ ){0,4}niet\b)"
)


def leaves_it_open(sentence: str, answer: Answer) -> bool:
    """True for a sentence beside the verdict that asks, doubts, postpones or takes it back."""
    return bool(
        "?" in sentence
        or re.search(
            r"(?i)\b(?:ik twijfel|weet ik (?:het )?(?:nog )?niet|kom(?:en)? (?:ik |we |wij )?er (?:zelf )?niet uit|niet over"
            r" uit|geen idee|nog (?:even )?(?:overleggen|navragen)|voorlopig|grapje|geintje|haha)\b"
            r"|\b(?:ik|we|wij) (?:spreek|spreken|hoor|horen|bel|vraag|mail|lees|bekijk) (?:\w+ ){0,4}eerst\b",
            sentence,
        )
        or _MAY_NOT_BE_SENT.search(bare(sentence))
        or _REASONS_FOLLOW.search(bare(sentence))
        or (unsettles(sentence, {"verdict"}, answer) and not _is_draft(sentence, answer))
        or (PENDING.search(bare(sentence)) and not _IS_A_NORM.search(bare(sentence)) and not _is_draft(sentence, answer))
    )


def _is_draft(sentence: str, answer: Answer) -> bool:
    """True for "nog niet versturen" in answer to a draft: another draft will follow."""
    return answer.prompt.kind == "concept-uitkomst" and _NOT_SENT.match(bare(sentence)) is not None


def _end_of_verdict(sentence: str) -> int:
    match = _VERDICT.search(bare(sentence))
    return match.end() if match else 0


def _verdict_part(sentence: str) -> str:
    """The sentence up to its reasons, plain."""
    return re.split(
        r"[,;:(]?\s*\b(?:op grond van|blijkens|gelet op|gezien|want|omdat|aangezien|doordat|vanwege|wegens|nu"
        r"|zie (?:ook |de |het |mijn )?(?:bijlage|verslag|boven|hierboven|onder|hieronder|toelichting|notitie|mail))\b"
        r"|(?<=gegrond)[,:;]|(?<=worden):|(?<=nd zijn):"
        r"|(?<=gegrond) (?:met als reden|op"
        r" grond van)",
        bare(sentence),
    )[0]


def _is_plain(head: str) -> bool:
    """True when the words around the verdict neither doubt, deny nor tell what somebody else thinks."""
    if re.match(r"(?:is|zijn|moet|zou|wordt) (?:de|het|dit|deze|ze|die)\b", head):
        return False
    if _AFTER_ALL.fullmatch(head) and not CERTAIN_DOUBT.search(head.partition(":")[0]):
        return True
    rest = re.findall(r"[\w'.-]+", _VERDICT.sub(" ", _MUST_BECOME.sub(r"\1 wordt \2", head)))
    if re.search(
        r"\bvan (?:\w+ ){1,3}(?:gehoord|begrepen|vernomen)\b|\b(?:hoor|hoorde|zie|zag|lees|las|begreep) (?:\w+ )*dat\b", head
    ):
        return False
    return set(rest) <= JUDGING and not _OTHERS.search(head)


def _value(match: re.Match[str]) -> str:
    if match["not"] and (match["part"] or match["after"]) and match["not"].startswith("niet"):
        return "?"
    return "deels" if match["part"] or match["after"] else "ongegrond" if match["not"] else "gegrond"


def _arguments(answer: Answer, found: dict[str, str] | object, value: str) -> dict[str, str]:
    parts = dict(found) if isinstance(found, dict) else {}
    rest = "\n".join(words for name, words in parts.items() if name in ("", "oordeel")).strip()
    because = BECAUSE.search(rest)
    if because and _of_another_sentence(rest, because.start()):
        because = None
    reason = parts.get("redenen") or (_because(because, value) if because else "") or _without_verdict(rest)
    measures = parts.get("maatregelen", "")
    if not measures and "redenen" not in parts and (measures := _will_be_done(parts.get("", ""), answer)):
        reason = reason.replace(measures, "").strip()
    arguments = {
        "gegrond": value, "reason": reason, "findings": parts.get("bevindingen", ""), "measures": measures,
        **until(measures, answer),
    }  # fmt: skip
    return {name: words for name, words in arguments.items() if words}


def _because(match: re.Match[str], value: str) -> str:
    """The reason; "namelijk" belongs to it where it tells which part of the complaint."""
    named = value == "deels" and match[0].lstrip(" ,.;:(").lower().startswith("namelijk")
    return ("namelijk " if named else "") + (_AND_SO.sub("", match["reason"]) or match["reason"]).strip()


_AND_SO = re.compile(
    r"(?i)\s*[,;:.!]\s*(?:en )?(?:(?:dus|daarom|vandaar|derhalve) )?(?:(?:deels|gedeeltelijk) )?(?:on)?gegrond(?: dus)?\W*$"
)
_SHORTLY = re.compile(r"(?i)\W*(?:ja|nee|dat is|dit is|en|maar)\b")
_NEAR = 4  # words between a verdict and its reason


def _of_another_sentence(text: str, because: int) -> bool:
    """True when the word before a reason is far behind the verdict: what stands in between belongs to the reasons too."""
    verdicts = list(re.finditer(r"(?i)gegronde?\b", text))
    verdict = next((match for match in verdicts if match.end() <= because), None)
    if verdict is None and verdicts:  # "dat is fout gegaan omdat ... Gegrond dus": two sentences of reasons
        own = re.split(r"[.!?\n]\s", text[:because])[-1]
        return (
            re.search(r"\w", _SHORTLY.sub("", own)) is not None
            and re.search(r"[.!?\n]\s", text[because : verdicts[0].start()]) is not None
        )
    between = text[verdict.end() : because] if verdict is not None else ""
    return bool(re.search(r"[.!?\n:]\s*\S", between)) or len(between.split()) > _NEAR


def _will_be_done(text: str, answer: Answer) -> str:
    """The one sentence that says what is done from now on, or what somebody will do before a day to come; "" without one."""
    ordered = [sentence for sentence in clauses(text) if is_ordered_from_now(sentence, answer)]
    if len(ordered) == 1:
        return ordered[0]
    found = [sentence for sentence in clauses(text) if _WILL_BE_DONE.fullmatch(clause_of(sentence, answer).plain)]
    day = answer_dates.find(found[0], answer.now, exact=True).day if len(found) == 1 else None
    return found[0] if day is not None and answer.now is not None and day > answer.now.date() else ""


_VERDICT_LAST = re.compile(r"(?i)(?P<why>(?:[^,]+, )*(?:\S+ ){5,}\S+), (?:dus )?(?:zet|noteer|maak|doe)\b[^,]*gegrond\b")


def _without_verdict(text: str) -> str:
    """What is left when the sentence with the verdict only says the verdict."""
    left = [part.strip() for part in re.split(r"(?<=[.!])\s+|\n", text) if part.strip()]
    kept: list[str] = []
    for part in left:
        if WEIGHS.fullmatch(bare(part)):
            continue
        if not _VERDICT.search(bare(part)):
            kept.append(part)
        elif match := re.search(rf"(?i)gegronde?\b(?:{_THOUGH})?[,:;]\s*(?P<tail>(?:\S+\s+){{3,}}\S.*)", part):
            kept.append(match["tail"].strip())
        elif len(part.split()) > 8:
            before = _VERDICT_LAST.match(part)  # "er is nooit gebeld, zet maar neer als gegrond"
            kept.append(before["why"].strip() if before else part)
    return " ".join(kept)


def more_reasons(answer: Answer) -> Command:
    """What a colleague adds to the verdict he gave before."""
    found = sections(answer.text)
    before = answer.case.last("verdict_given")
    measures = found.get("maatregelen", "")
    arguments = {
        "gegrond": before.data["gegrond"] if before else "", "reason": found.get("redenen") or found.get("", ""),
        "findings": found.get("bevindingen", ""), "measures": measures, **until(measures, answer),
    }  # fmt: skip
    return Command("verdict", {name: value for name, value in arguments.items() if value})


_BY = re.compile(r"\b(?:uiterlijk|voor|tot)\b")
_LASTS = re.compile(  # with a day of its own beside what is to be done
    r"\b(?:bereikbaar|verlof|contract|traject|vakantie|ombudsman|brief|bevestiging|bericht)\b|\b(?:ik|wij|we) (?:ben"
    r"|zijn|zit|heb) (?:\w+ )?(?:tot|vrij|weg)\b"
)
_TILL = re.compile(  # what nobody does, or somebody may not, until that day
    r"\btot(?: en met)? # (?:\w+ ){0,2}(?:geen|niet|niemand)\b|\b(?:geen|niet|niemand) (?:\w+ ){0,4}tot(?: en met)? #"
    r"|^(?=.*\b(?:geschorst|vrijgesteld|non-actief|tijdelijke?)\b).*\btot(?: en met)? #"
)
_DAY_OF = re.compile(  # something else than the measure: the meeting in which it is told, or that looks back on it
    r"\b(?:evaluatie|toets|audit) (?:(?:is|staat|volgt|komt|hebben we|doen we|plannen we) )?(?:op )?#|"
    r"\b\w*(?:overleg|gesprek|brief|mail|vergadering|rapport|klacht|besluit|bijeenkomst) (?:van|op|d\.d\.|dd) #"
)


def until(text: str, answer: Answer) -> dict[str, str]:
    """The one day that the words name, to be done by; not what else lasts until some day."""
    parts = [part for sentence in clauses(text) for part in halves(sentence)]
    to_do = [part for part in parts if not (_LASTS.search(bare_letters(part)) or _TILL.search(clause_of(part, answer).plain))]
    if len(to_do) < len(parts):
        text = ". ".join(to_do)
    found = answer_dates.find(text, answer.now, exact=True)
    if found.problem:
        by = [answer_dates.find(part, answer.now, exact=True) for part in clauses(text) if _BY.search(bare_letters(part))]
        dated = [each for each in by if each.day is not None]
        found = dated[0] if len(dated) == 1 else found
    day = found.day
    over = day is not None and answer.now is not None and day < answer.now.date()
    if day is None or over or _DAY_OF.search(clause_of(text, answer).plain):
        return {}
    return {"until": day.isoformat()}


def with_reasons(answer: Answer, value: str) -> Command:
    """The verdict of this value, with the words of the answer as its reasons."""
    return Command("verdict", _arguments(answer, sections(answer.text), value))
