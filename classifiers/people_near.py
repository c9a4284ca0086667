"""Where the words that tell of somebody stand: around each place that names him, in his sentence and on to the next name.

The words themselves are weighed as well as the cues made of them: what nobody made a cue for is learned from many mails.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from classifiers.people_asked import asked
from classifiers.people_failings import BEYOND, failings
from classifiers.people_roles import parts, questions
from classifiers.people_thanked import thanks
from classifiers.staff import Mention
from classifiers.told import Told

ENOUGH = 12  # mentions of one person, after which another tells nothing new
JOINED = re.compile(r"\s*(?:,|en|&|\+|of)\s*(?:de|mevrouw|meneer|heer)?\s*", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+|[!?]")
STEM = 5  # letters of a word that count where its place does not
LEAST = 3  # letters of a word that counts far from the name


@dataclass(frozen=True, slots=True)
class Near:
    """A mention with the text before it and after it in its sentence, both up to another name."""

    mention: Mention
    before: str
    after: str
    beyond: str  # past the sentence, up to the next name
    wide: str  # before it in the sentence, over other names
    ends: str  # the characters at the end of the sentence

    def cues(self) -> list[str]:
        """What the sentence makes of the person."""
        found = [*parts(self.before, self.after), *failings(self.before, self.after, self.beyond), *thanks(self.wide, self.after)]
        if "idle" in found and "saw" in found:
            found.remove("saw")  # who saw it and let it happen
        if "kindly" in found and "turns" in found:
            found.remove("kindly")  # "a dear, but she forgets everything"
        return [*found, *asked(self.before, self.after, self.beyond), *questions(self.before, self.after, self.ends)]

    def words(self) -> Iterator[str]:
        """The words beside the name, by their place or their first letters, and those told up to the next name."""
        before, after = _lowered(self.before), _lowered(self.after)
        yield from (f"“{word}” {place} before" for place, word in enumerate(reversed(before[-2:]), start=1))
        yield from (f"“{word}” {place} after" for place, word in enumerate(after[:2], start=1))
        if len(before) > 1:
            yield f"“{' '.join(before[-2:])}” before"
        if len(after) > 1:
            yield f"“{' '.join(after[:2])}” after"
        yield from (f"“{word[:STEM]}” soon before" for word in before[-5:])
        yield from (f"“{word[:STEM]}” soon after" for word in after[:8])
        yield from (f"“{word[:STEM]}” told" for word in _lowered(self.beyond) if len(word) >= LEAST)


def _lowered(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]


def near(text: str, spoken: Sequence[Mention], sentences: Sequence[Told]) -> Iterator[Near]:
    """What stands around each mention; `spoken` and `sentences` in order."""
    seen: Counter[str] = Counter()
    at = 0
    for place, mention in enumerate(spoken):
        seen[mention.people[0]] += 1
        if seen[mention.people[0]] > ENOUGH:
            continue
        while at + 1 < len(sentences) and sentences[at + 1].start <= mention.start:
            at += 1
        begin, end = (sentences[at].start, sentences[at].end) if sentences else (mention.start, mention.end)
        before = [other.end for other in spoken[max(0, place - 8) : place] if other.people != mention.people]
        start, until = max([begin, mention.start - 90, *before]), reach(text, spoken, place)
        end = min(max(end, mention.end), until, mention.end + 140)
        yield Near(
            mention,
            text[start : mention.start].replace("\n", " "),
            text[mention.end : end].replace("\n", " "),
            text[mention.end : min(until, mention.end + BEYOND)],
            text[max(begin, mention.start - 110) : mention.start].replace("\n", " "),
            text[end - 1 : end + 1],
        )


def reach(text: str, mentions: Sequence[Mention], place: int) -> int:
    """Where what follows a mention begins to be another's: at the next name that is not joined to it."""
    mention = mentions[place]
    for following in mentions[place + 1 : place + 9]:
        between = text[mention.end : following.start]
        if following.people != mention.people and (len(between) > 40 or not JOINED.fullmatch(between)):
            return following.start
    return len(text)
