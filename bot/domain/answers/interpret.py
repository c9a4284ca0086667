"""A colleague's answer, in natural Dutch, to commands. A wrong action is worse than ten questions.

The order in which an answer is read: a numbered choice, corrections, orders from the desk, then the whole answer by the
letter it answers (`patterns`); and whether this sender may.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain import corrections, undo
from bot.domain.answers.agreements import AGREED
from bot.domain.answers.amend import amended, standing
from bot.domain.answers.as_before import lacks_its_hour, with_hour_of_the_talk
from bot.domain.answers.clauses import bare, without_courtesy
from bot.domain.answers.commands import Answer, Command, Prompt
from bot.domain.answers.dates import contradicts, with_its_week
from bot.domain.answers.dictated import as_written
from bot.domain.answers.entry import of_entry, of_whose, says_whose
from bot.domain.answers.free.settled import fuller, in_free_words, with_sure_talk, with_talk
from bot.domain.answers.free.status import WRITTEN, is_status
from bot.domain.answers.given_up import with_question
from bot.domain.answers.held_off import held_off, only_thanks
from bot.domain.answers.in_the_right import as_verdict
from bot.domain.answers.judged import FREE
from bot.domain.answers.news import denies, is_thanks_or_news
from bot.domain.answers.no_longer_wanted import as_withdrawal
from bot.domain.answers.objection import OBJECTION, acknowledges, objects
from bot.domain.answers.orders import of_order
from bot.domain.answers.patterns import FREE_WORDS, LONGEST_READ, whole
from bot.domain.answers.prevented import prevented
from bot.domain.answers.reasons import for_letters
from bot.domain.answers.report import tells_of_half_a_talk
from bot.domain.answers.residue import is_unfinished
from bot.domain.answers.shorthand import written_out
from bot.domain.answers.spoken import is_numbered_list, with_words
from bot.domain.answers.sure import may_order
from bot.domain.answers.term_given import with_term
from bot.domain.answers.two_talks import one_talk
from bot.domain.answers.unfilled import filled_in
from bot.domain.answers.weighed import weighed
from bot.domain.impartiality import is_concerned
from bot.domain.reading import Judge
from bot.domain.rights import not_his_to_answer, refusal
from bot.domain.second_look import LOOK_AGAIN, wishes
from bot.domain.workdays import AMSTERDAM
from bot.mail.threads import case_numbers

LONGEST_ANSWER = 20_000  # characters; nobody writes more by hand, so it is filed unread
LONGEST_SENTENCE = 2_500  # characters without a sign that ends a sentence; nobody writes so either
_POLITE_NUMBER = re.compile(
    r"(?i)(?:ja,? )?(?:(?:ik|we|wij) (?:kies|kiezen|neem|nemen|ga voor|gaan voor) |(?:kies|neem|doe|zet) (?:dan |maar ){0,2}"
    r"|(?:het|dat) (?:is|wordt) |graag |dan |dus )?(?:voor )?(?:nummer|keuze|optie|nr\.?|antwoord)? ?(\d)\b[.)!]?"
    r"(?:[ ,]{1,2}(?:graag|dus|hoor|svp|s\.v\.p\.|aub|a\.u\.b\.|alsjeblieft|alstublieft|helaas|gelukkig|dank(?: je| u)?"
    r"(?: wel)?|bedankt)){0,3}[.! ]{0,3}"
)
_SEE = re.compile(  # a numbered choice that only points to what comes with it
    r"(?i)\A\W*(\d)[.,:;)]?\s+zie (?:(?:het|de|mijn|ons) )?(?:bijgevoegde? |bijgaande? )?"
    r"(?:verslag|bijlage|rapport|notitie|toelichting)\W*\Z"
)
SHORT_CHOICE = 2  # words: the number of a choice, and no more than its name
MOST_SENTENCES = 300  # bits between such signs: the longest answer, at sixty characters each
_ENDS = re.compile(r"[.!?;\n]")
ASKS = ("opdracht-behandelaar", "vraag-indeling", "vraag-ontvankelijkheid", "vraag-gesprek", "vraag-oordeel", "concept-uitkomst")
ASKS_TOO = (  # nobody sends an empty answer to these for nothing
    "vraag-verlenging", "vraag-maatregelen", "vraag-tevredenheid", "verzoek-reactie", "herinnering", "escalatie", "begreep-niet",
    "opdracht",
)  # fmt: skip
_LATER = re.compile(
    r"(?:ik|we|wij) (?:lees|lezen|bekijk|bekijken) (?:hem|het|dit|'m|de (?:brief|tekst|uitkomst)|alles)(?! (?:niet|ook|zo))"
    r"(?: (?:straks|vanavond|vanmiddag|morgen|morgenochtend|maandag|zo|even|rustig|in de trein|thuis|eerst|nog))+|"
    r"(?:ik|we|wij) (?:kijk|kijken) (?:er|hier)(?: \w+)? ?naar(?: \w+){0,2}"
    r"|(?:ik|we|wij) (?:kom|komen) (?:er|hier)(?: \w+){0,3} op terug"
    r"|(?:ik|we|wij) (?:kom|komen) (?:erop|hierop) terug"
)
_SIGNATURE = re.compile(r"\s*-- ?\n")  # nothing stands above it
_TWO_SCRIPTS = re.compile(r"[A-Za-z][^\W\d_A-Za-zÀ-ɏḀ-ỿ]|[^\W\d_A-Za-zÀ-ɏḀ-ỿ][A-Za-z]")  # a word that only looks like another
AGAIN = ("plan_hearing", "cancel_hearing", "assign", "extend", "verdict", "reject", "classify", "withdraw", "correct")
STANDING = "stand-van-zaken"
REPORT = "verzoek-verslag"
ASKED_IN_NOTICES = ("intrekking", "ontevreden", LOOK_AGAIN, AGREED)  # the code of a melding-directie that waits for an answer
_SPEAKS_TO = ("escalatie", "melding-directie", "herinnering")  # where a handler is called to account
REFUSED_WHY = ("twee-passen",)  # is asked for what it is
_NUMBER_FIRST = re.compile(r"(?i)\W*(?:(?:nummer|keuze|optie|nr\.?|antwoord) )?(\d)(?=[\s.,:;!])(?! of\b)")
REASONED_CHOICES = ("vraag-oordeel", "vraag-tevredenheid", "vraag-ontvankelijkheid", "melding-directie")
NUMBERS = {"een": "1", "één": "1", "twee": "2", "drie": "3", "vier": "4", "vijf": "5", "zes": "6"}


def interpret(asked: Answer, judge: Judge | None = None) -> Command:
    """The actions of an answer as it came (its new text, without quote and signature); never raises, never guesses.

    `judge` gives a second opinion on free words, and on words that the rules do not know.
    """
    command = says_whose(understand(asked, judge), asked)
    if command.action == "record_hearing" and asked.prompt.kind != REPORT and asked.sender.has_role("klachtenfunctionaris"):
        command = replace(command, action="add_note", arguments={"text": asked.text.strip()})  # his mediation is no hearing
    for each in (command, *command.also):
        if why := refusal(each, asked.prompt, asked.sender, asked.case, asked.bureau):
            return Command("refuse_not_allowed", why=why)
    if command.why == "reactie-onzeker" and is_concerned(asked.case, asked.sender.email, asked.bureau) and would_order(asked):
        return Command("refuse_not_allowed", why="betrokken")
    if command.action == "unclear" and (why := not_his_to_answer(asked.prompt, asked.sender, asked.case, asked.bureau)):
        return Command("refuse_not_allowed", why=why)  # whatever he meant: it was not his to say
    return command


NOT_HIS = frozenset({"assign", "classify", "admit", "reject", "plan_hearing", "withdraw", "close", "extend", "pause", "resume"})
AS_IF = (*ASKS[:4], "vraag-verlenging", "stand-van-zaken", "melding-directie")  # letters that ask for these


def would_order(asked: Answer) -> bool:
    """True when these words are an order wherever somebody else may give one, and no verdict, which may be his own opinion."""
    other = replace(asked, sender=replace(asked.sender, email=""))
    found = [understand(replace(other, prompt=Prompt(kind))) for kind in AS_IF]
    return any(each.action in NOT_HIS for command in found for each in (command, *command.also))


def understand(asked: Answer, judge: Judge | None = None) -> Command:
    """What the words mean, whoever may say them."""
    if is_numbered_list(asked.text):
        asked = replace(asked, prompt=replace(asked.prompt, choices={}))
    spoken = written_out(with_hour_of_the_talk(asked))
    said = replace(asked, text=spoken.text)
    command = filled_in(spoken.as_said(_understood(said, judge)))
    if asked.prompt.kind == STANDING and command.action == "add_note" and not _is_read(_without_form(said).text):
        return Command("unclear", why="zeg-het-zo")  # who looked at his case and writes wants something of it
    command = one_talk(with_question(command, _without_form(said)), _without_form(said))
    if lacks_its_hour(command, said):
        return Command("unclear", why="geen-tijd")
    if command.action == "plan_hearing" and contradicts(said.text, said.now):
        return Command("unclear", why="tegenstrijdig")
    if _would_be_lost(command, said):
        lost = Command("unclear", why="verslag-onzeker" if asked.prompt.kind == REPORT else "niet-begrepen")
        return with_question(lost, _without_form(said))
    return _of_what_was_done(command, said, judge) if asked.prompt.kind == undo.LETTER else command


def _would_be_lost(command: Command, asked: Answer) -> bool:
    """True for a note in which an address, a talk that was not as planned or our question may be answered."""
    answer = _without_form(asked)
    concerned = is_concerned(answer.case, answer.sender.email, answer.bureau)
    if command.action != "add_note" or command.arguments.keys() - {"text"} or concerned or len(answer.text) > LONGEST_READ:
        return False
    if answer.prompt.kind == REPORT:
        return tells_of_half_a_talk(answer.text)
    if answer.prompt.kind == "melding-directie" and answer.prompt.code in ASKED_IN_NOTICES:
        again = answer.prompt.code == LOOK_AGAIN and wishes(answer.text)  # he may promise just what we ask
        return again or denies(answer) or not (_is_read(answer.text) or is_thanks_or_news(answer))
    return bool(answer.prompt.kind) and corrections.names_address(answer.text, answer.case, answer.bureau)


def _is_read(words: str) -> bool:
    """True for thanks, and for a promise to look at it."""
    return acknowledges(words) or _LATER.fullmatch(bare(words)) is not None


def _of_what_was_done(command: Command, asked: Answer, judge: Judge | None) -> Command:
    """What is ordered in reply to what was done; a question whether he wants it taken back, where it only may be an order."""
    answer = _without_form(asked)
    unknown = command == Command("unclear", why="niet-begrepen")
    files = command.action == "add_note" and "cannot" not in command.arguments
    if not (unknown or files):
        return _for_whom(command, answer)
    objection = Command("unclear", why=OBJECTION)
    settled = undo.understood(_chosen(answer.text, asked.prompt), undo.LETTER, asked.prompt.code)  # "nee" to that question
    if settled is not None or objects(answer):
        return command if files and settled is not None else objection
    concerned = is_concerned(answer.case, answer.sender.email, answer.bureau)  # what he adds is his reaction
    if files and (concerned or acknowledges(answer.text) or is_thanks_or_news(answer)):
        return command
    return _as_if_asked(asked, judge) or objection


def _as_if_asked(asked: Answer, judge: Judge | None) -> Command | None:
    """What these words order as an answer to the question that was answered; None where that is no plain order."""
    about = asked.prompt.about
    if not about or asked.prompt.code == OBJECTION:
        return None
    command = _understood(replace(asked, prompt=Prompt(about)), judge)
    if any(each.action not in AGAIN for each in (command, *command.also)):
        return None
    return _for_whom(command, asked)


def _for_whom(command: Command, answer: Answer) -> Command:
    """A talk that is moved is for whom it was planned, where nobody else is named."""
    planned = standing(answer.case)
    if command.action != "plan_hearing" or command.arguments.get("who") or planned is None:
        return command
    return replace(command, arguments={**command.arguments, "who": planned.data["who"]})


def _understood(asked: Answer, judge: Judge | None) -> Command:
    text, prompt = asked.text, asked.prompt
    if _is_endless(text):
        return Command("add_note", {"text": text.strip()})
    if _SIGNATURE.match(text):
        return Command("unclear", why="niet-begrepen")
    answer = with_term(_without_form(asked))
    words = _SEE.sub(r"\1", answer.text)
    if text.strip() and (not words or _LATER.fullmatch(bare(words))):
        return Command("add_note", {"text": text.strip()})  # thanks, or a promise to look at it
    if prompt.kind in WRITTEN and is_status(answer):
        return _only_told(Command("add_note", {"text": text.strip()}), answer, judge)
    said = _chosen(words, prompt)
    free = said == words and words.lower().strip(" .!") not in {each.lower() for each in prompt.choices.values()}
    head, _, reason = said.partition(": ")
    if reason and head.lower() == "niet in behandeling nemen" and said in prompt.choices.values():
        return Command("reject", {"reason": reason})  # a choice is exact, whatever doubt its words would raise elsewhere
    command = undo.understood(said, prompt.kind, prompt.code)
    command = command or corrections.understood(said, answer.case, answer.bureau, answer.now)
    if (command := command or of_whose(replace(answer, text=said))) is not None:
        return command
    why = _reason_of_choice(words, prompt)
    command = _with_choice(_read(replace(answer, text=said)), why)
    answer = as_withdrawal(as_verdict(answer))  # for the judges too
    again = _read(answer) if answer.text != words else command
    command = again if command.action in ("unclear", "add_note") or again.action == "withdraw" else command
    if _keeps_half(command, words):
        return Command("unclear", why="niet-begrepen")
    if judge is not None and free and not _is_barred(answer):
        command = with_sure_talk(_with_choice(weighed(command, answer, judge), why), answer, judge)
    if command.action == "approve" and only_thanks(text):
        return Command("unclear", why="niet-begrepen")
    if (free or len(words.split()) > SHORT_CHOICE) and held_off(command, answer):
        return Command("unclear", why="niet-begrepen")
    if free and (told := for_letters(command, answer)) is not command:
        return told or Command("unclear", why="niet-begrepen")
    return _only_told(_filed(command, answer), answer, judge) if free else command


def _only_told(command: Command, answer: Answer, judge: Judge | None) -> Command:
    """A note; a question where it may be an order, which would be lost in the file."""
    if command.action != "add_note" or "cannot" in command.arguments or judge is None or _is_barred(answer):
        return command
    return Command("unclear", why="niet-begrepen") if may_order(answer, judge) else command


def _keeps_half(command: Command, words: str) -> bool:
    """True for free words that are to be kept and break off."""
    return any(each.action in FREE for each in (command, *command.also)) and is_unfinished(words)


def _filed(command: Command, answer: Answer) -> Command:
    """A note instead of a question, where he only says how far he is; a colleague he speaks to is no talk that is planned."""
    asked = command.action == "unclear" and command.why not in REFUSED_WHY and not _is_barred(answer)
    spoken_to = command.action == "plan_hearing" and answer.prompt.kind in _SPEAKS_TO
    if (asked or spoken_to) and is_status(answer, stories=asked):
        return Command("add_note", {"text": answer.text})
    return command


def _reason_of_choice(words: str, prompt: Prompt) -> str:
    """Why, by the number in front of the answer; empty without one."""
    number = _NUMBER_FIRST.match(words)
    return prompt.choices.get(number[1], "").partition(": ")[2] if number else ""


def _with_choice(command: Command, why: str) -> Command:
    """A refusal by its number and words of his own, with the words of that number in front."""
    own = command.arguments.get("reason", "")
    if command.action != "reject" or not why or why.lower() in own.lower():
        return command
    return replace(command, arguments={"reason": f"{why}. {own}"})


def written(asked: Answer) -> Answer:
    """The answer as it is understood: written out, and only what it says."""
    return _without_form(replace(asked, text=written_out(asked.text).text))


def _without_form(asked: Answer) -> Answer:
    """The answer without greeting and closing, its moment in Dutch time: in UTC "morgen" may be another day."""
    here = asked.now.astimezone(AMSTERDAM) if asked.now is not None else None
    return replace(asked, text=with_its_week(without_courtesy(as_written(asked.text), asked.sender.name)), now=here)


def _is_endless(text: str) -> bool:
    """True for what nobody writes by hand, so that no answer takes long to read: it is filed unread."""
    if len(text) > LONGEST_ANSWER:
        return True
    bits = [len(bit) for bit in _ENDS.split(text) if bit.strip()]
    return len(bits) > MOST_SENTENCES or max(bits, default=0) > LONGEST_SENTENCE


def _chosen(text: str, prompt: Prompt) -> str:
    """The words of a numbered choice, where the answer is only a number with a polite word, or a number and why."""
    number = re.fullmatch(r"(?i)(?:nummer|keuze|optie|nr\.?|antwoord)?\s*(\w+)\s*[.)!]?", text.strip())
    number = number or _POLITE_NUMBER.fullmatch(text.strip())
    key = number[1].lower() if number else ""
    if (chosen := prompt.choices.get(NUMBERS.get(key, key))) is not None:
        return chosen
    return with_words(text, prompt.choices) if prompt.kind in REASONED_CHOICES else text


def _is_barred(answer: Answer) -> bool:
    """True for words that only look like others, and for an answer about another case: nothing is done."""
    of_another = any(number != answer.case.number for number in case_numbers(answer.text))
    return of_another or _TWO_SCRIPTS.search(answer.text) is not None


def _read(answer: Answer) -> Command:
    """The command of an answer; where its clauses give none, what it plainly settles in free words."""
    command = _by_clauses(answer)
    undecided = command.action in ("unclear", "add_note") and command.why not in REFUSED_WHY and "cannot" not in command.arguments
    undecided = undecided or (command.action == "record_hearing" and answer.prompt.kind == "verzoek-verslag" and not command.also)
    if _is_barred(answer) or is_concerned(answer.case, answer.sender.email, answer.bureau):
        return command
    return (in_free_words(answer) or command) if undecided else fuller(with_talk(command, answer), answer)


def _by_clauses(answer: Answer) -> Command:
    unclear = Command("unclear", why="niet-begrepen")
    if not answer.text.strip():
        return unclear if answer.prompt.kind in (*ASKS, *ASKS_TOO) else Command("add_note", {"text": answer.text})
    if _TWO_SCRIPTS.search(answer.text) and answer.prompt.kind not in FREE_WORDS:
        return unclear
    if (command := prevented(answer) or of_order(answer)) is not None:
        return command
    if (command := amended(answer)) is not None:
        return command
    if any(number != answer.case.number for number in case_numbers(answer.text)):
        return unclear  # about another case: nothing is done in this one
    return of_entry(answer) or whole(answer)
