"""An answer taken apart: without greeting, thanks and name; in labelled sections; in clauses, with the words that cast doubt."""

from __future__ import annotations

import re
from collections.abc import Mapping

_COURTESY = re.compile(
    r"(?i)^(?:beste|hallo|hoi|hai|dag|goede?(?:morgen|middag|navond|ndag)|geachte|hi|ha|ls|l\.s\.)\b[^.!?\d]{0,40}[,!.]?$"
    r"|^(?:met )?(?:vriendelijke |hartelijke |warme )?(?:groet|groeten|groetjes|mvg|gr|vr\.? gr)\b.{0,60}$"
    r"|^(?:alvast )?(?:dank|bedankt|dankjewel|dank je|dank u|thanks)\b.{0,40}$"
    r"|^kenmerk:.*$|^(?:sent from|verstuurd vanaf|verzonden vanaf|get outlook).*$"
)
_CLOSING = re.compile(
    r"(?i)^(?:met )?(?:vriendelijke |hartelijke |warme )?"
    r"(?:groet|groeten|groetjes|mvg|m\.v\.g\.|vr\.? gr|hoogachtend)\b[^.!?]{0,60}$"
)
_OPENING = re.compile(r"(?i)^(?:beste|hallo|hoi|dag|hi|ha) [\w'’ -]{1,30},\s*")
_LABEL = re.compile(
    r"(?im)^\W*(?P<label>bevindingen?|feiten|redenen?|motivering|toelichting|maatregel(?:en)?|oordeel|conclusie"
    r"|afspra(?:ak|ken)|afgesproken"
    r"|aanbod|advies|verslag)\s*:\s*"
)
_INLINE = re.compile(r"(?i)(?<=[.!?;\n])\s*(?P<label>bevindingen?|redenen?|maatregel(?:en)?|afspraken?|aanbod|oordeel)\s*:\s*")
SECTIONS = {
    "bevinding": "bevindingen", "feiten": "bevindingen", "reden": "redenen", "motiver": "redenen", "toelicht": "redenen",
    "maatregel": "maatregelen", "oordeel": "oordeel", "conclusie": "oordeel", "advies": "oordeel", "afspra": "afspraken",
    "afgesproken": "afspraken", "aanbod": "aanbod", "verslag": "verslag",
}  # fmt: skip
DOUBT = re.compile(
    r"(?i)\?|\b(?:niet|geen|nog|nooit|niemand|tenzij|als|indien|wanneer|zodra|misschien|wellicht|volgens|denk"
    r"|dacht|twijfel\w*|zou(?:den)?"
    r"|eerst|later|liever|overleg\w*|weet|wacht\w*|nee|toch|of|mits|straks|hoop|wil(?:len|de)?|probeer"
    r"|moet(?:en)?|kan|kunnen|mag|vraag|stel)\b"
)
CERTAIN_DOUBT = re.compile(
    r"(?i)\?|\b(?:misschien|wellicht|waarschijnlijk|volgens|tenzij|als|indien|mits|zodra|twijfel\w*|eerst"
    r"|liever|nee|toch|zou(?:den)?|denk|weet)\b"
)
EXPLAINS = re.compile(r"(?i)\b(?:lukte|kon(?:den)?|was|waren|had(?:den)?|ging(?:en)?|werd(?:en)?|belde|sprak|zei|wilde)\b")
OWN_WORDS = re.compile(r"(?i)^(?:want|omdat|reden|namelijk|immers|zie|bijlage|ter info|fijn|succes|prima|graag gedaan)\b")


def without_courtesy(text: str, sender: str) -> str:
    """The answer without greeting, closing, thanks, the reference of a button and the sender's own name at the end."""
    lines = [line.strip() for line in text.replace("\r", "").split("\n")]
    closing = next((number for number, line in enumerate(lines) if number and _CLOSING.match(line)), len(lines))
    lines = lines[:closing]  # what stands under "Met vriendelijke groet" is who he is, not what he wants
    kept = [line for line in lines if line and not _COURTESY.match(line)]
    if kept:
        kept[0] = _OPENING.sub("", kept[0])
    names = {sender.lower(), *sender.lower().split()}
    while len(kept) > 1 and kept[-1].lower().strip(" .,!-") in names:
        kept.pop()
    return "\n".join(kept).strip()


def bare_letters(text: str) -> str:
    """The text in lower case without accents for stress, letter for letter as long as it was."""
    return text.lower().replace("é", "e").replace("ó", "o").replace("’", "'")


def bare(clause: str) -> str:
    """A clause in lower case, without accents for stress, surrounding signs and a leading or trailing word of politeness."""
    text = " ".join(bare_letters(clause).split()).strip(" .,!;:-–")
    text = re.sub(
        r"^(?:ja|oke|ok|prima|goed|akkoord|graag|nou|dus|en|dan|svp|hierbij|bij dezen|natuurlijk|zeker|top|klopt"
        r"|inderdaad)[,:.!]? (?=\w)",
        "",
        text,
    )
    return re.sub(
        r"[, ]+(?:svp|graag|aub|alstublieft|hoor|alvast bedankt|alvast dank|bedankt|dankjewel|dank je|dank u|dank)$", "", text
    ).strip(" ,.!")


def sections(text: str) -> Mapping[str, str]:
    """Labelled parts by their own name; "" holds what stands before the first label."""
    marks = sorted([*_LABEL.finditer(text), *_INLINE.finditer(text)], key=lambda match: match.start())
    marks = [mark for index, mark in enumerate(marks) if index == 0 or mark.start("label") != marks[index - 1].start("label")]
    found = {"": text[: marks[0].start()] if marks else text}
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        words = text[mark.end() : following.start() if following else len(text)].strip()
        name = next(name for start, name in SECTIONS.items() if mark["label"].lower().startswith(start))
        found[name] = f"{found[name]}\n{words}" if found.get(name) else words
    return {name: words.strip() for name, words in found.items() if words.strip()}


def clauses(text: str) -> list[str]:
    """Sentences and their halves: split at full stops, lines, semicolons, and at a comma or "en" before a new verb or name."""
    rough = re.split(r"(?<=[.!?;])\s+(?=\D)|\n+|;\s*", text)
    found: list[str] = []
    for each in rough:
        found += re.split(
            r",\s+(?=(?:gesprek|het gesprek|verleng|termijn|gegrond|ongegrond|maatregel|klager is)\b)|\s+en (?=(?:plan|gesprek"
            r"|het gesprek|verleng|sluit)\b)",
            each,
        )
    return [each.strip() for each in found if each.strip(" .,!-")]
