"""An answer taken apart: without greeting, closing and name; in labelled sections; in sentences; words that cast doubt."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.domain.answers.signature import FOOTER, OFFICE, is_own_name, without_signature

_CLOSING = (
    r"(?:met )?(?:vriendelijke |hartelijke |warme |lieve |zonnige |veel |beste )?(?:groet|groeten|groetjes)\b"
    r"|m\.?v\.?g\.?(?!\w)|vr\.? ?gr\.?(?!\w)"
    r"|gr\.?(?!\w)"
    r"|(?:alvast )?(?:bedankt|dank je(?: ?wel)?|dank u(?: ?wel)?|dankjewel|dank|thanks)(?: alvast)?(?!\w)|succes(?:"
    r" ermee)?(?!\w)|fijne dag(?!\w)|fijn weekend(?!\w)|hoogachtend(?!\w)|tot ziens(?!\w)"
)
_COURTESY = re.compile(
    r"(?i)^(?:beste|hallo|hoi|hai|hey|dag|goede?(?:morgen|middag|navond|ndag)|geachte|hi|ha|ls|l\.s\.)\b[^.!?\d:]{0,40}[,!.]?$"
    r"|^kenmerk:.*$|^(?:sent from|verstuurd (?:vanaf|vanuit)|verzonden (?:vanaf|vanuit)|get outlook|download outlook|--).*$"
    r"|^outlook voor (?:android|ios)\b.*$|^<?https?://\S+>?$|^-----begin pgp signed message-----$|^hash: \w+$"
)
_REFERENCE = re.compile(r"(?i)^kenmerk:")  # as a button puts it below his choice
_ARMOUR = re.compile(r"(?ms)^-----BEGIN PGP SIGNATURE-----.*")
_THANKS = re.compile(
    r"(?i)^(?:hartelijk |alvast |heel )?(?:dank|bedankt|dankjewel|dank je(?: wel)?|dank u(?: wel)?|thanks)(?: (?:voor|voor"
    r" het|voor de|voor je|voor uw|hiervoor)"
    r"(?: [\w-]+){0,4})?[.,!]+ *|^(?:ik heb )?(?:de|het|je|jullie|uw) (?:bericht|mail|melding|klacht|stukken) (?:in goede"
    r" orde )?(?:gelezen|ontvangen|bekeken)[.,!]+ *"
)
_OPENING = re.compile(
    r"(?i)^(?:beste|hallo|hoi|dag|hi|ha|hey|goede?(?:morgen|middag))(?: [\w'’-]{1,20}){0,3}, *|^(?:hallo|hoi|hi|hey"
    r"|goede?(?:morgen|middag))[!.]+ *"
)
_AGAIN = re.compile(
    r"(?i)^(?:nogmaals|nog een keer|zoals (?:eerder |al )?(?:gezegd|gemeld|aangegeven|gemaild)|voor de (?:duidelijkheid|zekerheid"
    r"|goede orde)|even voor de duidelijkheid|nou vooruit|vooruit dan)\s?[:,] *(?=\w)"
)
_TAIL = re.compile(rf"(?i)(?:(?<=[.!\w)])[\s,.!]+|^)(?:{_CLOSING})[\s,.!]*(?P<name>[^\d?]{{0,40}})$")
_TITLED = re.compile(
    r"^(?:[A-ZÀ-Ü][\w'’.-]*|van|de|der|den|ten|te|het|el|'t|en|[+\d()/ -]+|\S+@\S+|www\.\S+|[|·,-])(?:[ ,"
    r"|]+(?:[A-ZÀ-Ü][\w'’.-]*|van|de|der|den|ten|te|het|el|'t|en|[+\d()/-]+|\S+@\S+))*$"
)
_LABELS = (
    r"bevindingen?|feiten|redenen?|motivering|toelichting|onderbouwing|(?:voorgestelde )?maatregel(?:en)?"
    r"(?: van (?:onze|mijn) kant| zijn| is| die (?:we|wij|ik) (?:nemen|neem))?|oordeel|conclusie"
    r"|afspra(?:ak|ken)|afgesproken|aanbod"
    r"|advies|(?:kort )?(?:gespreks)?verslag(?:je|legging)?(?: van (?:het|ons) (?:hoor)?gesprek)?"
    r"(?: (?:op|van|d\.d\.) [\w ]{3,20}?)?"
)
_LABEL = re.compile(rf"(?im)^\W*(?P<label>{_LABELS})\s*:\s*")
_INLINE = re.compile(rf"(?i)(?<=[.!?;,\n])\s*(?:(?:en )?(?:als|de|onze) )?(?P<label>{_LABELS})\s*:\s*")
SECTIONS = {
    "bevinding": "bevindingen", "feiten": "bevindingen", "reden": "redenen", "motiver": "redenen", "toelicht": "redenen",
    "onderbouw": "redenen", "maatregel": "maatregelen", "voorgestelde": "maatregelen", "oordeel": "oordeel",
    "conclusie": "oordeel", "advies": "oordeel", "afspra": "afspraken", "afgesproken": "afspraken", "aanbod": "aanbod",
    "verslag": "verslag", "gespreksverslag": "verslag",
}  # fmt: skip
HEARSAY = (  # behind a statement it takes the certainty out of it: "Karin doet dit, geloof ik"
    r"(?:hoop|geloof|gok|vermoed|meen|begreep|hoorde|vernam|vermoedde) (?:ik|we|wij)"
    r"|ik (?:geloof|gok|vermoed|begreep|hoorde|vernam)|heb ik (?:gehoord|begrepen|vernomen)|ik heb (?:gehoord|begrepen|vernomen)"
    r"|(?:vertelde|meldde|beloofde) (?:ze|zij|hij|me|mij)"
    r"|schijn(?:t|en|baar)|blijkbaar|kennelijk(?! (?:on)?gegrond)|nietwaar|(?:wordt|werd) gezegd|naar verluidt|zeggen ze"
)
DECORATION = "[\U0001f300-\U0001f5ff\U0001f600-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001faff\u2600-\u27bf]"
PENDING = re.compile(  # somebody has to do something before it holds
    r"^(?:maar )?(?:vraag|check|bespreek)\b|\b(?:moet|moeten|mag|wil|zal) (?:\w+ ){0,3}(?:goedkeuren|meelezen|lezen"
    r"|bekijken|beslissen|instemmen|akkoord)|\b(?:nog )?niet (?:versturen|verzenden|sturen|delen|vastleggen)"
    r"|\bkom (?:ik )?(?:hier|er|daar)"
    r"(?: \w+){0,3} op terug|\b(?:is|was) (?:\w+ ){0,2}(?:een|het) concept\b|\bconcept:"
)
CERTAIN_DOUBT = re.compile(
    rf"(?i)\b(?:{HEARSAY})\b|"
    r"\?|\b(?:misschien|wellicht|waarschijnlijk|vermoedelijk|eventueel|mogelijk|volgens|tenzij|als|indien|mits|zodra"
    r"|wanneer|twijfel\w*"
    r"|eerst|liever|nee|toch|zou(?:den)?|denk|dacht|weet|wacht(?:en)?|nadat|voordat|totdat|pas|mocht|stel|hopelijk|ooit"
    r"|(?<!dat )overleg\w*|later"
    r"|voorlopig|of|zegt|zei|vindt|vond|meent|beweert|schrijft|schreef|wil dat|wilde dat|straks|zogenaamd|haha|althans"
    r"|tenminste|behalve|uitgezonderd|alleen|voorbehoud|tijdelijk|voor nu|in principe|zolang|grapje|anders(?! dan)"
    r"|op .{1,25} na)\b"
    r"|\.\.\.|…|;-?\)|[😉🙃😜😏😂🤣🤔👎❌]"
)
DOUBT = re.compile(
    rf"{CERTAIN_DOUBT.pattern}|(?i:\b(?:niet|geen|nog|nooit|niemand|hoop|wil(?:len|de)?|probeer|moet(?:en)?|kan|kunnen|mag"
    rf"|vraag)\b)".replace("(?i)", ""),
    re.I,
)
EXPLAINS = re.compile(
    r"(?i)\b(?:met verlof|op vakantie|vakantie|ziek|afwezig|(?:te )?druk|vrij|met zwangerschapsverlof|geen tijd|niet"
    r" beschikbaar|geen ruimte|(?:er|aanwezig) niet"
    r"|is er niet|er niet|weg|vol|niet (?:er)?bij betrokken|niet betrokken|griep|ken(?:t|nen)? (?:\w+ ){0,3}niet|verder niet"
    r"|(?:redt?|red|haal|halen) (?:ik|we|wij) (?:\w+ ){0,2}niet|(?:redt|haalt) (?:het|dit) niet"
    r"|moet(?:en)? nog (?:reageren|antwoorden))\b|"
    r"\b(?:lukte|kon(?:den)?|ging(?:en)?|belde|sprak) (?:\w+ )?(?:niet|nog)\b"
)
OWN_WORDS = re.compile(
    r"(?i)^(?:want|omdat|aangezien|reden|namelijk|immers|gezien (?:de|het|dat|zijn|haar|hun|onze)|gelet op|zie|bijlage"
    r"|ter info|fijn|succes|prima|graag gedaan|ps)\b"
)
BECAUSE = re.compile(
    r"(?i)(?:^|[\s,.;:(])(?:want|omdat|aangezien|vanwege|wegens|doordat|i\.v\.m\.|ivm|in verband met|namelijk|reden ?:|reden"
    r" is dat|reden is|met als reden|(?<=, )daar(?= (?:hij|zij|ze|ik|we|wij|er|het|de|(?-i:[A-ZÀ-Þ])[\w-]+)\b))\s+"
    r"(?P<reason>.{3,})",
    re.S,
)


OWED_TO = re.compile(r"(?i)(?:vanwege|wegens|doordat|ivm|i\.v\.m\.|in verband met)(?=[\s:])")


def reason_of(because: re.Match[str]) -> str:
    """The words behind "want" or "omdat"; with "ivm" or "wegens", which belong to them."""
    words = because[0].strip(" ,.;:(-")
    return words if OWED_TO.match(words) else because["reason"].strip(" ,:-")


_DONE_ANYHOW = re.compile(  # who plans a talk and asks for the invitations asks for what follows
    r"(?i)(?<=[.!?\n] )(?:en )?(?:(?:wil|kun|kan|stuur|verstuur|regel|verzorg|maak) (?:jij|je|u|jullie)"
    r"(?: (?:ook|nog|even|dan|zelf|dus|de|een|hun|hen|ze))* (?:uitnodiging(?:en)?|uitnodigen)"
    r"|nodig (?:jij|je|u|jullie) (?:ze|hen|iedereen|beiden|de anderen) (?:dan |nog |even )?uit)"
    r"(?: (?:sturen|versturen|verzorgen|regelen|doen|even|aub|svp|alsjeblieft|de deur uit))* ?\?"
)
LONGEST_WRITTEN = 50_000  # characters; in what is longer nobody greets or thanks
_RUN = re.compile(r"(?P<kept>\W{40})(?P<more>\W+)")


def _each_once(run: re.Match[str]) -> str:
    """A ruler, a row of signs or a page of blank lines, short: each sign behind the first forty once. It reads the same."""
    return run["kept"] + "".join(dict.fromkeys(run["more"]))[:40]


def without_courtesy(text: str, sender: str) -> str:
    """The answer without greeting, closing, thanks, the reference of a button and the name and function below it."""
    if len(text) > LONGEST_WRITTEN:
        return text.strip()
    text = _RUN.sub(_each_once, _ARMOUR.sub("", text))
    lines = [line.strip() for line in text.replace("\r", "").replace("\xa0", " ").replace("\u200b", "").split("\n")]
    kept: list[str] = []
    closed = False
    for line in filter(None, lines):
        line = _AGAIN.sub("", _OPENING.sub("", line)) if not kept else line
        closed = closed or (bool(kept) and bool(re.match(rf"(?i)(?:{_CLOSING})[^?]{{0,40}}$", line)))
        if (
            not line
            or _COURTESY.match(line)
            or _closes(line, sender)
            or (closed and (_TITLED.match(line) or FOOTER.search(line) or OFFICE.fullmatch(line)))
        ):
            continue
        line = _THANKS.sub("", line) if not kept else line
        if line:
            kept.append(line)
    kept = _without_meeting(kept)
    names = {sender.lower(), *sender.lower().split()}
    kept = without_signature(kept, sender)
    said = [line for line in lines if line and not _REFERENCE.match(line)]
    signed = len(kept) < len(said)  # something was dropped, so a name alone is what it was signed with
    while (len(kept) > 1 or (kept and signed)) and kept[-1].lower().strip(" .,!-") in names:
        kept.pop()
    if kept:
        kept[-1] = _without_tail(kept[-1], sender)
    text = "\n".join(kept).strip()
    return _DONE_ANYHOW.sub("", text).strip() or text


def _without_meeting(lines: list[str]) -> list[str]:
    """The lines above the block that Teams puts below a mail."""
    ends = [at for at, line in enumerate(lines) if re.fullmatch(r"_{10,}", line) and "Microsoft Teams" in lines[at + 1 : at + 2]]
    return lines[: ends[0]] if ends else lines


def _closes(line: str, sender: str) -> bool:
    """True for a line that is only a closing or thanks, with at most a name behind it."""
    match = re.match(rf"(?i)(?:{_CLOSING})", line)
    rest = line[match.end() :].strip(" ,.!-") if match else "?"
    thanks = re.fullmatch(r"(?i)(?:voor|namens|uit|en|alvast|met) [\w' -]{1,40}|(?:de )?beste wensen", rest)
    return not rest or bool(thanks) or bool(_TITLED.match(rest)) or is_own_name(rest, sender)


def _without_tail(line: str, sender: str) -> str:
    """A closing in the last line, if only the sender's own name follows it; then his name alone after a comma or full stop."""
    own = set(sender.lower().split())
    match = _TAIL.search(line)
    if match and match.start() and set(re.findall(r"[\w'-]+", match["name"].lower())) <= own:
        line = line[: match.start() + 1].rstrip(" ,")
    if not own:
        return line
    first = re.escape(sender.split()[0])
    return re.sub(rf"(?<=[\w.!,])[,.!] *(?:{re.escape(sender)}|{first})[ .!]*$", "", line)


def bare_letters(text: str) -> str:
    """The text in lower case without accents for stress, letter for letter as long as it was."""
    return text.lower().replace("é", "e").replace("ó", "o").replace("’", "'")


def bare(clause: str) -> str:
    """A clause in lower case, without accents for stress, surrounding signs and a leading or trailing word of politeness."""
    text = " ".join(bare_letters(clause).split()).strip(" .,!;:-–")
    text = re.sub(
        r"^(?:ja|oke|ok|prima|goed|akkoord|graag|nou|dus|en|dan|svp|hierbij|bij dezen|natuurlijk|zeker|top)[,:.!]? (?=\w)",
        "",
        text,
    )
    return re.sub(r"[, ]+(?:svp|graag|aub|alstublieft|hoor|alvast bedankt|dank)$", "", text).strip(" ,.!")


def sections(text: str) -> Mapping[str, str]:
    """Labelled parts by their own name; "" holds what stands before the first label."""
    marks = sorted([*_LABEL.finditer(text), *_INLINE.finditer(text)], key=lambda match: match.start())
    marks = [mark for index, mark in enumerate(marks) if index == 0 or mark.start("label") != marks[index - 1].start("label")]
    found = {"": text[: marks[0].start()] if marks else text}
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        words = text[mark.end() : following.start() if following else len(text)].strip()
        name = next(name for start, name in SECTIONS.items() if mark["label"].lower().removeprefix("kort ").startswith(start))
        found[name] = f"{found[name]}\n{words}" if found.get(name) else words
    return {name: words.strip() for name, words in found.items() if words.strip()}


def clauses(text: str) -> list[str]:
    """The sentences: cut at full stops before a new word, lines and semicolons."""
    rough = re.split(
        r"(?<!\b[a-zA-Z]\.)(?<!\bmw\.)(?<!\bmr\.)(?<!\bdrs\.)(?<!\bdr\.)(?<!\bir\.)(?<!\bdhr\.)(?<!\bmevr\.)(?<!\bnr\.)(?<!\bdo\.)(?<!\bma\.)(?<!\bdi\.)(?<!\bwo\.)(?<!\bvr\.)(?<!\b(?:nov|dec|jan|feb|sep|okt|aug)\.)(?<=[.!?;])\s+(?=\D)|(?<=[!?;])\s+|\n+|;\s*",
        re.sub(rf"(?<=\w) ?({DECORATION})\ufe0f? +(?=[A-ZÀ-Þ\d])", r" \1. ", text),
    )
    return [each.strip() for each in rough if each and each.strip(" .,!-")]


def halves(sentence: str) -> list[str]:
    """A sentence cut where a new clause may begin, each part with the sign or word before it."""
    cuts = re.split(
        r"(,\s+|\s+en\s+(?!ik (?:hebben|zijn|gaan|zullen|kunnen|willen|waren|hadden|spreken|spraken|bespr\w+)\b)"
        r"|\s+dus\s+(?!niet\b)"
        r"|\s+maar\s+|\s+[-–]\s+|:\s+|\.\s+)",
        sentence,
    )
    parts = [cuts[0]]
    for sign, words in zip(cuts[1::2], cuts[2::2], strict=True):
        parts += [sign + words]
    return parts
