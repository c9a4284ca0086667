"""First names that are ordinary words or months (Roos, Storm, Mei): where they stand as a name."""

from __future__ import annotations

import re

from classifiers.staff.names import ARTICLE, DETERMINERS, LED_BY, PAST_VERB, ROLES, VERBS
from classifiers.staff.surnames import ASKS, MONTHS, OWN, VERB_LIKE, SurnameReader
from classifiers.staff.words import Word
from classifiers.words import word_set

GREETS = word_set("hoi beste hallo lieve hey hi dag juf jo moi hee thnx thanks bedankt dank merci sorry dankjewel moin")
DONE_TO = word_set("mij me ons haar hem weer altijd nooit niet gewoon")
PERSONAL = word_set("heeft had zei zegt belde belt vroeg vond vindt schreef noemde liet laat stuurde hielp gaf")
HEARD = re.compile(r"\s+(?:te )?(?:horen|hoorde|gehoord|vernomen)\b")
MEETS = word_set("bij voor met tegen aan door van")
AT_DESK = re.compile(r"\s+van (?:jullie|de (?:balie|receptie|administratie)|het secretariaat)\b")
SHORT_MONTHS = word_set("jan mei")
MONTH_LEADS = word_set(
    "in sinds van vanaf per tot voor naar na eind begin half medio tegen sedert gedurende heel januari april maart"
)


class WordNameReader(SurnameReader):
    """Tells such a name from the word."""

    def used_as_name(self, at: int) -> bool:
        """A first name that is an ordinary word stands here as a name."""
        word, before, following = self.words[at], self.word(at - 1), self.word(at + 1)
        inside = before is not None and not word.opens
        led = before.plain if inside and before is not None and "," not in word.gap else ""
        behind = following.plain if following is not None and not following.opens and following.follows else ""
        told = behind in VERBS or bool(PAST_VERB.match(behind))
        if self.casual and led == "dat" and word.plain not in MONTHS and (told or behind in DONE_TO):
            return True
        if led in (DETERMINERS if word.capital else ARTICLE) or self.after_number(word):
            return False
        if self.on_roster and self.signature[0] <= word.start < self.signature[1]:
            return True
        after, after_words = self.text[word.end : word.end + 6], self.text[word.end : word.end + 30]
        if re.match(r"\s*(?:\.\s*)?\d|\s*(?:jl|a\.s)\b", after):
            return False
        if word.plain == "wil" and behind in ASKS:
            return False
        if word.plain in MONTHS:
            if (led == "van" and HEARD.match(after_words)) or self._is_of_ours(at):
                return True
            if led in MONTH_LEADS:
                return False
            return (word.capital and (inside or told)) or led in GREETS or led == "met" or (told and led in LED_BY)
        if word.capital and inside:
            return True
        if word.capital:
            if (word.plain in VERB_LIKE and behind == "doet") or AT_DESK.match(self.text, word.end, word.end + 40):
                return behind != "doet"
            return told or after[:1] in (",", "!") or after[:1] == "\n" or behind in ("en", "zelf")
        if word.plain in VERB_LIKE and word.plain not in ("max", "mark"):
            return led in GREETS or (told and not led)
        if led in GREETS | {"zou", "zei", "zegt", "belde", "heeft", "had"} or (told and (not led or led in LED_BY)):
            return True
        return self.casual and led in LED_BY | {"als"} and (bool(behind) or led in MEETS)

    def _is_of_ours(self, at: int) -> bool:
        """Somebody called Mei or June is who does what no month does, or whose role stands behind it."""
        behind = [word.plain for word in self.words[at + 1 : at + 4] if not word.opens]
        before = self.word(at - 1)
        free = before is None or self.words[at].opens or before.plain not in MONTH_LEADS | {"maand"}
        if free and len(behind) > 1 and behind[0] in PERSONAL and behind[1] in DONE_TO:
            return True
        return len(behind) > 1 and self.words[at + 1].gap == ", " and behind[0] in OWN | {"my"} and bool(ROLES & set(behind[1:]))

    def after_number(self, word: Word) -> bool:
        return self.text[max(0, word.start - 4) : word.start].strip()[-1:].isdigit()
