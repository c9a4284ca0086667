"""Where a text has a surname of the roster, and what stands before it: title, role, initials, another first name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from classifiers.staff.names import (
    ARTICLE,
    FEMALE_TITLES,
    FIRST_NAMES,
    LED_BY,
    MALE_TITLES,
    OPENERS,
    OUTSIDE,
    PARTICLES,
    RARE,
    RELATIVES,
    ROLES,
    SURNAME_WORDS,
    TITLES,
    TRADES,
    VERBS,
    Index,
    Name,
    Surname,
    family,
    has_role,
)
from classifiers.staff.spelling import begins, forms, is_near, may_be, spelled_like
from classifiers.staff.words import Word, emails_in, signature_of, words_of
from classifiers.words import word_set

# How a name was written: in full, with title or initial, by the first name, the surname alone, or needing support elsewhere.
FULL, LED, GIVEN, BARE, WEAK = range(5)
OWN = word_set("mijn m'n mn me onze ons haar zijn z'n hun een")
LEADING = TITLES | ROLES
OF_A_WOMAN = ("ster", "euse", "rice", "esse", "eres")  # how a role ends that a woman has
NO_NAME = TITLES | ROLES | PARTICLES | VERBS | OPENERS | LED_BY
ALWAYS_OUTSIDE = word_set("dokter huisarts arts bedrijfsarts oom tante opa oma psycholoog advocaat")
MONTHS = word_set("mei april juni june maart summer lente zomer winter")
VERB_LIKE = word_set("wil hoop ben an ad door do max ton lot will bo mark sol rust")
ASKS = word_set("je u jij ge jullie iemand ik men hij ze zij we wij er dat niet dit het")
PLACE = word_set("in aan langs te naar uit op tussen richting")
NOT_HERS = re.compile(r"\s+van\s+\d")
INTRODUCES = (("ik", "ben"), ("naam", "is"), ("heet", "ik"), ("spreekt", "met"), ("ik", "heet"))


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where a name stands, before the rest of the mail has been looked at; `key` is the word it hangs on."""

    names: tuple[Name, ...]
    start: int
    end: int
    how: int
    key: str


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before a surname."""

    initials: str = ""
    gender: str = ""
    role: str = ""
    titled: bool = False
    unsure: bool = False  # "meneer of mevrouw": the sender does not know him

    def __bool__(self) -> bool:
        return bool(self.initials or self.role or self.titled)


class SurnameReader:
    """Goes through the words of one text once."""

    def __init__(self, text: str, index: Index, sender_name: str) -> None:
        self.text, self.index = text, index
        self.words = words_of(text)
        self.others: set[str] = set()  # names of whom the sender introduces as somebody else's
        sender = [word.plain for word in words_of(sender_name[:200])]
        on_roster = self._is_on_roster(sender)
        self.sender = frozenset() if on_roster else frozenset(sender) - PARTICLES
        self.signature = signature_of(text)
        self.anonymous = not sender
        self.on_roster = on_roster
        opening = [word.text[0].isupper() for word in self.words if word.opens]
        self.casual = sum(opening) < len(opening) / 2  # writes without capitals

    def _is_on_roster(self, sender: list[str]) -> bool:
        for way, name in self.index.given.get(sender[0], ()) if sender else ():
            rest = sender[len(way) :]
            if sender[: len(way)] == list(way) and any(
                surname.name is name for end in rest for surname in self.index.surnames.get(end, ())
            ):
                return True
        return False

    def addresses(self) -> list[Spot]:
        """The roster's e-mail addresses in the text."""
        if "@" not in self.text:
            return []
        known = dict(self.index.emails)
        spots = ((start, end, known.get(self.text[start:end].lower())) for start, end in emails_in(self.text))
        return [Spot((name,), start, end, FULL, "@") for start, end, name in spots if name is not None]

    def word(self, at: int) -> Word | None:
        return self.words[at] if 0 <= at < len(self.words) else None

    def core_at(self, at: int) -> int:
        """The index behind the particles at `at`."""
        core = at
        while core < min(at + 5, len(self.words) - 1) and self.words[core].plain in PARTICLES:
            following = self.words[core + 1]
            if not following.follows or following.opens:
                break
            core += 1
        return core

    def family_of(self, start: int, core: int) -> str:
        return family(word.plain for word in self.words[start:core])

    def matches(self, core: int, near: bool) -> list[tuple[Surname, int]]:
        """The surnames whose words stand at `core`, the longest, with the index behind them."""
        word, found = self.words[core], []
        if near:
            return [(surname, core + 1) for surname in spelled_like(self.index, word.plain)]
        for form in forms(word.plain):
            for surname in self.index.surnames.get(form, ()):
                until = core + len(surname.words)
                if until > len(self.words) or (len(surname.words) > 1 and not self._stand(core, surname.words)):
                    continue
                found.append((surname, until))
            if found:
                break
        longest = max((until for _, until in found), default=0)
        return [(surname, until) for surname, until in found if until == longest]

    def may_begin(self, at: int) -> bool:
        """Whether a name can begin at a word."""
        return begins(self.index, self.words[at].plain) or (at > 0 and self.words[at - 1].plain in LEADING)

    def _stand(self, core: int, words: tuple[str, ...]) -> bool:
        there = self.words[core : core + len(words)]
        if not all(word.follows for word in there[1:]) or any(a.plain != b for a, b in zip(there[:-1], words, strict=False)):
            return False
        return words[-1] in forms(there[-1].plain)

    def surname(self, at: int) -> tuple[Spot | None, int]:
        """The spot of a surname at `at` and the index to go on from."""
        before = self.word(at - 1)
        word = self.words[at]
        if word.plain in PARTICLES and before is not None and before.plain in PARTICLES and word.follows and not word.opens:
            return None, at
        core = self.core_at(at)
        for start in range(at, core + 1):
            if start > at and not self._may_lead(start - 1):
                continue
            spot, until = self._surname_from(start, core)
            if until > start:
                return spot, until
        return None, at

    def _may_lead(self, at: int) -> bool:
        """A particle that may be a preposition or an initial instead."""
        word = self.words[at]
        return (word.plain in ("van", "in", "op") and not word.capital) or (word.plain in ("d", "v", "t") and word.text.isupper())

    def _surname_from(self, start: int, core: int) -> tuple[Spot | None, int]:
        kind, word = self.family_of(start, core), self.words[core]
        exact = [row for row in self.matches(core, False) if same_family(kind, row[0].family)]
        near = [row for row in self.matches(core, True) if same_family(kind, row[0].family)]
        if not exact and not near:
            return None, start
        lead = self.lead(start)
        near = [
            row
            for row in near
            if may_be(row[0].words[0], word.plain, titled=lead.titled, of_its_kind=kind == row[0].family != "")
        ]
        if not lead and not (word.capital and not word.opens and len(word.plain) >= 7) and not self._given_near(start):
            near = []
        if not exact and not near:
            return None, start
        until = (exact or near)[0][1]
        end = self.words[until - 1].end
        full = self._by_given_before(start, [*exact, *near])
        if full:
            return Spot(full, self.words[start - 1].start, end, FULL, word.plain), until
        if self._is_anothers(start, core, until, lead):
            return None, until
        if not lead:
            how = self._bare(start, core, until, exact)
            rows = exact or near
            return (None, until) if how is None else (Spot(_people(rows), self.words[start].start, end, how, word.plain), until)
        names = self._led(exact, near, lead)
        return (Spot(names, self.words[start].start, end, LED, word.plain) if names else None), until

    def _led(self, exact: list[tuple[Surname, int]], near: list[tuple[Surname, int]], lead: Lead) -> tuple[Name, ...]:
        """Whom title, initials and role leave. The exact spelling counts first; where the title contradicts it, it is unsure."""
        right = narrowed(_people([*exact, *near] if lead.unsure else exact), lead)
        if right or not near:
            return right
        close = narrowed(_people(near), lead)
        if exact and close and not lead.initials:
            return tuple(dict.fromkeys([*_people(exact), *close]))
        return close

    def _given_near(self, start: int) -> bool:
        before = self.word(start - 1)
        return (
            before is not None
            and self.words[start].follows
            and len(before.plain) >= RARE
            and any(is_near(before.plain, way[0]) for rows in self.index.given.values() for way, _ in rows)
        )

    def _by_given_before(self, start: int, rows: list[tuple[Surname, int]]) -> tuple[Name, ...]:
        """A misspelt first name before the surname."""
        before = self.word(start - 1)
        least = RARE - 1 if len({row[0].name for row in rows}) == 1 and len(rows[0][0].words[0]) >= RARE else RARE
        if before is None or not self.words[start].follows or len(before.plain) < least:
            return ()
        return tuple(
            dict.fromkeys(row[0].name for row in rows if any(is_near(before.plain, way[-1]) for way in row[0].name.given))
        )

    def _is_anothers(self, start: int, core: int, until: int, lead: Lead) -> bool:
        """Another first name before it, another name glued to it, another house behind it, or the sender's own name."""
        word, before, following = self.words[core], self.word(start - 1), self.word(until)
        if (start == core and word.gap == "-") or (following is not None and following.gap == "-"):
            return True
        end = self.words[until - 1].end
        if OUTSIDE.match(self.text, end, end + 60) or self._has_relative_before(start):
            self.others.add(word.plain)
            return True
        if self.is_sender(start, word.plain, lead.titled or bool(lead.role) or self._is_other_initial(lead)):
            return True
        if lead or before is None or not self.words[start].follows:
            return False
        return before.plain in FIRST_NAMES - VERBS or self.after_strange_name(start)

    def _is_other_initial(self, lead: Lead) -> bool:
        """The initial is not one of the sender's: "E. van den Berg", from Piet van den Berg."""
        return bool(lead.initials and self.sender) and all(name[0] not in lead.initials for name in self.sender)

    def _has_relative_before(self, start: int) -> bool:
        first = start
        while (
            first
            and (self.words[first - 1].plain in TITLES or len(self.words[first - 1].plain) == 1)
            and self.words[first].follows
        ):
            first -= 1
        before = self.word(first - 1)
        if before is None or before.plain not in RELATIVES or self.words[first].gap not in (" ", ", ", " ("):
            return False
        owner = {word.plain for word in self.words[max(0, first - 4) : first - 1]}
        return bool(owner & OWN) or before.plain in ALWAYS_OUTSIDE

    def after_strange_name(self, at: int) -> bool:
        """A capital word that is no title, role or opening stands right before: the name goes on from it."""
        before, word = self.word(at - 1), self.words[at]
        if before is None or word.gap not in (" ", ". ", ".") or (word.gap != " " and len(before.plain) > 1):
            return False
        if before.plain in NO_NAME or before.plain in self.index.house:
            return False
        if before.opens:
            return before.capital and before.plain in FIRST_NAMES
        return before.capital and word.capital and not (before.text.isupper() and len(before.text) > 1)

    def is_sender(self, at: int, key: str, titled: bool = False) -> bool:
        """The name stands where a sender signs or introduces himself, or is his own surname."""
        word = self.words[at]
        mine = key in self.sender
        if not self.on_roster and word.start and self.signature[0] <= word.start < self.signature[1] and (mine or self.anonymous):
            return True
        before = tuple(one.plain for one in self.words[max(0, at - 2) : at])
        if before in INTRODUCES or (titled and tuple(one.plain for one in self.words[max(0, at - 3) : at - 1]) in INTRODUCES):
            return True
        return mine and not titled and key not in self.index.given

    def _bare(self, start: int, core: int, until: int, exact: list[tuple[Surname, int]]) -> int | None:
        """How much a surname without title says: BARE, WEAK, or None if nothing."""
        word, before, following = self.words[core], self.word(start - 1), self.word(until)
        if not exact:
            return BARE
        if following is not None and following.gap == ", " and following.plain in PARTICLES and exact[0][0].family:
            return LED  # turned round, as in a list: Laan, van der
        company = following is not None and following.capital and following.gap == " " and not following.opens
        company = company and not (_is_shouted(word) and following is not None and _is_shouted(following))
        if company and following is not None and following.plain not in VERBS:
            return None
        led_by_little = start < core and self.family_of(start, core) == "*"
        partial = led_by_little or not any(row[0].whole and (start < core or not row[0].family) for row in exact)
        common = word.plain in SURNAME_WORDS or len(word.plain) < RARE
        if partial or (common and not word.capital):
            told = following is not None and following.plain in VERBS and following.follows
            sure = (core - start > 1 and not partial) or (told and not common and exact[0][0].whole)
            return BARE if sure else WEAK if word.capital or not common else None
        if not common or start < core:
            return BARE
        acts = following is not None and following.follows and following.plain in VERBS
        if word.opens and word.capital and word.plain in TRADES and acts:
            return BARE
        if word.opens or (before is not None and before.plain in (ARTICLE | PLACE) - {"die"}):
            return WEAK if before is None or before.plain not in ARTICLE - {"die"} else None
        return BARE

    def lead(self, start: int) -> Lead:
        """Initials, title and role before the word at `start`."""
        initials, at = "", start
        while at and self._is_initial(at - 1):
            at -= 1
            initials = self.words[at].plain + initials
        gender, titled, role, unsure = "", False, "", False
        for _ in range(3):
            before = self.word(at - 1)
            if before is None or (
                self.words[at].gap not in (" ", ". ", ".", "  ", ": ", "\u00a0", "/", ", ") or "," in self.words[at].gap
            ):
                break
            if before.plain in TITLES:
                other = self.words[at - 2] if at > 1 else None
                both = other is not None and other.plain in TITLES and self.words[at - 1].gap in ("/", " / ", "./", ". / ")
                both = both or (
                    other is not None and other.plain in ("of", "en") and at > 2 and self.words[at - 3].plain in TITLES
                )
                gender = "" if both else gender or _gender(before.plain)
                unsure = both
                titled, at = True, at - 1
                if both:
                    break
            elif before.plain in ROLES and self.words[at].gap == " ":
                role, at = role or before.plain, at - 1
                gender = gender or ("f" if role.endswith(OF_A_WOMAN) else "")
            else:
                break
        return Lead(initials, gender, role, titled, unsure)

    def _is_initial(self, at: int) -> bool:
        word = self.words[at]
        gap = self.words[at + 1].gap
        if len(word.text) != 1 or gap not in (".", ". ", " ", "-", ".-"):
            return False
        if word.text == "I" and gap == " " and not self.words[at + 1].capital:  # "I have", and not I. ten Have
            return False
        return (word.text.isupper() and word.plain != "u") or (gap.startswith(".") and word.plain not in "vdu")


def _is_shouted(word: Word) -> bool:
    return word.text.isupper() and len(word.text) > 1


def same_family(written: str, known: str) -> bool:
    """Whether the particles written agree with those on the roster; left out they may be after a title."""
    if not written:
        return True
    return written == known or (bool(known) and "*" in (written, known))


def narrowed(names: tuple[Name, ...], lead: Lead) -> tuple[Name, ...]:
    """Those whom initials and title do not contradict, and of them the one in the role that is named."""
    if lead.initials:
        names = tuple(name for name in names if name.initials[:1] == lead.initials[0])
    if lead.gender:
        names = tuple(name for name in names if name.gender in ("", lead.gender))
        sure = tuple(name for name in names if name.gender)
        names = sure if sure and len(names) == 1 else names
    inside = tuple(name for name in names if lead.role and has_role(name, lead.role))
    return inside or names


def _gender(title: str) -> str:
    return "f" if title in FEMALE_TITLES else "m" if title in MALE_TITLES else ""


def _people(rows: list[tuple[Surname, int]]) -> tuple[Name, ...]:
    return tuple(dict.fromkeys(surname.name for surname, _ in rows))
