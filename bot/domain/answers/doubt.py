"""Whether what stands beside an action, and is none itself, takes the certainty out of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.answers import dates as answer_dates
from bot.domain.answers.actions import action
from bot.domain.answers.clauses import CERTAIN_DOUBT, DOUBT, EXPLAINS, OWN_WORDS, PENDING, bare, bare_letters, clauses, halves
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.masked import clause_of
from bot.domain.answers.names import mentioned
from bot.domain.answers.remarks import without_asides
from bot.domain.answers.residue import asks, is_harmless, unsettles
from bot.domain.answers.stories import is_able, is_story

_NEGATED_KIND = re.compile(
    r"(?:nee,? )?(?:dit|dat|het)? ?(?:is|lijkt mij|lijkt me)? ?(?:g?een|niet een) (?:klacht|suggestie|vraag)"
)
_KNOWN = re.compile(
    r"(?:ik|wij|we) (?:heb|hebben) (?:het|dit|dat|de klager|haar|hem|de klant|@|.{3,30})? ?(?:al )?(?:met .{2,30}"
    r" )?(?:besproken|gevraagd|gebeld|gemaild|overlegd|ingelicht|gesproken|laten weten)(?: .{0,40})?"
    r"|(?:hij|zij|ze) (?:weet er (?:al )?van|is op de hoogte|weet het al)|.{2,30} (?:is|zijn) (?:al )?(?:op de hoogte"
    r"|ingelicht|akkoord)|met .{2,30} afgestemd"
)
_SOME_WEEK = re.compile(r"\b(?:week|weken|maand|\w*vakantie|\w*kerst\w*|pasen|nieuwe jaar)\b")
_SPOKEN = re.compile(r"\b(?:gebeld|gesproken|gemaild|gesprek gehad|belde|sprak|mailde)\b")
_PRAISE = re.compile(
    r"(?:(?:heel|erg|wel|een) )*(?:mooie?|goede?|nette?|duidelijke?|prima|keurige?|heldere?|fijne?|dank|bedankt)\b"
    r"|(?:werk|gedaan|verwoord|geschreven|samengevat)$"
    r"|compliment\w*|netjes|geen"
    r" (?:verdere )?opmerkingen|niets (?:meer )?(?:aan )?toe te voegen"
    r"|(?:tekst|brief|het) (?:is|ziet|leest) .{0,20}(?:goed|duidelijk|prima|helder)"
)
_ONLY_NUMBER = re.compile(r"(?:en |of |niet |wel )*(?:optie |nummer |keuze )?(?:\d+|een|twee|drie|vier|vijf|zes)")
_YES = re.compile(r"(?:ja|akkoord|prima|ok\w*|goed)\b(?! (?:in|nemen|we|wij|wel)\b)")


AGAINST = {  # speaks against the action, though it holds no word of doubt
    "assign": re.compile(
        r"^(?:de )?(?:zij|ze|hij|die|klager|klant|melder)\b.*\b(?:staat zelf|\w+club|\w+vereniging|vertrokken|ontslagen"
        r"|persoonlijk|buur(?:man|vrouw)|zus|broer|familie"
        r"|vriend(?:in)?|getrouwd|partner)\b"
    ),
    "plan_hearing": re.compile(
        r"^dan (?:heb|ben|zit|is|zijn|kan)\b.*\b(?:vakantie|vrij|ziek|afwezig|weg|verlof|vol|tandarts|bezet)\b"
        r"|\b(?:heeft|is|zit|moet) dan\b(?!.*\btijd\b)|\b(?:voorlopige?|ziekenhuis|bezet|(?:belt|zegt) af|agenda"
        r" niet)\b"
    ),
    "admit": re.compile(
        r"^(?:ik|we|wij) (?:heb|hebben) (?:hem|het|dit|haar|die|de \w+) (?:al |net |zojuist )?(?:ontvangen|gelezen|gezien"
        r"|binnen)$"
        r"|\b(?:langer|meer|ouder) dan (?:een|1|twee|2) jaar\b(?!.*\bniet\b)"
        r"|\bjaar is (?:al |ruim |allang |lang )*(?:om|voorbij|verstreken)\b|\bgeen klant\b|\bnooit klant\b|\bis (?:er |hier"
        r" )?(?:fel |sterk )?(?:op )?tegen$"
        r"|\b(?:twee|drie|vier|vijf|\d+) jaar (?:terug|geleden|oud)\b|\bvalt buiten\b|\bingetrokken\b"
        r"|\band(?:er|ere) (?:organisatie|bureau|bedrijf)\b|\bgaat over het uwv\b"
    ),
    "extend": re.compile(r"\b(?:moeite mee|bezwaar|erop tegen|er tegen|niet blij)\b|^(?:vraagt|wenst|zegt|zei) (?!ik|om)\w+$"),
    "withdraw": re.compile(r"\b(?:namens|boos|spijt)\b"),
}
_ASKS_TO_INVITE = re.compile(
    r"(?:kun|kunt|kan|wil|wilt|willen|kunnen) (?:je|jij|u|jullie) (?:(?:graag|even|dan|ook) )*(?:een |de )?(?:nieuwe"
    r" )?(?:uitnodiging|afspraak)(?:en)?"
    r" (?:ver)?sturen\?"
)
_CONCLUDES = re.compile(r"(?:dus|kortom|conclusie|al met al|alles bij elkaar|afijn|enfin)\b.*|.*\bdus(?: gewoon| maar)?$")
_OPEN = re.compile(
    r"\?|\b(?:wacht\w*|(?<!dag )(?<!week )(?<!uur )later|kom\w* (?:\w+ ){0,3}terug|overleg\w*|misschien|wellicht|twijfel\w*"
    r"|voorbehoud"
    r"|mits|tenzij|als|zodra|indien|nog niet|of)\b"
)


_OTHER_TOPIC = re.compile(  # and he says so
    r"(?!.*\b(?:behandelaar|besluit|oordeel)\b).*\b(?:maar )?(?:dat|dit) is een (?:heel )?ander (?:verhaal|onderwerp|hoofdstuk)"
    r"|(?:en )?(?:nu )?(?:ga ik|ik ga) (?:nu |dus )?(?:naar huis|weekend vieren|koffie \w+|eten|slapen|lunchen)"
)
_AT_FIRST = re.compile(  # what was weighed, in front of what was decided
    r"(?:ik dacht eerst|eerst dacht ik|in eerste instantie dacht ik|aanvankelijk dacht ik|ik twijfelde(?: even"
    r"| eerst)?) .+ maar .+"
)
_LET_IT_REST = re.compile(
    r"(?i)(?:^|[,.] *|\ben )(?:dus )?laat (?:het |dit |de klacht )?(?:dus )?maar (?:rusten|zitten)(?=[ .!]*$)"
)
_ON_SECOND_THOUGHT = re.compile(r"(?i)\W*(?:ach|nou|och|of|nee|toch|maar|tja)\b")
_SETTLED = re.compile(  # says that it is sure, or that it was talked over
    r"(?:(?:daar|er|hier) (?:is|bestaat) )?(?:geen(?: enkele)?|zonder(?: enige)?) (?:twijfel|discussie)(?: over| mogelijk| aan)?"
    r"|(?:dat )?(?:is|staat) (?:(?:wel|voor mij|echt) )*(?:zeker|vast|duidelijk|helder)|(?:honderd|100) ?(?:procent|%)(?: zeker)?"
    r"|(?:absoluut|zeker weten|daar (?:ben ik|zijn we) (?:heel )?zeker van)"
    r"|(?:(?:ik|we|wij) (?:heb|hebben) )?(?:(?:net|zojuist|even|vanochtend|vanmiddag|gisteren|er|al|samen|intern|kort"
    r"|hier|over|het"
    r"|dit|erover|hierover|met elkaar|met het team) )*(?:overlegd|afgestemd|besproken)"
)
_DRAFT_STAYS = re.compile(
    r"(?:(?:stop|wacht|ho)[,!.]* )?(?:de brief |hem )?(?:nog |maar )*niet (?:meer )?(?:weg|ver)?(?:sturen|zenden)[ !]*"
)
_CHANGES = re.compile(
    r"\d|\b(?:haal|maak|zet|voeg|vervang|schrap|verander|pas|wijzig|weg|erbij|eruit|aangepast\w*|moet|graag|maar)\b"
)
_PAST = re.compile(r"\b(?:was|waren|had|hadden|ging|gingen|lukte|kon|konden|stond|zat|belde|doorgegaan|geweest|daarna)\b")
_NOT_READY = re.compile(r"\b(?:ik|we|wij) (?:\w+ ){0,3}nog\b|\bweet ik\b|\bik (?:weet|wil|moet)\b")  # cannot tell himself


def _is_concluded(commands: Sequence[Command], answer: Answer) -> bool:
    """True when the last sentence, or the last part of it, sums up ("Sandra dus."): what was weighed before it is settled."""
    last = clauses(answer.text)[-1:]
    if len(commands) != 1 or not last or commands[0].action in ("approve", "decline", "reject"):
        return False
    for end in (last[0], halves(last[0])[-1]):
        said = action(end, answer) if _CONCLUDES.fullmatch(bare_letters(end).strip(" ,.!")) else None
        if said is not None:
            return said.action == commands[0].action
    return False


def casts_doubt(rest: Sequence[str], opening: int, commands: list[Command], answer: Answer) -> bool:
    """True when a clause that is no action asks, doubts, denies, brings up somebody else, or is of no known kind.

    The first `opening` clauses stand in front of the first action.
    """
    concluded = _is_concluded(commands, answer)
    return any(_is_doubtful(said, index < opening, concluded, commands, answer) for index, said in enumerate(rest))


def _is_doubtful(said: str, opens: bool, concluded: bool, commands: list[Command], answer: Answer) -> bool:
    names = {command.action for command in commands}
    said = _LET_IT_REST.sub("", said) if "withdraw" in names and not _ON_SECOND_THOUGHT.match(said) else said
    whole = bare_letters(said).strip(" ,.")
    if any(name in names and shape.search(whole) for name, shape in AGAINST.items()):
        return True
    if "plan_hearing" in names and _ASKS_TO_INVITE.fullmatch(whole):
        return False
    if not whole or _SETTLED.fullmatch(whole):
        return False
    if _OTHER_TOPIC.fullmatch(whole) or (opens and _AT_FIRST.fullmatch(whole)):
        return False
    if "withdraw" in names and _DRAFT_STAYS.fullmatch(whole):
        return False
    if unsettles(said, names, answer) or asks(clause_of(said, answer).plain):
        return True
    clause = without_asides(said, commands, answer)
    plain = bare(clause)
    if not plain or plain in ("maar ja", "maar goed", "ja ja"):
        return False
    settled = concluded and not _OPEN.search(plain) and is_able(clause, commands, answer)
    if (settled or is_story(clause, commands, answer)) and not _is_another_day(clause, commands, answer):
        return False
    if re.match(r"[\s,]*maar\b", clause.lower()):
        return True
    if (_NEGATED_KIND.fullmatch(plain) and "classify" in names) or (
        plain == "nee" and (_weighed(answer) or names & {"classify", "reject"})
    ):
        return False
    if _ONLY_NUMBER.fullmatch(plain) or PENDING.search(plain):
        return True
    if "?" in clause or CERTAIN_DOUBT.search(plain) or ("approve" in names and not _PRAISE.match(plain)):
        return True
    return _bears_on_it(clause, plain, opens, commands, answer)


def _weighed(answer: Answer) -> bool:
    """True when a sentence tells what was thought at first: a "nee" behind it is about that."""
    return any(_AT_FIRST.fullmatch(bare_letters(sentence).strip(" .")) for sentence in clauses(answer.text))


def _bears_on_it(clause: str, plain: str, opens: bool, commands: list[Command], answer: Answer) -> bool:
    """True for a clause without a word of doubt that is of no known kind either."""
    names = {command.action for command in commands}
    explains = EXPLAINS.search(plain) is not None and not names & {"close", "withdraw", "admit"}
    explains = explains and ("plan_hearing" not in names or _PAST.search(plain) is not None)
    if explains and _is_of_the_appointed(clause, commands, answer):
        return True
    if "approve" in names:
        return _PRAISE.match(plain) is None or _CHANGES.search(plain) is not None
    told = names & {"reject", "recuse", "record_hearing"} and not _NOT_READY.search(plain)
    if OWN_WORDS.match(plain) or explains or _KNOWN.fullmatch(plain) or told:
        return False
    if ("admit" in names and _YES.match(bare_letters(answer.text))) or _is_another_day(clause, commands, answer):
        return True
    others = [person for person in mentioned(clause, answer.bureau.roster) if person.email != answer.sender.email]
    if DOUBT.search(plain) or (others and "assign" in names):
        return True
    return not is_harmless(clause, opens, names, answer)


def _is_of_the_appointed(clause: str, commands: list[Command], answer: Answer) -> bool:
    """True when it is who is appointed of whom a clause says that he has no time."""
    chosen = {command.arguments["handler"] for command in commands if command.action == "assign"}
    able = re.search(r"\b(?:betrokken|kent|kennen)\b", clause)
    named = mentioned(clause, answer.bureau.roster)
    if not named and re.match(
        r"\W*(?:(?:dan )?(?:is|heeft|zit|gaat|ligt)|(?:zij|ze|hij|die) (?:is|heeft|zit|gaat|ligt))\b", clause.lower()
    ):
        before = mentioned(answer.text[: max(answer.text.find(clause.strip(" ,.")), 0)], answer.bureau.roster)
        return not able and bool(before) and {person.name for person in before} <= chosen
    return not able and any(person.name in chosen for person in named)


def _is_another_day(clause: str, commands: list[Command], answer: Answer) -> bool:
    """True when words beside a planned talk name another day to come, another hour, or a week in which it is."""
    planned = next((command.arguments["when"] for command in commands if command.action == "plan_hearing"), "")
    if not planned:
        return False
    if re.match(r"\W*(?:het |het gesprek )?duurt\b", clause.lower()):
        return False
    found = answer_dates.find(clause, answer.now)
    over = found.day is not None and answer.now is not None and found.day < answer.now.date()
    if found.problem or over:
        return not over
    if found.clock is not None and not planned.endswith(f"T{found.clock:%H:%M}") and not _SPOKEN.search(bare(clause)):
        return True
    if _SOME_WEEK.search(bare(clause)) and answer_dates.find(answer.text, answer.now, exact=True).day is None:
        return True
    return found.day is not None and found.day.isoformat() != planned[:10]
