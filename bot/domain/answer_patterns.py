"""What a whole answer to a letter means, and what one clause means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain import answer_dates, answer_names
from bot.domain import answer_vocabulary as words
from bot.domain.answer_clauses import CERTAIN_DOUBT, DOUBT, bare, bare_letters, sections
from bot.domain.commands import Answer, Command
from bot.domain.impartiality import is_concerned


def whole(answer: Answer) -> Command | None:
    """What the answer means as a whole, by the letter it answers; None when its clauses have to be read one by one."""
    text, kind = answer.text, answer.prompt.kind
    concerned = is_concerned(answer.case, answer.sender.email, answer.bureau)
    if concerned and (own := _of_the_concerned(answer)) is not None:
        return own
    plain = bare(text)
    if (
        kind == "verzoek-verslag"
        and (words.NO_TALK.search(text.split(".")[0]) or text.rstrip().endswith("?"))
        and len(text) < words.LONG * 5
        and "verslag" not in sections(text)
    ):
        return Command("cancel_hearing") if words.CANCEL.fullmatch(plain) else Command("unclear", why="niet-begrepen")
    if kind == "verzoek-verslag" and len(text) >= words.LONG and not words.CANCEL.fullmatch(plain):
        agreed = sections(text).get("afspraken") or _settled(answer)
        also = (Command("record_agreement", {"text": agreed, **_until(agreed, answer)}),) if agreed else ()
        return Command("record_hearing", {"text": text}, also=also)
    if kind in ("vraag-oordeel", "opdracht", "concept-uitkomst") and (verdict := _verdict(answer)) is not None:
        return verdict
    if kind == "vraag-oordeel" and answer.case.has("verdict_given") and "?" not in text:
        return _more_reasons(answer)
    if kind == "concept-uitkomst" and REVISED & set(sections(text)) and answer.case.has("verdict_given"):
        return _more_reasons(answer)
    if kind == "vraag-maatregelen" and words.NOTHING_YET.search(text) and len(text) < words.LONG * 2:
        return Command("unclear", why="niet-begrepen")
    if kind == "vraag-maatregelen" and "?" not in text:
        found = sections(text)
        measures = found["maatregelen"] if set(found) == {"maatregelen"} else text  # without the label
        return Command("record_measures", {"text": measures, **_until(text, answer)})
    asks_satisfaction = kind == "vraag-tevredenheid" or answer.prompt.code == "ontevreden"
    if asks_satisfaction and words.SATISFIED.search(plain):
        return _gauged(text)
    if kind == "melding-directie" and answer.prompt.code == "reactie" and len(plain.split()) > 3 and "?" not in text:
        return Command("record_reaction", {"text": text})
    if kind == "vraag-verlenging" and (plain.startswith("nee") or words.NO.fullmatch(plain)):
        return Command("add_note", {"text": text})
    if kind == "vraag-verlenging" and words.RUNS_LONGER.match(plain) and not CERTAIN_DOUBT.search(text):
        return _extension(plain, text, answer)
    if answer.prompt.code == "intrekking" and plain in ("stop", "stoppen"):
        return Command("withdraw")
    if kind == "vraag-indeling" and plain == "ja":
        return Command("classify", {"label": "klacht"})
    if match := words.AGREED.match(text):
        return Command("record_agreement", {"text": match["text"].strip(), **_until(match["text"], answer)})
    return None


REVISED = {"redenen", "bevindingen", "maatregelen"}  # sections that make a new draft


def _settled(answer: Answer) -> str:
    """The agreement in a report, where an agreed solution settles the complaint."""
    match = words.SETTLED.search(answer.text) if answer.bureau.regulation.hearing.agreement_settles else None
    return (
        "" if match is None or re.search(r"\b(?:niet|geen|nog)\b", match["text"].split(".")[0]) else match["text"].strip(" :,.\n")
    )


def _gauged(text: str) -> Command:
    """How satisfied the complainant is, when one plain sentence says so."""
    levels = []
    for sentence in re.split(
        r"(?<=[.!;?\n])\s*|,\s+(?=(?:en )?(?:de |hij|zij|ze|melder|klager|klant|niet|deels|tevreden))", text
    ):
        match = words.SATISFIED.search(bare(sentence))
        if match is None:
            continue
        plain = re.sub(r"^(?:en|maar) ", "", bare(sentence))
        if not words.SATISFIED_CLAUSE.fullmatch(plain) or words.HEARSAY.search(plain.split(",")[0]) or "?" in sentence:
            return Command("unclear", why="niet-begrepen")
        levels.append(match["level"])
    if len({level[:4] for level in levels}) != 1:
        return Command("unclear", why="tegenstrijdig")
    return _satisfaction(levels[0], text)


def _of_the_concerned(answer: Answer) -> Command | None:
    if answer.prompt.kind == "verzoek-reactie" and answer.prompt.choices and words.YES.fullmatch(bare(answer.text)):
        return Command("approve")
    if answer.prompt.kind in ("verzoek-reactie", "kennisgeving-medewerker"):
        return Command("record_reaction", {"text": answer.text})
    return None


def _verdict(answer: Answer) -> Command | None:
    """A verdict when exactly one is given, without doubt about it; the rest is reasons, findings and measures."""
    found = sections(answer.text)
    said = found.get("oordeel") or answer.text
    said_so = list(words.VERDICT.finditer(bare(said)))
    values = {_value(match) for match in said_so}
    if len(values) != 1:
        return Command("unclear", why="tegenstrijdig") if values else None
    sentence = next(
        part for part in re.split(r"[.!;\n]|\b(?:want|omdat|aangezien|doordat)\b", bare(said)) if words.VERDICT.search(part)
    )
    if not words.VERDICT_CLAUSE.fullmatch(sentence.strip(" ,:-")) or words.HEARSAY.search(sentence):
        return Command("unclear", why="niet-begrepen")
    rest = found.get("", "")
    because = words.BECAUSE.search(rest)
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
    kept = [part for part in left if not words.VERDICT.search(bare(part)) or len(part.split()) > 8]
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
    if kind != "vraag-indeling" and not plain.startswith(("dit is", "het is", "dat is", "geen klacht")):
        return None
    if (match := words.OTHER_KIND.fullmatch(plain)) and (
        match["label"] in ("suggestie", "vraag") or answer.bureau.regulation.intake.suggestions
    ):
        return Command("classify", {"label": match["label"]})
    if words.NO_KIND.fullmatch(plain):
        return Command("unclear", why="niet-begrepen")
    match = words.LABEL.fullmatch(plain)
    if match is None or ("geen klacht" in plain and match["label"] == "klacht"):
        return None
    if match["label"] in ("opmerking", "geschil") and not answer.bureau.regulation.intake.suggestions:
        return Command("unclear", why="niet-begrepen")
    return Command("classify", {"label": match["label"]})


def _ontvankelijk(plain: str, clause: str, kind: str, answer: Answer) -> Command | None:
    if re.search(r"\bof (?:toch|in behandeling|niet|wel|afwijzen)\b", plain):
        return Command("unclear", why="tegenstrijdig")
    if match := words.REJECT.fullmatch(plain) or words.REJECT2.fullmatch(plain):
        reason = _as_written(match["reason"] or "", clause) or _reason_elsewhere(answer)
        return Command("reject", {"reason": reason}) if reason else Command("unclear", why="geen-reden")
    if kind == "vraag-ontvankelijkheid" and (match := words.REASONED_NO.fullmatch(plain)):
        return Command("reject", {"reason": _as_written(match["reason"], clause)})
    if (
        kind in ("vraag-ontvankelijkheid", "opdracht-behandelaar")
        and words.ADMIT.fullmatch(plain.split(",")[0].strip())
        and "?" not in clause
    ):
        return Command("admit") if kind == "vraag-ontvankelijkheid" or "behandeling" in plain else None
    return None


def _as_written(words: str, clause: str) -> str:
    """Words that were found in the plain form of a clause, with the capitals and accents they were written with."""
    written = " ".join(clause.split())
    start = bare_letters(written).find(words.strip(" .,:"))
    return written[start : start + len(words.strip(" .,:"))] if words and start >= 0 else words.strip(" .,:")


def _reason_elsewhere(answer: Answer) -> str:
    match = words.BECAUSE.search(answer.text)
    found = sections(answer.text).get("redenen", "")
    rest = [part for part in re.split(r"(?<=[.!])\s+|\n", answer.text) if "in behandeling" not in part.lower()]
    return found or (match["reason"].strip(" .") if match else "") or " ".join(rest).strip()


def _wie(plain: str, _clause: str, kind: str, answer: Answer) -> Command | None:
    asked = kind in ("opdracht-behandelaar", "vraag-ontvankelijkheid", "begreep-niet")
    if words.RECUSE.fullmatch(plain):
        return Command("recuse")
    if words.ME.fullmatch(plain):
        return Command("assign", {"handler": answer.sender.name})
    patterns = (*words.NAMED, words.BARE_NAME) if asked else words.NAMED[1:3]
    for pattern in patterns:
        match = pattern.fullmatch(plain)
        if match is None or (pattern is not words.NAMED[1] and re.search(r"\bniet\b|\bgeen\b", plain)):
            continue
        people = answer_names.fitting(match["name"], answer.bureau.roster)
        if len(people) == 1:
            return Command("assign", {"handler": people[0].name})
        if len(people) > 1:
            return Command("unclear", why="twee-passen")
    return None


def _gesprek(plain: str, clause: str, kind: str, answer: Answer) -> Command | None:
    if words.CANCEL.fullmatch(plain):
        return Command("cancel_hearing")
    if match := words.WAIVE.fullmatch(plain):
        who = "medewerker" if "medewerker" in match["who"] else "klager"
        return Command("waive_hearing", {"who": who})
    partners = {party.name for party in answer.case.parties.values()} | {answer.sender.name}
    others = [person for person in answer_names.mentioned(clause, answer.bureau.roster) if person.name not in partners]
    if words.HELD.fullmatch(plain) and not others:
        return Command("record_hearing", {"text": clause})
    about_talk = kind in ("vraag-gesprek", "uitnodiging-gesprek") or re.search(
        r"\b(?:gesprek|afspraak|uitnodig|spreken?|hoorzitting|plan)\b", plain
    )
    if kind == "vraag-verlenging" or not about_talk or re.search(r"\b(?:verleng\w*|uitstel)\b", plain):
        return None
    return _talk(plain, clause, kind, answer)


def _talk(plain: str, clause: str, kind: str, answer: Answer) -> Command | None:
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
    if words.HEARSAY.search(clause) or _unplanned(found.rest, plain, answer):
        return Command("unclear", why="niet-begrepen")
    place = re.search(r"\b(?:in|op|bij) (?P<place>(?:het |de )?(?:kantoor|locatie|vestiging|werkplek|kamer)[\w' -]{0,40})", plain)
    return Command(
        "plan_hearing",
        {"when": found.iso, "who": _who(plain, answer)} | ({"place": _as_written(place["place"], clause)} if place else {}),
    )


PLACE = re.compile(
    r"\b(?:in|op|bij|te) (?:het |de |ons )?[\w'-]+(?: in [\w'-]+)?$|\b(?:op|in) (?:het |de |ons )?(?:kantoor"
    r"|locatie|vestiging)\b.*"
)


def _unplanned(rest: str, plain: str, answer: Answer) -> bool:
    """True when more is said than a day, a time, a place and with whom: then it may be about something else."""
    people = {part for party in answer.case.parties.values() for part in party.name.lower().split()}
    left = set(re.findall(r"[\w.'-]+", PLACE.sub(" ", rest))) - words.PLAN_WORDS - people
    return bool({word.strip(".-'") for word in left} - {""} - words.PLAN_WORDS - people)


def _who(plain: str, answer: Answer) -> str:
    client = answer.case.complainant.name.lower() if "klager" in answer.case.parties else ""
    with_client = re.search(r"\bmet (?:de )?(?:klager|klant|melder|clie?nt)\b", plain) or (client and client in plain)
    names = [party.name for party in answer.case.involved]
    with_employee = re.search(r"\bmet (?:de |beide )?(?:betrokken )?medewerkers?\b", plain) or any(
        re.search(rf"\b{re.escape(part)}\b", plain) for name in names for part in (name.lower(), name.lower().split()[0])
    )
    return "" if bool(with_client) == bool(with_employee) else "klager" if with_client else "medewerker"


def _afronden(plain: str, clause: str, kind: str, answer: Answer) -> Command | None:
    if kind == "concept-uitkomst" and (words.YES.fullmatch(plain) or words.MAY_GO.fullmatch(plain)):
        return Command("approve")
    if words.WITHDRAW.fullmatch(plain) and not re.search(r"\bniet\b", plain):
        because = words.BECAUSE.search(clause)
        return Command("withdraw", {"reason": because["reason"].strip(" .")} if because else {})
    if (match := words.CLOSE.fullmatch(plain)) and not re.search(r"\b(?:niet|nog)\b", plain):
        reason = re.sub(r"^worden\b[, ]*", "", match["reason"] or "").strip() or "afgehandeld"
        if DOUBT.search(reason):
            return None
        return Command("withdraw", {"reason": reason}) if "ingetrokken" in reason else Command("close", {"reason": reason})
    if words.SENT.fullmatch(plain):
        return Command("outcome_reported", {"text": clause})
    if words.EXTEND.fullmatch(plain) and not re.search(r"\b(?:niet|geen|hoeft)\b", plain):
        return _extension(plain, clause, answer)
    return None


def _extension(plain: str, clause: str, answer: Answer) -> Command:
    found = answer_dates.find(plain, answer.now)
    begin = answer.case.received.date() if plain.startswith("termijn") else answer.until
    day = found.day or answer_dates.lasting(plain, begin)
    if found.problem or day is None:
        return Command("unclear", why=found.problem or "geen-datum")
    because = words.BECAUSE.search(clause) or words.BECAUSE.search(answer.text)
    said = re.split(r"[.,;]|\b(?:want|omdat|wegens|vanwege|i\.?v\.?m|in verband)\b", found.rest)[0]
    more = set(re.findall(r"[\w']+", said)) - words.EXTEND_WORDS - set(re.findall(r"\d+", said))
    length = answer_dates.lasting(plain, begin)
    if (
        more
        or words.HEARSAY.search(said)
        or re.search(r"\b(?:niet|geen)\b", said)
        or (found.day and length and found.day != length)
    ):
        return Command("unclear", why="niet-begrepen")
    settable = any(term.set_by for term in answer.bureau.regulation.terms)  # there a date before the final one can be set
    if (answer.now and day <= answer.now.date()) or (answer.until and day <= answer.until and not settable):
        return Command("unclear", why="tegenstrijdig")
    return Command("extend", {"until": day.isoformat()} | ({"reason": because["reason"].strip(" .")} if because else {}))


def _overig(plain: str, clause: str, kind: str, answer: Answer) -> Command | None:
    if kind in ("concept-uitkomst", "vraag-oordeel", "melding-directie", "verzoek-reactie") and words.YES.fullmatch(plain):
        return Command("approve")
    if kind == "melding-directie" and words.NO.fullmatch(plain):
        return Command("decline")
    if (match := words.CLAIM.fullmatch(plain)) and not DOUBT.search(plain):
        amount = float(match["amount"].replace(".", "").replace(",", "."))
        return Command("estimate_claim", {"amount": f"{amount:.2f}"})
    if words.INSURER.fullmatch(plain):
        return Command("notify_insurer")
    if words.REQUEST.fullmatch(plain):
        return Command("request_reaction")
    if match := words.ABOUT.fullmatch(plain):
        people = answer_names.fitting(match["name"] or match["other"], answer.bureau.roster)
        return Command("name_employee", {"employee": people[0].name}) if len(people) == 1 else None
    if words.DISCUSSED.fullmatch(plain) and not DOUBT.search(plain):
        return Command("discussed")
    labelled = sections(clause)
    if labelled.get("maatregelen"):
        return Command("record_measures", {"text": labelled["maatregelen"], **_until(clause, answer)})
    if labelled.get("afspraken"):
        return Command("record_agreement", {"text": labelled["afspraken"], **_until(clause, answer)})
    if labelled.get("aanbod"):
        return Command("record_offer", {"text": labelled["aanbod"]})
    return None
