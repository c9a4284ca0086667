"""Which people on the roster a mail names. Where two fit, neither is named: a wrong person told is worse than a question.

A name counts when it is written out, or when what stands around it (title, role, initial, capital, verb) makes it one; whom the
sender introduces as his own or another's ("mijn zoon Daan", "Karin van de gemeente") is nobody. Looks at each word once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from bot.domain.reading import Person
from classifiers.staff.doubts import doubted
from classifiers.staff.names import (
    FIRST_NAME_WORDS,
    FIRST_NAMES,
    NEAR_NAME,
    OUTSIDE,
    PARTICLES,
    PAST_VERB,
    RARE,
    RELATIVES,
    ROLES,
    TITLES,
    VERBS,
    Index,
    Name,
    has_role,
    index_of,
    plain,
    sound,
    spoken,
)
from classifiers.staff.spelling import forms, is_near, spelled_like
from classifiers.staff.surnames import (
    ALWAYS_OUTSIDE,
    ASKS,
    BARE,
    FULL,
    GIVEN,
    LEADING,
    LED,
    NOT_HERS,
    OWN,
    WEAK,
    Spot,
    narrowed,
    same_family,
)
from classifiers.staff.word_names import SHORT_MONTHS, WordNameReader
from classifiers.words import word_set


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the text where roster people may be meant: one candidate, or the several that fit."""

    people: tuple[str, ...]
    start: int
    end: int
    in_office: bool = False  # directie, secretariaat and the like: mails are sent to them and passed on by them


@dataclass(frozen=True, slots=True)
class Found:
    """Mentions of single people, and the names between which the mail does not choose."""

    mentions: tuple[Mention, ...] = ()
    ambiguous: tuple[str, ...] = ()


YOURS = word_set("jullie uw")
OFFICE = word_set(
    "directie directeur manager secretariaat klachtenfunctionaris kwaliteitsmedewerker kwaliteit administratie receptie"
)


def find(text: str, roster: Sequence[Person], sender_name: str = "") -> Found:
    """The roster people named in a text. The sender himself is nobody's colleague, unless he is wholly on the roster."""
    if not roster:
        return Found()
    index = index_of(tuple(roster))
    reader = _Reader(text, index, sender_name)
    return _plainly_written(_settled(_heard(doubted(reader.read(), text), index), reader.others), text)


def _heard(spots: Sequence[Spot], index: Index) -> list[Spot]:
    """A surname by itself that sounds like another's ("Jansen", "Janssen") may be either's: who heard it writes it either way."""
    found = []
    for one in spots:
        if one.how == BARE and len(one.names) == 1:
            kinds = {row.family for row in index.surnames.get(one.key, ()) if row.name in one.names}
            rows = (row for row in spelled_like(index, one.key) if spoken(row.words[0]) == spoken(one.key))
            alike = (row.name for row in rows if row.family in kinds)
            one = replace(one, names=tuple(dict.fromkeys([*one.names, *alike])))
        found.append(one)
    return found


LOOKALIKE = re.compile(
    "[\u0370-\u03ff\u0400-\u058f\u13a0-\u13ff\uff21-\uff5a\U0001d400-\U0001d7ff]"
)  # Greek, Cyrillic, wide, ...
WORD_BEFORE = re.compile(r"\S*\s?$")


def _plainly_written(found: Found, text: str) -> Found:
    """A name with letters of another script that look like ours ("W\u043euter Hummel") is perhaps not his: it has to be asked."""
    first = [WORD_BEFORE.search(text, max(0, one.start - 30), one.start) for one in found.mentions]
    odd = [
        LOOKALIKE.search(text, at.start() if at else one.start, one.end) for at, one in zip(first, found.mentions, strict=True)
    ]
    kept = tuple(one for one, strange in zip(found.mentions, odd, strict=True) if not strange)
    clear = {one.people[0] for one in kept}
    asked = [one.people[0] for one in found.mentions if one.people[0] not in clear]
    return Found(kept, tuple(dict.fromkeys((*found.ambiguous, *asked))))


def _settled(spots: list[Spot], others: set[str]) -> Found:
    """Leaves out whom the sender introduced as somebody else's, and lets a clear mention decide an unclear one."""
    full = {one.names[0].person.name for one in spots if len(one.names) == 1 and one.how == FULL}
    kept = [
        one for one in spots if one.how == FULL or one.key not in others or any(name.person.name in full for name in one.names)
    ]
    named = {one.names[0].person.name for one in kept if len(one.names) == 1 and one.how != WEAK}
    mentions: list[Mention] = []
    ambiguous: list[str] = []
    for one in kept:
        people = tuple(name.person.name for name in one.names)
        if len(people) > 1:
            people = (
                tuple(person for person in people if person in full)
                or tuple(person for person in people if person in named)
                or people
            )
        if one.how == WEAK and not set(people) & named:
            continue
        if len(people) == 1:
            meant = next(name for name in one.names if name.person.name == people[0])
            mentions.append(Mention(people, one.start, one.end, not OFFICE.isdisjoint(meant.roles)))
        elif one.how != WEAK:
            ambiguous.extend(people)
    return Found(tuple(mentions), tuple(dict.fromkeys(ambiguous)))


class _Reader(WordNameReader):
    """Goes through the words of one text once: at each, first names first."""

    def read(self) -> list[Spot]:
        spots = self.addresses()
        at = 0
        while at < len(self.words):
            if not self.may_begin(at):
                at += 1
                continue
            found, after = self._given(at)
            if found is None and after == at:
                found, after = self.surname(at)
            if found is not None:
                spots.append(found)
            at = max(after, at + 1)
        return sorted(spots, key=lambda one: one.start)

    def _given(self, at: int) -> tuple[Spot | None, int]:
        word = self.words[at]
        size, fitting = self._given_at(at)
        if not fitting or (word.plain in SHORT_MONTHS and self.after_number(word)):
            return None, at
        after = at + size
        full, until = self._surnames_after(after, fitting)
        if full and (
            OUTSIDE.match(self.text, self.words[until - 1].end, self.words[until - 1].end + 60) or self._is_relative(at)
        ):
            self.others.add(fitting[0].given[0][0])
            return None, until
        if full:
            full = self._rivals(at, until, full)
            return Spot(full, word.start, self.words[until - 1].end, FULL, word.plain), until
        key = fitting[0].given[0][0]
        following = self.word(after)
        if word.gap == "-" or (following is not None and following.gap == "-"):
            return None, after
        if self._is_other(at, after) or self._has_other_surname(at, after, fitting):
            self.others.add(key)
            return None, after
        lead = self.lead(at)
        if not self._is_yours(at) and (self.is_sender(at, key) or self.after_strange_name(at)):
            return None, at
        how = LED if lead else GIVEN
        if not lead and size == 1 and word.plain in FIRST_NAME_WORDS and not self.used_as_name(at):
            if not word.capital or word.opens:
                return None, at
            how = WEAK
        names = narrowed(fitting if lead.role else self._sounding_like(fitting), lead)
        if len(names) > 1:
            names = self._by_apposition(after, names)
        return (Spot(names, word.start, self.words[after - 1].end, how, key), after) if names else (None, after)

    def _sounding_like(self, fitting: tuple[Name, ...]) -> tuple[Name, ...]:
        """With those whose first name sounds the same: who heard it writes it either way."""
        heard = {spoken(name.given[0][0]) for name in fitting if len(name.given[0]) == 1}
        more = (name for way, name in self.index.heard if spoken(way) in heard)
        return tuple(dict.fromkeys([*fitting, *more]))

    def _rivals(self, at: int, until: int, full: tuple[Name, ...]) -> tuple[Name, ...]:
        """With those to whom the surname belongs as it is written, while the first name only sounds the same."""
        written, first = self.words[until - 1].plain, spoken(self.words[at].plain)
        exact = self.index.surnames.get(written, ())
        if any(surname.name in full for surname in exact):
            return full
        alike = (surname.name for surname in exact if any(spoken(way[0]) == first for way in surname.name.given))
        return tuple(dict.fromkeys([*full, *alike]))

    def _given_at(self, at: int) -> tuple[int, tuple[Name, ...]]:
        best: dict[int, list[Name]] = {}
        for form in forms(self.words[at].plain):
            for way, name in self.index.given.get(form, ()):
                last = at + len(way) - 1
                if last >= len(self.words) or any(self.words[at + i].plain != way[i] for i in range(1, len(way) - 1)):
                    continue
                if len(way) > 1 and (way[-1] not in forms(self.words[last].plain) or not self.words[last].follows):
                    continue
                best.setdefault(len(way), []).append(name)
            if best:
                break
        if not best:
            return self._misspelt_given(at)
        size = max(best)
        return size, tuple(dict.fromkeys(best[size]))

    def _misspelt_given(self, at: int) -> tuple[int, tuple[Name, ...]]:
        word, before = self.words[at], self.word(at - 1)
        if len(word.plain) < RARE or word.plain in FIRST_NAMES or not word.follows or before is None:
            return 0, ()
        if before.plain not in LEADING or any(form in self.index.surnames for form in forms(word.plain)):
            return 0, ()
        ways = [(way, name) for rows in self.index.given.values() for way, name in rows if len(way) == 1]
        close = tuple(dict.fromkeys(name for way, name in ways if is_near(word.plain, way[0])))
        return (1, close) if close and not self._near_surname(word.plain) else (0, ())

    def _surnames_after(self, after: int, fitting: tuple[Name, ...]) -> tuple[tuple[Name, ...], int]:
        """Who of `fitting` is named by the surname at `after`, and the index behind it."""
        start = after
        while start < min(after + 3, len(self.words)) and len(self.words[start].plain) == 1 and self.words[start].text.isupper():
            start += 1
        for at in dict.fromkeys((after, start)):
            first = self.word(at)
            if first is None or not first.follows or (first.gap.startswith(".") and first.opens):
                continue
            core = self.core_at(at)
            for near in (False, True):
                rows = [row for row in self.matches(core, near) if row[0].name in fitting]
                rows = [row for row in rows if core == at or same_family(self.family_of(at, core), row[0].family)]
                rows = [row for row in rows if row[0].family == self.family_of(at, core)] or rows
                if rows:
                    until = max(row[1] for row in rows)
                    return tuple(dict.fromkeys(row[0].name for row in rows if row[1] == until)), until
        return (), after

    def _is_other(self, at: int, after: int) -> bool:
        """The name is introduced as that of a relative, a boss, or somebody of another house."""
        end = self.words[after - 1].end
        if OUTSIDE.match(self.text, end, end + 60):
            return True
        if NOT_HERS.match(self.text, end, end + 12) and at and self.words[at - 1].plain in OWN:
            return True
        if self._is_relative(at):
            return True
        if self._is_subject(at, after):
            return False
        rest = [word.plain for word in self.words[after : after + 4] if not word.opens]
        if rest[:1] == ["is"]:
            rest = rest[1:]
        return len(rest) > 1 and rest[0] in OWN and bool(RELATIVES & {rest[1]} or (len(rest) > 2 and rest[2] in RELATIVES))

    def _is_subject(self, at: int, after: int) -> bool:
        """A verb stands before the name and no comma behind it: "toen heeft Wouter mijn baas gebeld" is about two people."""
        before, following = self.word(at - 1), self.word(after)
        if before is None or following is None or self.words[at].opens:
            return False
        return following.gap == " " and (before.plain in VERBS or bool(PAST_VERB.match(before.plain)))

    def _is_yours(self, at: int) -> bool:
        """Who bears the name of a colleague calls him "jullie Kees"."""
        before = self.word(at - 1)
        return before is not None and before.plain in YOURS and not self.words[at].opens

    def _is_relative(self, at: int) -> bool:
        """The name at `at` is introduced as the sender's own or a stranger: "mijn buurman Jan"."""
        first = at
        while first and self.words[first - 1].plain in TITLES and self.words[first].gap[:1] in (" ", "."):
            first -= 1
        before = self.word(first - 1)
        if before is not None and before.plain in RELATIVES and self.words[first].gap in (" ", ", ", " ("):
            owner = {word.plain for word in self.words[max(0, first - 4) : first - 1]}
            if owner & OWN or before.plain in ALWAYS_OUTSIDE:
                return True
        return False

    def _has_other_surname(self, at: int, after: int, fitting: tuple[Name, ...]) -> bool:
        """Behind the first name goes on a name that is not on the roster."""
        following, word = self.word(after), self.words[at]
        if following is None or following.opens or following.gap != " " or self.words[after - 1].plain.endswith("'s"):
            return False
        more = after
        if following.plain in ("het", "t", "in", "op", "te", "da", "di"):
            return False
        if self._is_english_i(after):
            return False
        while more < len(self.words) - 1 and self.words[more].plain in PARTICLES and self.words[more + 1].follows:
            more += 1
        last = self.words[more]
        if len(last.plain) == 1 and last.text.isupper():
            return not any(_begins(name, last.plain) for name in fitting)
        known = last.plain in self.index.house | VERBS | {"uwv", "jullie", "ons", "gemeente"} or last.opens
        if more > after:
            glued = self.words[after].plain in ("vd", "v") or (more > after + 1 and self.words[after + 1].plain in ("der", "den"))
            return (
                not known
                and last.plain not in self.index.given
                and (last.capital or (glued and last.plain not in ("balie", "receptie", "administratie", "groep")))
            )
        if OUTSIDE.match(self.text, last.end, last.end + 60) and not known and last.plain not in NEAR_NAME | ASKS:
            return not PAST_VERB.match(last.plain) and not last.plain.startswith("ge")
        shown = last.capital and word.capital and not (last.text.isupper() and len(last.text) > 1)
        return shown and not known and last.plain not in self.index.given

    def _is_english_i(self, at: int) -> bool:
        """Who writes "thanks to Nadia I have a job" tells of himself."""
        following = self.word(at + 1)
        return self.words[at].text == "I" and following is not None and following.gap == " " and following.text.islower()

    def _by_apposition(self, after: int, names: tuple[Name, ...]) -> tuple[Name, ...]:
        """Of several the one whose role follows: "Karin, mijn jobcoach"."""
        for word in self.words[after : after + 3]:
            if word.plain in ROLES and not word.opens:
                return tuple(name for name in names if has_role(name, word.plain)) or names
            if word.plain not in OWN | {"de", "jullie", "uw"}:
                break
        return names

    def _near_surname(self, word: str) -> bool:
        return any(is_near(word, surname.words[0]) for surname in self.index.near.get(sound(word), ()))


def _begins(name: Name, letter: str) -> bool:
    """The surname begins with this letter: Peter J."""
    words = plain(name.person.name).split()
    return letter in (words[-1][:1], words[1:2][0][:1] if words[1:] else "")


@Language.component("staff")
def staff(doc: Doc) -> Doc:
    """Leaves in `Doc._.staff` which roster people the text names."""
    mail = doc._.mail
    doc._.staff = find(mail.text, mail.roster, mail.sender_name) if mail and mail.roster else Found()
    return doc
