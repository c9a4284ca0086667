"""The vocabulary of answers: what a whole answer to a letter means, and what one clause means. Patterns match whole clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain import answer_dates, answer_names
from bot.domain.answer_clauses import DOUBT, bare, bare_letters, sections
from bot.domain.commands import Answer, Command
from bot.domain.impartiality import is_concerned

_IT = r"(?:het|dit|deze|die|hem|ze|'m|de klacht|de melding|deze klacht|deze zaak|de zaak|dat)"
_ME = re.compile(
    rf"(?:ik|ikzelf|ik zelf|(?:dat |dit )?doe ik(?: zelf)?|ik doe {_IT}(?: zelf)?(?: wel)?|ik pak {_IT}(?: zelf"
    rf"| wel)? op|ik neem {_IT}(?: zelf)?"
    rf"(?: op me| op mij| voor mijn rekening| aan)?|ik behandel {_IT}(?: zelf)?|laat mij (?:maar"
    rf"|{_IT} (?:maar )?doen)|mijzelf|mezelf|ik ga {_IT} doen"
    rf"|ik ga (?:er|hiermee|ermee) (?:mee )?aan de slag|(?:zet|geef) {_IT} maar (?:op|aan) mij)"
)
_VERB = r"(?:doet|pakt|behandelt|neemt|krijgt|handelt|mag|gaat|wordt)"
_NAMED = (
    re.compile(r"niet .{2,40} maar (?P<name>[^\d,;:?!]{2,40}?)(?: (?:doet|pakt|behandelt|neemt) .{2,25})?"),
    re.compile(
        rf"(?P<name>[^\d,;:?!]{{2,40}}?) {_VERB} {_IT}?\s*(?:wel|maar|zelf|over|op|op zich|op haar|af|doen|behandelen"
        rf"|oppakken|behandelaar|de behandelaar| )*"
    ),
    re.compile(
        rf"(?:laat|geef|zet|wijs) (?:{_IT} )?(?:maar )?(?:door )?(?:aan "
        rf"|op )?(?P<name>[^\d,;:?!]{{2,40}}?)(?: {_IT})?(?: (?:maar|op|doen|oppakken|behandelen|aan))*"
    ),
    re.compile(
        r"(?:behandelaar|de behandelaar|behandelaar is|de behandelaar is|behandelaar wordt|de behandelaar wordt"
        r"|doe maar|aan|naar|door|voor)[: ]+(?P<name>[^\d,;:?!]{2,40})"
    ),
)
_BARE_NAME = re.compile(r"(?P<name>[^\d,;:?!]{2,40})")
_LABEL = re.compile(
    r"(?:(?:dit|dat|het) (?:is|betreft) |is |betreft )?(?:gewoon )?(?:g?een )?(?:(?:klacht|suggestie|vraag"
    r"|opmerking|geschil) maar )?(?:een )?"
    r"(?P<label>klacht|suggestie|vraag|overig|opmerking|geschil)"
)
_NO_KIND = re.compile(r"(?:(?:dit|dat|het) is )?geen klacht")
_ADMIT = re.compile(
    rf"(?:in behandeling(?: nemen)?|wel in behandeling(?: nemen)?|(?:we|wij) nemen {_IT} (?:wel "
    rf"|gewoon )?in behandeling|neem {_IT} (?:maar |wel )?in behandeling"
    rf"|(?:ja|ok|akkoord)|toch in behandeling(?: nemen)?|nieuw (?:intern )?onderzoek(?: doen| starten)?"
    rf"|nieuw aanbod(?: doen)?|wordt in behandeling genomen|ja in behandeling(?: nemen)?)"
)
_REJECT = re.compile(
    rf"(?:{_IT} )?(?:nemen (?:we|wij) |(?:we|wij) nemen {_IT} |neem {_IT} "
    rf"|wordt )?niet(?: verder)? in behandeling(?: nemen| genomen)?"
    r"(?:[,:;. ]+(?:want |omdat |reden: ?|wegens |vanwege |namelijk )?(?P<reason>.{3,300}))?"
)
_REJECT2 = re.compile(
    r"(?:afwijzen|afgewezen|niet-ontvankelijk|niet ontvankelijk|wijs (?:maar )?af)(?:[,:;. ]+(?:want |omdat "
    r"|reden: ?)?(?P<reason>.{3,300}))?"
)
_VERDICT = re.compile(r"\b(?P<not>niet |on)?(?P<part>deels |gedeeltelijk |ten dele )?(?P<verdict>gegrond)\b(?P<after> deels)?")
_HELD = re.compile(
    r"(?:het |ons )?(?:hoor)?gesprek (?:is |was |heeft |met .{2,40} )?(?:vandaag |gisteren )?(?:gehouden"
    r"|geweest|gevoerd|plaatsgevonden|gehad)\b.*"
    r"|(?:klager|medewerker|beide partijen|iedereen|beiden)(?: zijn| is)? gehoord\b.*|.{0,30}gesprek(?: al)? gehad(?: met .*)?"
)
_CANCEL = re.compile(
    r"(?:het |ons )?gesprek (?:gaat niet door|is (?:afgezegd|geannuleerd)|vervalt|moet niet doorgaan"
    r"|van .{3,30} gaat niet door).*|(?:zeg|annuleer) het gesprek(?: maar)?(?: af)?"
)
_WAIVE = re.compile(
    r"(?P<who>klager|klant|melder|clie?nt|medewerker|de klager|de klant|de melder|de medewerker|hij|zij|ze"
    r"|mevrouw [\w' -]+|meneer [\w' -]+)"
    r" (?:ziet af van (?:een|het) (?:hoor)?gesprek|wil (?:geen gesprek|niet gehoord worden"
    r"|niet op gesprek komen|niet in gesprek)|hoeft niet gehoord te worden)"
)
_RECUSE = re.compile(
    r"(?:ik ben|ik was) (?:er |hier |daar )?(?:zelf )?(?:ook )?(?:bij )?(?:zelf )?betrokken(?: bij (?:dit"
    r"|deze klacht|de zaak))?.*"
    r"|ik (?:ben|was) (?:er|daar) zelf bij.*|ik ben partijdig.*|ik kan (?:dit|deze klacht|hem) niet behandelen.*betrokken.*"
)
_CLOSE = re.compile(
    rf"(?:zaak|klacht|{_IT})?\s*(?:is |kan )?(?:afgehandeld|sluiten|dicht|gesloten|sluit {_IT}(?: maar)?(?: af)?"
    rf"|kan (?:worden )?gesloten(?: worden)?|afsluiten)(?:[,:. ]+(?P<reason>.*))?"
)
_SENT = re.compile(r"(?:de )?(?:uitkomst|uitslag|reactie|brief)(?: is)? (?:verstuurd|verzonden)\b.*")
_WITHDRAW = re.compile(
    r"(?:(?:de |deze )?(?:klacht|melding) is |(?:de )?(?:klager|klant|melder|clie?nt|hij|zij|ze) heeft (?:de "
    r"|zijn |haar )?(?:klacht|melding)? ?|is )?ingetrokken\b.*"
    r"|(?:ja,? ?)?(?:stop|stoppen)(?: maar)?(?: met)?(?: de behandeling)?|(?:de )?(?:klager|klant|melder"
    r"|clie?nt) trekt (?:de |zijn |haar )?(?:klacht|melding) in\b.*"
)
_EXTEND = re.compile(
    r"(?:graag |wil |we |wij )?(?:verleng|verlengen|verlenging|uitstel|stel uit|stel de termijn op|termijn)\b.*"
    r"|.*\b(?:verlengen|uitstellen|verlenging)\b.*"
)
_BECAUSE = re.compile(
    r"(?i)\b(?:want|omdat|vanwege|wegens|doordat|i\.v\.m\.|ivm|in verband met|namelijk|reden:)\s*(?P<reason>.{3,})", re.S
)
_SATISFIED = re.compile(
    r"\b(?P<level>niet (?:echt |helemaal |erg )?tevreden|ontevreden|deels tevreden|gedeeltelijk tevreden|deels"
    r"|(?:zeer |heel |helemaal )?tevreden)\b"
)
_ABOUT = re.compile(
    r"(?:het|dit|de klacht|de melding)(?: gaat)?(?: om| over| betreft|  is)? (?P<name>[^\d,;:?!]{2,40})"
    r"|betrokken(?: medewerker)?(?: is|:)? (?P<other>[^\d,;:?!]{2,40})"
)
_REQUEST = re.compile(
    r"(?:vraag|verzoek) (?:de )?(?:betrokken )?medewerker (?:om (?:een )?reactie|te reageren).*"
    r"|(?:graag )?(?:weder)?hoor.*reactie van de medewerker.*"
)
_CLAIM = re.compile(r"(?:schade|claim|claimbedrag|schadebedrag|geschatte schade)\D{0,20}(?P<amount>\d[\d.]*(?:,\d\d)?).*")
_INSURER = re.compile(r"(?:ja,? )?(?:meld|informeer|licht) (?:het )?(?:bij |aan )?(?:de )?verzekeraar(?: in)?.*")
_AGREED = re.compile(
    r"(?i)^(?:we zijn (?:er )?(?:uit|eruit)|eruit gekomen|opgelost|afgesproken(?: is)?|afspraken?)\b[:,. ]*(?P<text>.+)", re.S
)
_DISCUSSED = re.compile(r"(?:is |zaak |klacht )?besproken in (?:het |ons )?(?:intern |interne )?overleg.*")
_YES = re.compile(
    r"(?:ja|akkoord|prima(?: zo)?|goed(?: zo)?|ok|oke|klopt|dat klopt|eens|mee eens|daar ben ik het mee eens"
    r"|verstuur(?: maar)?|verzend(?: maar)?|stuur maar(?: op)?|(?:ga )?akkoord"
    r"|ik (?:ben|ga) (?:er mee |ermee )?akkoord|ja meld het|meld het(?: maar)?|eens met het advies"
    r"|conform advies|ja stop de behandeling)(?:[,. ]+(?:verstuur|verzend|stuur|doe)(?: maar)?(?: op)?)?"
)
_NO = re.compile(r"(?:nee|niet nodig|hoeft niet|nee ga door|nee dank je|nee dat hoeft niet|geen verlenging nodig|niet akkoord)")
_DONE = re.compile(r"(?:ja,? )?(?:is |alles is )?(?:gedaan|uitgevoerd|klaar|geregeld|nagekomen|afgerond).*")
LONG = 60  # characters from which an answer to verzoek-verslag is the report itself


def whole(answer: Answer) -> Command | None:
    """What the answer means as a whole, by the letter it answers; None when its clauses have to be read one by one."""
    text, kind = answer.text, answer.prompt.kind
    if is_concerned(answer.case, answer.sender.email, answer.bureau):
        return _of_the_concerned(answer)
    plain = bare(text)
    if kind == "verzoek-verslag" and len(text) >= LONG and not _CANCEL.fullmatch(plain):
        agreed = sections(text).get("afspraken")
        also = (Command("record_agreement", {"text": agreed, **_until(agreed, answer)}),) if agreed else ()
        return Command("record_hearing", {"text": text}, also=also)
    if kind in ("vraag-oordeel", "opdracht", "concept-uitkomst") and (verdict := _verdict(answer)) is not None:
        return verdict
    if kind == "vraag-oordeel" and answer.case.has("verdict_given") and "?" not in text:
        return _more_reasons(answer)
    if kind == "vraag-maatregelen" and "?" not in text:
        return Command("record_measures", {"text": text, **_until(text, answer)})
    if kind == "vraag-tevredenheid" and (match := _SATISFIED.search(plain)):
        return _satisfaction(match["level"], text)
    if kind == "melding-directie" and answer.prompt.code == "reactie" and len(plain.split()) > 3 and "?" not in text:
        return Command("record_reaction", {"text": text})
    if kind == "vraag-verlenging" and _NO.fullmatch(plain):
        return Command("add_note", {"text": text})
    if match := _AGREED.match(text):
        return Command("record_agreement", {"text": match["text"].strip(), **_until(match["text"], answer)})
    return None


def _of_the_concerned(answer: Answer) -> Command | None:
    if answer.prompt.kind == "verzoek-reactie" and answer.prompt.choices and _YES.fullmatch(bare(answer.text)):
        return Command("approve")
    if answer.prompt.kind in ("verzoek-reactie", "kennisgeving-medewerker"):
        return Command("record_reaction", {"text": answer.text})
    return None


def _verdict(answer: Answer) -> Command | None:
    """A verdict when exactly one is given, without doubt about it; the rest is reasons, findings and measures."""
    found = sections(answer.text)
    said = found.get("oordeel") or answer.text
    words = list(_VERDICT.finditer(bare(said)))
    values = {_value(match) for match in words}
    if len(values) != 1:
        return Command("unclear", why="tegenstrijdig") if values else None
    around = re.split(r"[.!\n]|\b(?:want|omdat|aangezien)\b", bare(said))
    sentence = next(part for part in around if _VERDICT.search(part))
    if DOUBT.search(_VERDICT.sub("", sentence)):
        return Command("unclear", why="niet-begrepen")
    rest = found.get("", "")
    because = _BECAUSE.search(rest)
    reason = found.get("redenen") or (because["reason"].strip() if because else "") or _without_verdict(rest)
    measures = found.get("maatregelen", "")
    arguments = {
        "gegrond": values.pop(),
        "reason": reason,
        "findings": found.get("bevindingen", ""),
        "measures": measures,
        **_until(measures, answer),
    }
    return Command("verdict", {name: value for name, value in arguments.items() if value})


def _value(match: re.Match[str]) -> str:
    return "deels" if match["part"] or match["after"] else "ongegrond" if match["not"] else "gegrond"


def _without_verdict(text: str) -> str:
    """What is left when the sentence with the verdict only says the verdict."""
    left = [part.strip() for part in re.split(r"(?<=[.!])\s+|\n", text) if part.strip()]
    kept = [part for part in left if not _VERDICT.search(bare(part)) or len(part.split()) > 8]
    return " ".join(kept)


def _more_reasons(answer: Answer) -> Command:
    found = sections(answer.text)
    verdict = answer.case.last("verdict_given")
    arguments = {
        "gegrond": verdict.data["gegrond"] if verdict else "",
        "reason": found.get("redenen") or found.get("", ""),
        "findings": found.get("bevindingen", ""),
        "measures": found.get("maatregelen", ""),
        **_until(found.get("maatregelen", ""), answer),
    }
    return Command("verdict", {name: value for name, value in arguments.items() if value})


def _satisfaction(words: str, text: str) -> Command:
    level = (
        "niet tevreden"
        if words.startswith(("niet", "ontevreden"))
        else "deels"
        if words.startswith(("deels", "gedeeltelijk"))
        else "tevreden"
    )
    offer = sections(text).get("aanbod", "")
    offer = re.split(
        r"(?i)[;.]\s*(?=(?:(?:de )?(?:melder|klager|klant|hij|zij|ze|is)\b.*)?(?:niet |deels |zeer )?tevreden)", offer
    )[0].strip(" .;,")
    return Command("record_satisfaction", {"text": level} | ({"offer": offer} if offer else {}))


def _until(text: str, answer: Answer) -> dict[str, str]:
    day = answer_dates.find(text or "", answer.now).day
    return {"until": day.isoformat()} if day else {}


def of_clause(clause: str, answer: Answer) -> Iterator[Command]:
    """The command of one clause; nothing when it is none."""
    plain, kind = bare(clause), answer.prompt.kind
    if not plain or "?" in clause:
        return
    for step in (_indeling, _ontvankelijk, _wie, _gesprek, _afronden, _overig):
        command = step(plain, clause, kind, answer)
        if command is not None:
            yield command
            return


def _indeling(plain: str, _clause: str, kind: str, answer: Answer) -> Command | None:
    if kind != "vraag-indeling" and not plain.startswith(("dit is", "het is", "dat is")):
        return None
    if _NO_KIND.fullmatch(plain):
        return Command("unclear", why="niet-begrepen")
    match = _LABEL.fullmatch(plain)
    if match is None or ("geen klacht" in plain and match["label"] == "klacht"):
        return None
    if match["label"] in ("opmerking", "geschil") and not answer.bureau.regulation.intake.suggestions:
        return Command("unclear", why="niet-begrepen")
    return Command("classify", {"label": match["label"]})


def _ontvankelijk(plain: str, clause: str, kind: str, answer: Answer) -> Command | None:
    if match := _REJECT.fullmatch(plain) or _REJECT2.fullmatch(plain):
        reason = _as_written(match["reason"] or "", clause) or _reason_elsewhere(answer)
        return Command("reject", {"reason": reason}) if reason else Command("unclear", why="geen-reden")
    if kind in ("vraag-ontvankelijkheid", "opdracht-behandelaar") and _ADMIT.fullmatch(plain):
        return Command("admit") if kind == "vraag-ontvankelijkheid" or "behandeling" in plain else None
    return None


def _as_written(words: str, clause: str) -> str:
    """Words that were found in the plain form of a clause, with the capitals and accents they were written with."""
    written = " ".join(clause.split())
    start = bare_letters(written).find(words.strip(" .,:"))
    return written[start : start + len(words.strip(" .,:"))] if words and start >= 0 else words.strip(" .,:")


def _reason_elsewhere(answer: Answer) -> str:
    match = _BECAUSE.search(answer.text)
    found = sections(answer.text).get("redenen", "")
    rest = [part for part in re.split(r"(?<=[.!])\s+|\n", answer.text) if "in behandeling" not in part.lower()]
    return found or (match["reason"].strip(" .") if match else "") or " ".join(rest).strip()


def _wie(plain: str, _clause: str, kind: str, answer: Answer) -> Command | None:
    asked = kind in ("opdracht-behandelaar", "vraag-ontvankelijkheid", "begreep-niet")
    if _RECUSE.fullmatch(plain):
        return Command("recuse")
    if _ME.fullmatch(plain):
        return Command("assign", {"handler": answer.sender.name})
    patterns = (*_NAMED, _BARE_NAME) if asked else _NAMED[:2]
    for pattern in patterns:
        match = pattern.fullmatch(plain)
        if match is None or (pattern is not _NAMED[0] and re.search(r"\bniet\b|\bgeen\b", plain)):
            continue
        people = answer_names.fitting(match["name"], answer.bureau.roster)
        if len(people) == 1:
            return Command("assign", {"handler": people[0].name})
        if len(people) > 1:
            return Command("unclear", why="twee-passen")
    return None


def _gesprek(plain: str, clause: str, kind: str, answer: Answer) -> Command | None:
    if _CANCEL.fullmatch(plain):
        return Command("cancel_hearing")
    if match := _WAIVE.fullmatch(plain):
        who = "medewerker" if "medewerker" in match["who"] else "klager"
        return Command("waive_hearing", {"who": who})
    if _HELD.fullmatch(plain):
        return Command("record_hearing", {"text": clause})
    about_talk = kind in ("vraag-gesprek", "uitnodiging-gesprek") or re.search(
        r"\b(?:gesprek|afspraak|uitnodig|spreken?|hoorzitting|plan)\b", plain
    )
    if kind == "vraag-verlenging" or not about_talk or re.search(r"\b(?:verleng\w*|uitstel)\b", plain):
        return None
    return _talk(plain, kind, answer)


def _talk(plain: str, kind: str, answer: Answer) -> Command | None:
    found = answer_dates.find(plain, answer.now)
    if found.problem:
        return Command("unclear", why=found.problem)
    if found.day is None:
        wants = found.clock is not None or re.search(r"\b(?:plan|gepland|inplannen|gesprek)\b", plain)
        return Command("unclear", why="geen-datum") if wants and kind == "vraag-gesprek" else None
    if answer.now is not None and found.day < answer.now.date():
        return (
            Command("record_hearing", {"text": plain, "when": found.iso})
            if "geweest" in plain
            else Command("unclear", why="tegenstrijdig")
        )
    if re.search(r"\b(?:niet|geen|misschien|wellicht|of|zou|eventueel)\b", found.rest):
        return Command("unclear", why="niet-begrepen")
    place = re.search(r"\b(?:in|op|bij) (?P<place>(?:het |de )?(?:kantoor|locatie|vestiging|werkplek|kamer)[\w' -]{0,40})", plain)
    return Command("plan_hearing", {"when": found.iso, "who": _who(plain, answer)} | ({"place": place["place"]} if place else {}))


def _who(plain: str, answer: Answer) -> str:
    client = answer.case.complainant.name.lower() if "klager" in answer.case.parties else ""
    with_client = re.search(r"\bmet (?:de )?(?:klager|klant|melder|clie?nt)\b", plain) or (client and client in plain)
    names = [party.name for party in answer.case.involved]
    with_employee = re.search(r"\bmet (?:de )?(?:betrokken )?medewerker\b", plain) or any(
        re.search(rf"\b{re.escape(part)}\b", plain) for name in names for part in (name.lower(), name.lower().split()[0])
    )
    return "" if bool(with_client) == bool(with_employee) else "klager" if with_client else "medewerker"


def _afronden(plain: str, clause: str, kind: str, answer: Answer) -> Command | None:
    if kind == "concept-uitkomst" and _YES.fullmatch(plain):
        return Command("approve")
    if _WITHDRAW.fullmatch(plain) and not re.search(r"\bniet\b", plain):
        because = _BECAUSE.search(clause)
        return Command("withdraw", {"reason": because["reason"].strip(" .")} if because else {})
    if (match := _CLOSE.fullmatch(plain)) and not re.search(r"\b(?:niet|nog)\b", plain):
        reason = (match["reason"] or "afgehandeld").strip()
        if DOUBT.search(reason):
            return None
        return Command("withdraw", {"reason": reason}) if "ingetrokken" in reason else Command("close", {"reason": reason})
    if _SENT.fullmatch(plain):
        return Command("outcome_reported", {"text": clause})
    if _EXTEND.fullmatch(plain) and not re.search(r"\b(?:niet|geen|hoeft)\b", plain):
        return _extension(plain, clause, answer)
    return None


def _extension(plain: str, clause: str, answer: Answer) -> Command:
    found = answer_dates.find(plain, answer.now)
    day = found.day or answer_dates.lasting(plain, answer.until)
    if found.problem or day is None:
        return Command("unclear", why=found.problem or "geen-datum")
    because = _BECAUSE.search(clause) or _BECAUSE.search(answer.text)
    return Command("extend", {"until": day.isoformat()} | ({"reason": because["reason"].strip(" .")} if because else {}))


def _overig(plain: str, clause: str, kind: str, answer: Answer) -> Command | None:
    if kind in ("concept-uitkomst", "vraag-oordeel", "melding-directie", "verzoek-reactie") and _YES.fullmatch(plain):
        return Command("approve")
    if kind == "melding-directie" and _NO.fullmatch(plain):
        return Command("decline")
    if (match := _CLAIM.fullmatch(plain)) and not DOUBT.search(plain):
        amount = float(match["amount"].replace(".", "").replace(",", "."))
        return Command("estimate_claim", {"amount": f"{amount:.2f}"})
    if _INSURER.fullmatch(plain):
        return Command("notify_insurer")
    if _REQUEST.fullmatch(plain):
        return Command("request_reaction")
    if match := _ABOUT.fullmatch(plain):
        people = answer_names.fitting(match["name"] or match["other"], answer.bureau.roster)
        return Command("name_employee", {"employee": people[0].name}) if len(people) == 1 else None
    if _DISCUSSED.fullmatch(plain) and not DOUBT.search(plain):
        return Command("discussed")
    labelled = sections(clause)
    if labelled.get("maatregelen"):
        return Command("record_measures", {"text": labelled["maatregelen"], **_until(clause, answer)})
    if labelled.get("afspraken"):
        return Command("record_agreement", {"text": labelled["afspraken"], **_until(clause, answer)})
    if labelled.get("aanbod"):
        return Command("record_offer", {"text": labelled["aanbod"]})
    return None
