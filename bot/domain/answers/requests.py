"""What a colleague asks in a new mail: an overview of the open cases, or where one case stands. The whole mail must ask it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.answers.clauses import bare_letters, without_courtesy
from bot.mail.threads import NUMBER_SHAPE, case_numbers, normal_subject

LONGEST = 200  # characters of a question
_CASE = re.compile(
    rf"(?:(?:de |deze )?(?:zaak|klacht|melding|dossier)(?:nummer)? )?{NUMBER_SHAPE}|(?<=met )(?:de|deze) (?:zaak|klacht|melding)"
)
_PLEASE = (
    r"(?:(?:graag|svp|aub|kun je|kunt u|kan ik|mag ik|ik wil(?: graag)?|geef|stuur|mail|wil je|wilt u)(?: mij| me| ons)?"
    r"(?: even| nog| graag)* )*"
)
_THANKS = r"(?: (?:graag|svp|aub|geven|krijgen|sturen|mailen|zien|hebben|ontvangen|alsjeblieft|alstublieft))*"
_OVERVIEW = re.compile(
    rf"{_PLEASE}(?:een |het |mijn )?(?:actueel |actuele |kort |laatste |nieuw )?overzicht(?:je)?"
    rf"{_THANKS}(?: van (?:(?:alle|de|mijn|onze|open|openstaande|lopende) )*(?:klachten|zaken|meldingen))?{_THANKS}|"
    r"welke (?:klachten|zaken|meldingen) (?:staan|zijn)(?: er)?(?: nog)? open"
)
_STATUS = re.compile(
    rf"{_PLEASE}(?:wat is )?(?:de |een )?(?:huidige |actuele )?(?:stand(?: van zaken)?|status)(?: (?:van|in|over|bij|voor))?"
    rf"{_THANKS}"
    r"|hoe ver (?:is|zijn|ben|bent) (?:we|wij|je|jullie|u|het|dit)(?: (?:nu|hier|er))*(?: (?:mee|ermee|met|hiermee))?(?: nu)?"
    r"|hoe (?:staat|zit|gaat|is) het(?: nu)?(?: ermee| met| in| bij)?(?: nu)?"
)

_OF_CLIENT = re.compile(r"(?P<asks>.{3,60}?) (?:de |deze |het )?(?:zaak|klacht|melding|dossier) van (?P<client>[\w'’. -]{5,60})")


@dataclass(frozen=True, slots=True)
class Request:
    """`kind` is `overzicht`, `zaak`, `geweigerd` for what is not told, `weekoverzicht` for an answer to a
    digest, or `te-veel` for a mail that names many cases.

    `case_id` is 0 where no such case is known.
    """

    kind: str
    number: str = ""
    case_id: int = 0
    client: str = ""  # whose case it is, where that is asked instead of a number


def request_in(text: str, subject: str, name: str) -> Request | None:
    """The question; a number of the subject counts where the text has none. Nothing else may stand in the mail."""
    said = without_courtesy(text, name) or normal_subject(subject)
    plain = " ".join(bare_letters(said[: LONGEST + 1]).split())
    if len(plain) > LONGEST:
        return None
    numbers = case_numbers(said) or case_numbers(subject)
    of = _OF_CLIENT.fullmatch(plain.strip(" .!?"))
    plain = " ".join(_CASE.sub(" ", plain).split()).strip(" .!?:,-–")
    if _OVERVIEW.fullmatch(plain):
        return Request("overzicht")
    if not numbers and of is not None and _STATUS.fullmatch(of["asks"]):
        return Request("zaak", client=of["client"])
    if not _STATUS.fullmatch(plain) or len(numbers) > 1:
        return None
    return Request("zaak", numbers[0]) if numbers else Request("zaak")
