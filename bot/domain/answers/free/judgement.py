"""A verdict in any words: "snijdt geen hout", "stel haar in het gelijk", "zet hem op deels", and why.

One part of the answer says the verdict and nothing else; before it nothing is left open, behind it stand the reasons. Where the
rules of `outcome` know the words, these are not asked.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.answers.actions import action
from bot.domain.answers.clauses import HEARSAY, PENDING, bare, clauses, sections
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.masked import clause_of
from bot.domain.answers.outcome import CONTRARY, DENIED, UNSAYS, WEIGHS, leaves_it_open
from bot.domain.answers.residue import CONDITIONAL, HELD_BACK, NARROWS, UNDECIDED, asks, is_broken_off
from bot.domain.answers.words import JUDGING
from bot.domain.answers.words import words as vocabulary

LONGEST = 2000  # characters; a longer answer is a story
_DEELS = r"(?:deels|gedeeltelijk|ten dele|voor een deel|half|voor de helft)"
_CLIENT = r"(?:(?:de |onze )?(?:klager|klaagster|klant|client|clientte|melder|meneer|mevrouw|man|vrouw|mens))"
_HIM = rf"(?:{_CLIENT}|hem|haar)"
_HE = rf"(?:{_CLIENT}|hij|zij|ze)"
_COMPLAINT = r"(?:(?:de|deze|die|zijn|haar) (?:hele )?(?:klacht|melding)|het verwijt|klacht|melding|het|dit|deze|die)"
_SURE = (
    r"(?:(?:gewoon|echt|dus|hierin|daarin|hier|volledig|helemaal|volkomen|zonder meer|absoluut|simpelweg|duidelijk|toch|wel"
    r"|maar|nu|zeker|wat mij betreft|in alles|op alle punten|terecht|groot|overduidelijk|zonneklaar|alle) )*"
)
_NOT_SURE = r"(?:(?:echt|dus|hierin|daarin|hier|helemaal|absoluut|simpelweg|duidelijk|nu|wat mij betreft) )*"
_VALUES = (  # the longest first: what one has taken is not looked at again
    ("deels", rf"{_DEELS} (?:gegronde?|terechte?)"),
    ("ongegrond", r"(?:kennelijk |niet |geheel |volledig )?ongegronde?|niet gegronde?"),
    ("gegrond", r"(?:kennelijk |geheel |volledig )?gegronde?"),
)
_IDIOMS = (
    ("ongegrond", rf"{_COMPLAINT} (?:snijdt|houdt) {_NOT_SURE}geen (?:hout|steek|stand)"),
    ("ongegrond", rf"{_COMPLAINT} (?:is|was|lijkt mij|vind ik|vinden we) {_SURE}(?:onterecht|niet terecht|ten onrechte)"),
    ("ongegrond", rf"{_COMPLAINT} (?:mist|ontbeert) {_NOT_SURE}(?:(?:elke|iedere|enige) )?(?:feitelijke )?grond(?:slag)?"),
    ("ongegrond", rf"{_COMPLAINT} (?:treft geen doel|slaagt niet|faalt|houdt geen stand)"),
    ("ongegrond", rf"{_HE} (?:heeft|krijgt) {_NOT_SURE}(?:geen gelijk|ongelijk)(?: van (?:mij|ons))?"),
    ("ongegrond", rf"(?:ik|we|wij) (?:geef|geven) {_HIM} {_NOT_SURE}(?:geen gelijk|ongelijk)"),
    ("ongegrond", rf"(?:(?:ik|we|wij) )?stel(?:len)? {_HIM} {_SURE}in het ongelijk"),
    ("gegrond", rf"{_COMPLAINT} (?:snijdt|houdt) {_SURE}(?:hout|steek|stand)"),
    ("gegrond", rf"{_COMPLAINT} (?:is|was|vind ik|vinden we) {_SURE}terecht"),
    ("gegrond", rf"{_COMPLAINT} (?:treft doel|slaagt)"),
    ("gegrond", rf"{_HE} (?:heeft|krijgt) {_SURE}gelijk(?: van (?:mij|ons))?"),
    ("gegrond", rf"(?:ik|we|wij) (?:geef|geven) {_HIM} {_SURE}gelijk"),
    ("gegrond", rf"(?:ik|we|wij) (?:moet|moeten|kan|kunnen) {_HIM} {_SURE}(?:niet anders dan )?gelijk geven"),
    ("gegrond", rf"(?:(?:ik|we|wij) )?stel(?:len)? {_HIM} {_SURE}in het gelijk"),
    ("gegrond", rf"{_HE} (?:klaagt|heeft {_SURE}geklaagd) {_SURE}terecht|{_HE} heeft terecht geklaagd"),
    ("gegrond", r"terechte klacht"),
    ("deels", rf"half om half|fifty ?-?/?fifty|50 ?/ ?50|{_HE} (?:heeft|krijgt) {_DEELS} gelijk"),
    ("deels", rf"(?:ik|we|wij) (?:geef|geven) {_HIM} {_DEELS} gelijk|{_COMPLAINT} is {_DEELS} terecht"),
)
_BY_WORD = re.compile("|".join(rf"(?P<{name}>(?<!\w)(?:{shape})(?!\w))" for name, shape in _VALUES))
_BY_IDIOM = tuple(
    (value, re.compile(rf"(?:(?:tja|nou|ja|dus|kortom|poeh|afijn|zo) )*(?:{shape})(?: dus| hoor)?")) for value, shape in _IDIOMS
)
_AROUND = (
    JUDGING
    | vocabulary(
        "over hele linie onder streep per saldo al met alles bij elkaar bekeken genomen kortom conclusie slotsom"
        " eindconclusie afijn vonnis eindoordeel zonder meer ronduit simpelweg overduidelijk glashelder zonneklaar hands"
        " down gladweg keihard noteer schrijf vul op hem t 't uitslag eindstand oordeelt deze keer ditmaal uitspraak"
        " stempel verdict dossier kwam kwamen zijn zie ons onze definitief eruit uitgekomen ben zeker daarom derhalve"
        " lezen doorlezen alles alle stukken verhaal verhalen kanten kant eerlijk gezegd die rustig goed slapen geslapen"
        " nachtje erover wikken nagedacht"
        " mijnerzijds beslist uiteindelijk na wikken wegen lang kort zo"
    ).allowed
)
_POINTS = vocabulary(
    "het de eerste tweede derde ene andere punt punten puntje onderdeel deel klachtonderdeel wat voor over op 1 2 3 een"
).allowed
_CHANGED = re.compile(  # another verdict than the draft says
    rf"(?:(?:bij nader inzien|na een nachtje slapen|alles overziend|alles overwegende|ik vind|vind ik|nou|ehm?|nee"
    rf"|uiteindelijk|doe|zet|maak|wijzig|verander|pas|nee|stop|toch|graag|dit|dat|het|t|'t|'m|m|hem|de|oordeel|uitkomst"
    rf"|conclusie|maar|aan|om|moet"
    r"|moest|hoort|had|dient|worden|zijn|te|luiden|van|er|daar|naar|in|op|tot|echt|dus|nu|verdict|liever|als|neem|vul|hier|klopt"
    rf"|niet meer|klopt niet|eigenlijk|gewoon|svp|aub|ik|wil|wordt|is|klacht|deze|behoort|verklaren|ervan|hiervan) )*"
    rf"(?P<verdict>(?:{_DEELS} )?(?:on)?gegrond|{_DEELS})"
    r"(?: (?:worden|zijn|te worden|te zijn|maken|van|graag|svp|aub|staan|luiden|hoor|dus|zetten|te luiden|er|ipv))*"
    rf"(?: (?:in plaats van|ipv|i\.p\.v\.?|en niet|niet) (?:{_DEELS} )?(?:on)?gegrond)?"
)
_STOP_FIRST = re.compile(  # the draft must not go, for the verdict behind it changes
    r"(?i)^(?:(?:stop|wacht|ho|nee)[,.! ]+)*(?:(?:nog |maar )*(?:verstuur|verzend|stuur) (?:hem |dit )?(?:maar |nog )*niet"
    r"|(?:nog |maar )*niet"
    r" (?:ver|weg|op)?(?:sturen|zenden))(?: aub| svp| nog)?[.!] *"
)
_OF_DRAFT = re.compile(  # what the draft says, and that it will not do
    r"^(?:(?:nee|ehm?|maar|hier|nu|ik lees hier|fout in de kop) )*(?:er staat|hier staat|staat er|staat nu|ik lees|lees ik"
    r"|u schrijft) (?:nu |hier |dat het )?'?(?:deels |on)?gegrond'?(?: op .*)?$"
    r"|^'?(?:deels |on)?gegrond'?(?: over de hele linie| over de hele lijn)? (?:is|was|gaat|klopt|vind ik) (?:mij |me "
    r"|echt |dus |van het goede )*(?:te (?:veel|ver|zuinig|streng|mager|kort|makkelijk|hard)|niet)\b"
)
_TO_CHANGE = re.compile(
    r"\b(?:vind ik het toch|ik vind het toch|bij nader inzien|doe|zet|maak|wijzig|verander|pas|moet|moest|hoort|had|dient"
    r"|liever|wordt|verklaren|behoort|ipv|in plaats van|wil)\b"
)
_CUTS = re.compile(
    r"(?<=[,:;!])\s+|(?<=[a-z)])(?=, )|\s+[-–—]+\s+|\s+(?=(?:maar|want|omdat|aangezien|doordat|vanwege|wegens|namelijk|dus) )"
)
_OPEN = re.compile(  # in front of the verdict
    rf"\?|\.\.\.|…|\b(?:{HEARSAY})\b|\b(?:misschien|wellicht|waarschijnlijk|vermoed\w*|mogelijk|eventueel|tenzij|als|indien|mits"
    r"|zodra|wanneer|twijfel|zou(?:den)?|denk|denkt|dacht|hoop\w*|volgens|hoorde|lijkt|leek|neig\w*|eerst|eerder|straks|anders"
    r"|andere|vorige|die van|nog (?:niet|even|geen|wel|steeds)|nog|geen idee|concept|voorlopig|onder voorbehoud|vindt|vinden ze"
    r"|vond|zegt|zei|zegt|meent|stelt|beweert|noemt|schrijft|schreef|wil|wilde|wilt|advies van|adviseert|of|gisteren|toen)\b"
)
_LEADS_IN = re.compile(r"(?:want|omdat|aangezien|doordat|vanwege|wegens|en wel|reden|met als reden|op grond van)\b[ :]*")
_SPOILS = re.compile(  # straight behind the verdict
    r"\W*(?:(?:zo |dat |dit )?(?:hoop|geloof|denk|dacht|meen|vermoed|gok|begreep|hoorde|vernam|neem) (?:ik|we|wij)\b"
    r"|(?:als|indien"
    r"|mits|tenzij|zodra|wanneer|behalve|althans|tenminste|volgens|zei|zegt|aldus|schijnt|of)\b|maar (?:alleen|niet"
    r"|pas|eerst|nog|wil"
    r"|ik|dan|of)\b|nee\b|toch\b)"
)


def judgement(answer: Answer) -> Command | None:
    """The verdict with its reasons, where the answer says exactly one and leaves nothing open; else None."""
    if answer.prompt.kind == "concept-uitkomst":
        answer = replace(answer, text=_STOP_FIRST.sub("", answer.text))
    text = answer.text
    if len(text) > LONGEST or "?" in text or is_broken_off(text) or sections(text).keys() - {""}:
        return None
    parts = _parts(text)
    said = [_value(plain, index, answer) for index, (_, _, plain) in enumerate(parts_plain(parts, answer))]
    if "unknown" in said:
        return None
    by_word = "gegrond" in text.lower()
    if "unclear" in said and not by_word:
        return None
    said = [None if value == "unclear" else value for value in said]
    places = [index for index, value in enumerate(said) if value]
    if not places:
        return None
    at = places[0] if len({said[place] for place in places}) == 1 else _summed_up(places, said, parts, answer)
    if at is None or said[at] == "point" or _is_contrary(str(said[at]), answer):
        return None
    before, behind = text[: parts[at][0]], text[parts[at][1] :]
    if _is_left_open_before(text[: parts[places[0]][0]], answer):
        return None
    if _is_left_open_behind(behind, answer) or any(_acts(each, answer) for each in (*clauses(before), *clauses(behind))):
        return None
    why = _why(before, behind)
    if not why and "gegrond" not in text.lower():
        return None
    return Command("verdict", {"gegrond": str(said[at])} | ({"reason": why} if why else {}))


def _is_contrary(value: str, answer: Answer) -> bool:
    """True for reasons that say the opposite, and for a verdict that is mocked or denied."""
    plain = bare(answer.text)
    contrary = CONTRARY.get(value)
    at_odds = contrary is not None and answer.prompt.kind != "concept-uitkomst" and contrary.search(plain) is not None
    if at_odds and "gegrond" not in plain:
        at_odds = False  # it is those words that were the verdict
    return at_odds or DENIED.search(plain) is not None or _MOCKS.match(answer.text.lower()) is not None


_MOCKS = re.compile(r"\W*(?:ja hoor|ja ja|tuurlijk|natuurlijk joh)\b")


def _parts(text: str) -> list[tuple[int, int]]:
    """Where the parts of the text begin and end: at signs and in front of words that join."""
    found: list[tuple[int, int]] = []
    for sentence in re.finditer(r"[^.!?;\n]+(?:\.(?=\w)[^.!?;\n]*)*[.!?;]*", text):
        start = sentence.start()
        for cut in [*_CUTS.finditer(sentence[0]), None]:
            end = sentence.start() + cut.start() if cut else sentence.end()
            if text[start:end].strip(" ,.:;-–"):
                found.append((start, end))
            start = sentence.start() + cut.end() if cut else end
    return found


def parts_plain(parts: list[tuple[int, int]], answer: Answer) -> list[tuple[int, int, str]]:
    """Each part with its masked words, without "maar" in front."""
    return [
        (start, end, re.sub(r"^(?:maar|en|dus) ", "", clause_of(answer.text[start:end], answer).plain).strip(" '"))
        for start, end in parts
    ]


def _value(plain: str, index: int, answer: Answer) -> str | None:
    """The verdict that a part says and nothing else; "unknown" for one among words that are not known."""
    kind = answer.prompt.kind
    if kind == "concept-uitkomst":
        match = _CHANGED.fullmatch(plain)
        if match and _TO_CHANGE.search(plain):
            return _read(match["verdict"])
        return "unknown" if "gegrond" in plain and not _OF_DRAFT.search(plain) else None
    hits = list(_BY_WORD.finditer(plain))
    if not hits and kind == "vraag-oordeel":
        for value, shape in _BY_IDIOM:
            if shape.fullmatch(plain) and (index == 0 or not re.search(r"\b(?:hij|zij|ze|hem|haar)\b", plain)):
                return value
        if re.search(
            r"\b(?:on)?gelijk (?:geven|heeft|heb|krijg\w*)\b|\bin het (?:on)?gelijk\b|\b(?:heeft|geef|geven|krijgt) .*\bgelijk\b",
            plain,
        ):
            return "unclear"
        left = re.sub(rf"\b{_DEELS}\b", "", plain)
        return "deels" if left != plain and set(left.split()) <= _AROUND else None
    if len(hits) > 1:
        return "unknown"
    rest = set(f"{plain[: hits[0].start()]} {plain[hits[0].end() :]}".split()) if hits else set()
    if hits and re.match(r"(?:is|was|zijn|moet|zou|wordt) (?:de|het|dit|deze|ze|die)\b|.*\bmaar niet\b", plain):
        return "unknown"
    if hits and not rest <= _AROUND:
        return "point" if rest <= _AROUND | _POINTS else "unknown"
    return hits[0].lastgroup if hits else None


def _read(words: str) -> str:
    return "deels" if re.match(_DEELS, words) else words


def _summed_up(places: list[int], said: list[str | None], parts: list[tuple[int, int]], answer: Answer) -> int | None:
    """The place of "dus deels gegrond" behind points that are each judged; None without it."""
    last = places[-1]
    start, end = parts[last]
    sums_up = re.match(
        r"\W*(?:onder de streep|per saldo|al met al|kortom|samen|dus)\b.*|.*\bdus\b", answer.text[start:end].lower()
    )
    points = all(said[place] in ("point", "deels") for place in places)
    return last if said[last] == "deels" and sums_up and points else None


def _is_left_open_before(before: str, answer: Answer) -> bool:
    changes = answer.prompt.kind == "concept-uitkomst"  # "nee, dit klopt niet, het moet ... worden"
    if not changes and _is_no_head(before, answer):
        return True
    for sentence in clauses(before):
        plain = clause_of(sentence, answer).plain
        if _NO_VERDICT.search(plain):
            return True
        if changes and _OF_DRAFT.search(plain):
            continue
        if _LEANS_ON.search(plain) or re.search(rf"\b(?:{_DEELS}|gegronde?|ongegronde?)\b", plain):
            return True
        if any(shape.search(plain) for shape in (_OPEN, UNDECIDED, PENDING, HELD_BACK, CONDITIONAL)) or asks(plain):
            return True
    return False


_HEADS = re.compile(
    r"\b(?:ik|we|wij|oordeel|conclusie|uitkomst|eruit|kort|knoop|besluit|beslissing|samengevat|slotsom|uitspraak|bij deze)\b"
)
_NO_VERDICT = re.compile(  # words of a first thought, of chance, of somebody's wish
    r"\b(?:ingeving|gevoel|onderbuik|indruk|gok\w*|kop of munt|raad|raden|mocht|moest ik|gehoord|vernomen|begrepen"
    r"|riep|roept|schreeuwt|hoor"
    r"|klinkt|verwacht\w*"
    r"|hypothe\w*|stel|bijvoorbeeld|vorige|andere|vroeger|ooit|concept|klad|idee|wens|vroeg|vraagt|vragen|vraag|uitleg"
    r"|bedoel\w*|betekent|verschil|moeten|schreef|geschreven|mailde|las|lees|staat)\b"
)


_LEANS_ON = re.compile(
    r"\b(?:sluit|sluiten|aangesloten|eens met|conform|volg|volgen|advies|namens|overgenomen)\b|(?<![\w@])@ (?:heeft"
    r"|had|wil|geeft|kwam|komt)\b.*\b(?:gezegd|op uit|uit op|gevonden|besloten|geoordeeld|op$)"
)


def _is_no_head(before: str, answer: Answer) -> bool:
    """True for words straight in front of the verdict that do not say that the writer gives it."""
    last = _CUTS.split(before.rstrip())[-1]
    head = clause_of(re.split(r"(?<=[.!;\n])", before)[-1], answer).plain
    labels = before.rstrip().endswith(":") and not _HEADS.search(clause_of(last, answer).plain)
    return labels or bool(head and not _HEADS.search(head) and not WEIGHS.fullmatch(head))


def _is_left_open_behind(behind: str, answer: Answer) -> bool:
    if _SPOILS.match(bare(behind)) or UNSAYS.match(bare(behind)):
        return True
    if any(leaves_it_open(sentence, answer) or _DOUBTED.search(bare(sentence)) for sentence in clauses(behind)[:3]):
        return True
    for sentence in clauses(behind):
        plain = clause_of(sentence, answer).plain
        if any(shape.search(plain) for shape in (UNDECIDED, HELD_BACK, NARROWS)) or asks(plain) or _WAITS.search(plain):
            return True
    return False


_DOUBTED = re.compile(
    r"\b(?:misschien|wellicht|waarschijnlijk|vermoedelijk|twijfel\w*|denk ik|dacht ik|hoop ik|geloof ik|eerst"
    r"|voorbehoud|mits|tenzij"
    r"|indien|zodra|volgens (?!de|het|mij|onze|ons|afspraak|artikel)|zegt|zei|vindt|hoorde|nog|straks|morgen|bespreek|overleg"
    r"|weet ik)\b"
)
_WAITS = re.compile(
    r"\b(?:nog (?:horen|spreken|overleggen|navragen|uitzoeken|afwachten|checken|lezen|kijken)|twijfel|weet (?:ik"
    r" )?(?:het )?nog niet"
    r"|kom (?:ik )?er niet uit|voorlopig|grapje|geintje|concept|maar dat (?:weet|denk|hoor)|toch niet|of toch|nee"
    r" wacht|onzeker)\b"
)


def _acts(sentence: str, answer: Answer) -> bool:
    said = action(sentence, answer)
    return said is not None and said.action in ("extend", "plan_hearing", "withdraw", "recuse", "assign", "reject", "close")


def _why(before: str, behind: str) -> str:
    """What stands behind the verdict, else what stands before it."""
    why = behind.strip(" ,.:;!-–—\n")
    why = _LEADS_IN.sub("", why, count=1) if _LEADS_IN.match(why.lower()) else why
    return why if len(why.split()) > 1 else before.strip(" ,:;-–\n") if len(before.split()) > 3 else ""
