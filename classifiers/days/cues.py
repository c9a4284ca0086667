"""What speaks for or against a date as a day of the event: the words around it, its shape, and its place among the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bot.quick import quick
from bot.sieve import Sieve
from classifiers.dates import FoundDate
from classifiers.tense import clause, lean
from classifiers.told import Told
from classifiers.weigher import Features

Span = tuple[int, int]


def _words(pattern: str) -> re.Pattern[str]:
    return quick(pattern, re.IGNORECASE)


CUES: Mapping[str, Sieve] = {
    "raised": Sieve(
        r"aangesproken|aangekaart|opheldering|\b(?:hier|daar|er)(?:over|op|naar|mee|van)\b|opgebeld|voorgelegd|gerappelleerd"
        r"|rappel|geklaagd|gevraagd|nagevraagd|teruggekomen|bezwaar|telefonisch|raised|telefoon"
    ),
    "contacted": Sieve(
        r"\b(?:ik|wij|we)\b[^.!?]{0,40}\b(?:gebeld|gemaild|geappt|gesproken|getelefoneerd|belde|mailde|appte|sprak)\b"
        r"|\b(?:gebeld|gemaild|geappt|gesproken)\b[^.!?]{0,25}\bik\b|\b(?:belde|mailde|vroeg|sprak) (?:ik|wij|we)\b"
    ),
    "promised": Sieve(r"belo[oe]f\w*|toegezegd|toezegging|zegde|afgesproken|afspraak|promised|overeengekomen|zou\b"),
    "learned": Sieve(
        r"hoorde|gehoord|vernam|vernomen|te horen|kwam (?:ik )?(?:er )?achter|ontdekt\w*|las ik|lees ik|gezien dat|ontving"
        r"|ontvangen|gekregen|kreeg|binnen\w*"
    ),
    "started": Sieve(
        r"intake\w*|gestart|startte|begonnen|begon|begin van|aangemeld|aanmelding|opdracht|ondertekend|getekend|inschrij\w*"
        r"|kennismak\w*|in dienst|contract|overeenkomst|traject|offerte|eerste gesprek|ingeleverd|aangevraagd|aanvraag|verzoek"
    ),
    "outsider": Sieve(r"\b(?:uwv|werkgever|huisarts|gemeente|verzekeraar|bedrijfsarts|mijn baas|rechtbank|dokter)\b"),
    "own life": Sieve(
        r"overleden|jarig|verjaardag|geopereerd|operatie|ziekenhuis|ziek\b|ziekgemeld|ziekmelding|bevallen|uitvaart"
        r"|begrafenis|diploma|geslaagd|examen|verhuisd|vakantie|opname"
    ),
    "document": Sieve(
        r"\b(?:e-?mails?|mail|mails|mailtje|brief|brieven|verslag|verslagen|factuur|facturen|rapport|schrijven|klacht"
        r"|rapportage|nota|besluit|beschikking)\b"
    ),
    "unanswered": Sieve(
        r"(?:niet|geen|nooit|niets|onbeantwoord)\b[^.!?]{0,30}(?:beantwoord|gereageerd|antwoord|reactie|teruggebeld|terug)"
        r"|onbeantwoord|stilte"
    ),
    "now": Sieve(r"het is nu|inmiddels|nu is het|vandaag is"),
    "due": Sieve(
        r"uiterlijk|moest|had\w* moeten|moeten|deadline|was afgesproken|binnen zijn"
        r"|zou(?:den)?\b[^.!?]{0,40}\b(?:zijn|komen|krijgen|bellen|worden|klaar|hebben|sturen|liggen)"
    ),
    "failed": Sieve(r"niet|niemand|dichte deur|voor niks|nooit|niks|niets|geen\b|zonder|te laat|vergeten|afgezegd"),
    "treated": Sieve(
        r"\bzei\b|zegt|schreeuw\w*|riep|snauw\w*|lacht\w*|uitgelachen|uitgescholden|weggestuurd|ontzegd|opgehangen"
        r"|gezegd dat|gezet|genoemd|noemde|behandeld|bejegen\w*|gedeeld|doorgestuurd|doorgegeven|verzonden|gestuurd aan"
        r"|gelogen|onbeleefd|onbeschoft|botweg|afgekapt|vernederd|geweigerd|weigerde|beschuldig\w*|liet"
    ),
    "talk": Sieve(r"gesprek|bijeenkomst|bezoek|training|groep|overleg|afspraak|workshop|huisbezoek|sessie"),
    "incident": Sieve(r"incident|voorval|gebeur\w*|gang van zaken|optreden|bejegening|het ging om|betreft|te weten"),
    "complained": Sieve(r"klacht|beklag|melding|brief|mail|formulier|ingediend|gestuurd|geschreven|schreef"),
    "made up": Sieve(r"\b(?:gebeld|excuses|sorry|uitgepraat|besproken|opgelost|goedgemaakt|gesproken|uitleg)\b"),
    "you or they": Sieve(r"\b(?:uw|u|jullie|je|jij|your|hij|zij|ze|he|she)\b"),
    "I": Sieve(r"\b(?:ik|wij|we|i|mijn)\b"),
    "speech": Sieve(r"[\"“”„‘][^\"“”]{3,}[\"“”’]|\bdat ik\b|: [a-z']"),
    "fine": Sieve(
        r"\b(?:goede?|prima|netjes|keurig|fijn\w*|aardig|prettig|niks mis|klopt|bedankt?|dank|begripvol|vriendelijk\w*"
        r"|uitstekend|tevreden|geholpen|welkom|soepel|in orde)\b"
    ),
    "hurt": Sieve(
        r"\b(?:schandalig|vernederend|respectloos|schrok|huil\w*|boos|woedend|raar|belachelijk|onbegrijpelijk|ongelooflijk"
        r"|kwetsend|gekwetst|pijnlijk|grof|brutaal|bot|kortaf|denigrerend|fout\w*|verkeerd\w*|kwijt|zomaar|zonder)\b"
    ),
    "waited": Sieve(r"\b(?:wacht\w*|gewacht|stond\w*|zat\w*|voor niets|dicht|potdicht|niemand|leeg)\b"),
    "did not come": Sieve(
        r"\b(?:niet|nooit) (?:gekomen|komen opdagen|verschenen|gebeld|teruggebeld|gebeurd|aanwezig|op komen dagen|nagekomen"
        r"|geleverd|ontvangen|gedaan)|kwam (?:\w+ ){0,3}niet|was (?:er|hij|ze|zij|niemand) (?:\w+ )?niet|(?:ook|weer) niet"
        r"|niets gehoord|afgezegd|vergeten"
    ),
    "you did": Sieve(
        r"\b(?:u|jij|je|jullie)\s+(?:\w+ )?(?:hebt|heeft|heb|schreef|zei|schrijft|zegt|belde|stuurde|deed|liet|noemde|vroeg"
        r"|wilde|moest)\b"
    ),
    "they did": Sieve(
        r"\b(?:hij|zij|ze|die|mevrouw \w+|meneer \w+|de heer \w+)\s+(?:\w+ )?(?:heeft|zei|zegt|belde|stuurde|deed|liet|noemde"
        r"|vroeg|wilde|gaf|kwam|was|vond|legde|ging|had)\b"
    ),
    "I did": Sieve(
        r"\b(?:heb|had|ben|was|belde|mailde|vroeg|stuurde|schreef) (?:ik|wij|we)\b"
        r"|\b(?:ik|wij|we) (?:heb|had|hebben|belde|mailde|vroeg|stuurde|schreef|sprak)\b"
    ),
    "stands for": Sieve(
        r"\bmijn (?:man|vrouw|moeder|vader|zoon|dochter|broer|zus|partner|begeleider|baas)\b|client|cliënt|ons lid"
    ),
    "meeting": Sieve(r"\b(?:gesprek|afspraak|bij|kantoor|spreekuur|zat ik|was ik)\b"),
    "plan": Sieve(r"\b(?:start|plan van aanpak|trajectplan|gestart|aangemeld|toegewezen|begeleiding|begon\w*|geplaatst)\b"),
    "consequence": Sieve(
        r"\b(?:daardoor|hierdoor|waardoor|sindsdien|daarna|vervolgens|gevolg|stopgezet|korting|gekort|huisarts)\b"
    ),
    "asked again": Sieve(
        r"\b(?:herinner\w*|nogmaals|opnieuw|weer gebeld|rappel|aangesproken|tevergeefs|navraag|uitleg|excuses|sorry"
        r"|beklaagd|gemeld)\b"
    ),
    "again": Sieve(
        r"\b(?:ook al|ook zo|ook weer|idem|hetzelfde|weer|opnieuw|alweer|evenmin|ook niet|net als|nog een keer"
        r"|(?:vorige|eerste|tweede|derde|zoveelste) (?:keer|maal)|second time|the first was)\b"
    ),
    "positive": Sieve(
        r"\b(?:lief|lieve|fideel|chapeau|dankbaar|hartelijk\w*|correct|begrip|excuses|oprecht|gelukkig|aardige?|welkom|attent"
        r"|klopte?|erkentelijk|complimenten|held|top)\b"
    ),
    "came to know": Sieve(
        r"\b(?:hoor(?:de)?|zie|zag|las|lees|merk(?:te)?|begreep|ontdek(?:te)?) ik\b"
        r"|\bik (?:hoor(?:de)?|zie|zag|las|lees|merk(?:te)?|begreep|kreeg)\b"
        r"|\b(?:bleek|blijkt|ingezien|kreeg ik|krijg ik|lag er|ligt er|vertelde (?:hij|ze|zij|me|mij))\b"
    ),
    "witness": Sieve(r"\b(?:erbij|gezien|gehoord|bevestig\w*|getuige)\b"),
}
JUST_BEFORE: Mapping[str, re.Pattern[str]] = {
    "birth": _words(r"(?:\bgeb\w*\.?|birth|\bjarig|verjaar\w*)[^.!?\n]{0,25}$"),
    "deadline": _words(
        r"\b(?:uiterlijk|vóór|voor|deadline|binnen|tegen|verwacht\w*|eis\w*|antwoord|reactie|graag|einde?|eindigt|loopt af"
        r"|stopt|afloopt|t/m|tot)\b(?:\s+\w+){0,2}\s*$"
    ),
    "my letter": _words(
        r"\b(?:mijn|onze|uw|jullie|de|een) (?:\w+ )?(?:brief|mail|e-mail|bericht|schrijven|factuur|uitnodiging)\s+(?:van"
        r"|d\.d\.|dd)\s*$"
    ),
    "letter of": _words(
        r"\b(?:e-?mails?|mail|mailtje|brief|brieven|factuur|facturen|schrijven|klacht|nota|besluit|offerte|verzoek)\s+"
        r"(?:\w+ )?(?:van|d\.d\.?|dd\.?|of|gedateerd)\s*$"
    ),
    "until": _words(r"\b(?:tot|sinds|vanaf|per|met ingang van|ingaande)\s*$"),
    "complaint of": _words(r"\b(?:klacht|melding|beklag)\s+(?:\w+ ){0,2}(?:van|d\.d\.?|dd\.?)\s*$"),
}
SINCE = _words(r"\b(?:sinds|al vanaf|vanaf|al sinds)\s+(?:de |het |ongeveer |zo'n |ca\.? |circa )?(?:[a-z]{2,9}dag )?$")
BREAK = _words(r"[,;:]\s|\b(?:maar|waarna|terwijl|omdat|nadat|hoewel|want|en toen|dat)\b")
WEEKDAY = _words(r"(?:maan|dins|woens|donder|vrij|zater|zon)dag")
TODAY = _words(r"vandaag|vanmorgen|vanochtend|vanmiddag|vanavond|vannacht|deze och|deze mid")
WORD = quick(r"[a-zà-ÿ']+|\d+|[.,:;!?()\"]", re.IGNORECASE)
STEM = 6  # letters by which a word is known whatever its ending
EVIDENT = ("klacht", "intrekking", "neutraal")
AGES = (0, 1, 3, 7, 14, 30, 60, 120, 365, 1000, 4500)
NEAR, BEFORE, AFTER, STRETCH = 40, 100, 110, 200  # characters
PARAGRAPH = "\n\n"


def single(found: FoundDate) -> date | None:
    """The day of a found date that is not a period."""
    return date.fromisoformat(found.value) if isinstance(found.value, str) else None


def features(
    kind: str,
    text: str,
    found: Sequence[FoundDate],
    index: int,
    people: Sequence[Span],
    today: date,
    sentences: Sequence[Told] = (),
    accused: Sequence[Span] = (),
) -> dict[str, float]:
    """What speaks for or against the date `found[index]` as a day of the event, by name; `people` are spans of roster names,
    `accused` those of whom the mail is about."""
    item = found[index]
    day = single(item) or today
    around = [*_spoken(text, item), *_written(text, found, index), *_near(text, item, people)]
    around += [*_placed(text, found, index, day, today), *_with_whom(text, found, index, people, accused)]
    around += [f"leans {lean(text, item.start, item.end)}", f"shape {_shape(item.text)}", f"age {_age(day, today)}"]
    named = {"": 1.0, **dict.fromkeys(around, 1.0)}
    if kind != "klacht":  # most mails are complaints; what weighs otherwise in another kind is learned beside that
        named |= {f"{kind}: {name}": 1.0 for name in ("", *around)}
    words = (*_words_around(text, item), *_until_the_next(text, found, index))
    return {**named, **dict.fromkeys(words, 1.0), **_evident(found, index, sentences)}


def _words_around(text: str, item: FoundDate) -> Iterable[str]:
    """The words beside it, by their place or their first letters, and those at the ends of its sentence and behind it."""
    first, last = clause(text, item.start, item.end)
    before, after = _lowered(text[first : item.start]), _lowered(text[item.end : last])
    yield from (f"“{word}” {place} before" for place, word in enumerate(reversed(before[-2:]), start=1))
    yield from (f"“{word}” {place} after" for place, word in enumerate(after[:3], start=1))
    if len(before) > 1:
        yield f"“{' '.join(before[-2:])}” before"
    if len(after) > 1:
        yield f"“{' '.join(after[:2])}” after"
    yield from (f"“{word[:STEM]}” soon before" for word in before[-5:])
    yield from (f"“{word[:STEM]}” soon after" for word in after[:7])
    yield from (f"“{word[:STEM]}” early in its sentence" for word in [*before, "the date", *after][:3])
    yield from (f"“{word[:STEM]}” {place} before the end" for place, word in enumerate(reversed(after[-2:])))
    following = [word for word in _lowered(text[last : last + 60]) if word.isalpha()]
    yield from (f"“{word[:STEM]}” {place} in the next" for place, word in enumerate(following[:3], start=1))


def _until_the_next(text: str, found: Sequence[FoundDate], index: int) -> Iterable[str]:
    """The words told of that day: up to the sentence of the next one, or to that day in the same sentence."""
    item = found[index]
    end = len(text)
    for other in found[index + 1 :]:
        if single(other) and other.start >= item.end:
            sentence, _ = clause(text, other.start, other.start + 1)
            end = sentence if sentence > item.end else other.start
            break
    words = _lowered(text[item.end : min(end, item.end + STRETCH)])
    yield from (f"“{word[:STEM]}” told of it" for word in words if len(word) > 2 and word.isalpha())


def _lowered(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]


def _evident(found: Sequence[FoundDate], index: int, sentences: Sequence[Told]) -> Features:
    """What its sentence and the ones beside it are evidence of, and whether no sentence with a date complains more."""
    place = next((at for at, one in enumerate(sentences) if one.start <= found[index].start < one.end), None)
    if place is None:
        return {}
    around: dict[str, float] = {}
    for name, at in (("its", place), ("the next", place + 1), ("the previous", place - 1)):
        if 0 <= at < len(sentences) and not sentences[at].is_form:
            around |= {f"{name} sentence: {label}": sentences[at].scores[label] for label in EVIDENT}
    dated = [one.scores["klacht"] for one in sentences if any(one.start <= item.start < one.end for item in found)]
    if sentences[place].scores["klacht"] >= max(dated):
        around["no dated sentence complains more"] = 1.0
    return around


def _spoken(text: str, item: FoundDate) -> Iterable[str]:
    """The cues in the same part of the sentence, in the rest of it, just before and just after it."""
    first, last = clause(text, item.start, item.end)
    cuts = [match.end() for match in BREAK.finditer(text, first, item.start)]
    begin = cuts[-1] if cuts else first
    after = BREAK.search(text, min(item.end + 12, last), last)
    end = after.start() if after else last
    earliest, latest = max(0, first - BEFORE), min(len(text), last + AFTER)
    for name, cue in CUES.items():
        places = set()
        for at in cue.places(text, earliest, latest):
            if first <= at < last:
                places.add("here" if begin <= at < end else "near")
            else:
                places.add("before" if at < first else "after")
        if "here" in places:
            places.discard("near")
        for place in sorted(places) if places else ():
            yield f"{name} {place}"
    for name, pattern in JUST_BEFORE.items():
        if pattern.search(text, max(0, item.start - 60), item.start):
            yield name
    if SINCE.search(text, max(0, item.start - NEAR), item.start):
        yield "since"


def _written(text: str, found: Sequence[FoundDate], index: int) -> Iterable[str]:
    """How it stands in its sentence and its mail."""
    item = found[index]
    first, last = clause(text, item.start, item.end)
    yield f"paragraph {min(text.count(PARAGRAPH, 0, item.start), 4)}"
    yield f"{min(sum(first <= other.start < last for other in found), 3)} dates in the sentence"
    if item.start - first < 6:
        yield "opens the sentence"
    if text[max(0, item.start - 4) : item.start].lower().endswith("op "):
        yield "op"
    if text[last : last + 1] in ("!", "?"):
        yield f"the sentence ends in {text[last]}"
    if "(" in text[max(0, item.start - 30) : item.start] and ")" in text[item.end : item.end + 30]:
        yield "in brackets"


def _near(text: str, item: FoundDate, people: Sequence[Span]) -> Iterable[str]:
    """Where colleagues are named around it."""
    first, last = clause(text, item.start, item.end)
    starts = [start for start, _ in people]
    if any(first <= start < last for start in starts):
        yield "a colleague"
    if any(first <= start < item.start for start in starts):
        yield "a colleague before it"
    if any(item.end <= start < last for start in starts):
        yield "a colleague behind it"
    if any(last <= start < last + AFTER for start in starts):
        yield "a colleague in the next sentence"


def _with_whom(
    text: str, found: Sequence[FoundDate], index: int, people: Sequence[Span], accused: Sequence[Span]
) -> Iterable[str]:
    """Whether the sentence of a date, or what is told on to the next date, names whom the mail is about, or only others."""
    if not accused:
        return
    item = found[index]
    first, last = clause(text, item.start, item.end)
    following = next((other.start for other in found[index + 1 :] if other.start >= last), len(text))
    blamed = [start for start, _ in accused]
    if any(first <= start < last for start in blamed):
        yield "whom it is about"
        if any(first <= start < item.start for start in blamed):
            yield "whom it is about before it"
    elif any(first <= start < last for start, _ in people):
        yield "only somebody else"
    if any(last <= start < min(following, last + STRETCH) for start in blamed):
        yield "whom it is about further on"
    elif any(last <= start < min(following, last + STRETCH) for start, _ in people):
        yield "only somebody else further on"


def _placed(text: str, found: Sequence[FoundDate], index: int, day: date, today: date) -> Iterable[str]:
    """Where the date stands among the others: first, last, alone, in a list."""
    item = found[index]
    past = [one for other in found if (one := single(other)) is not None and one <= today]
    yield f"{min(len(set(past)), 4)} past days"
    if day <= today:
        yield "alone" if len(set(past)) <= 1 else "first" if day == past[0] else "last" if day == past[-1] else "between"
        if day == min(past, default=day):
            yield "earliest"
        if day == max(past, default=day):
            yield "latest"
    if index and len(text[found[index - 1].end : item.start]) < 8:
        yield "after another"
    if index + 1 < len(found) and len(text[item.end : found[index + 1].start]) < 8:
        yield "before another"
    if "\n" not in text[: item.start]:
        yield "first line"


def _shape(words: str) -> str:
    if re.search("gister", words, re.IGNORECASE):
        return "gisteren"
    if TODAY.search(words):
        return "vandaag"
    if re.search(r"(?:19|20)\d\d", words):
        return "with year"
    if re.search(r"\d", words):
        return "number"
    if re.search("geleden|terug", words, re.IGNORECASE):
        return "ago"
    return "weekday" if WEEKDAY.search(words) else "words"


def _age(day: date, today: date) -> str:
    days = (today - day).days
    if days < 0:
        return "future"
    return next((f"up to {limit}" for limit in AGES if days <= limit), "old")
