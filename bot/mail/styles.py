"""What the style sheets of a mail say of its elements, as far as it decides whether a reader sees their words.

Knows tags, classes, ids and what stands inside what. Leaves out rules for other screens, states (:hover) and siblings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from lxml import etree  # type: ignore[import-untyped]

MOST_RULES = 200  # of all sheets of one mail
MOST_ABOVE = 40  # elements above one that are looked at
MOST_CLIMBS = 20_000  # of one mail; sheets made to block the intake have more
LONGEST_SHEET = 200_000  # characters

_COMMENT = re.compile(r"/\*.*?(?:\*/|$)|<!--|-->", re.S)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.I)
_RULE = re.compile(r"\s*+(?P<head>[^{}]*)(?P<brace>[{}])")
_OF_ATTRIBUTE = re.compile(r"\[\s*(class|id)\s*[~*^$|]?=\s*[\"']?([\w-]+)[\"']?\s*\]", re.I)
_COMPOUND = re.compile(r"(?P<tag>\*|[\w-]+)?(?P<rest>(?:[.#][\w-]+)*)")
_MATTERS = re.compile(
    r"display|visibility|opacity|font|height|width|overflow|color|background|position|left|top|right|bottom|margin|indent|clip"
    r"|transform|hide|direction|decoration|zoom|scale|translate|spacing|inset|-size|mask|fill|--",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Compound:
    tag: str
    names: frozenset[str]  # ".class" and "#id", all of which the element must have

    def fits(self, tag: str, names: frozenset[str]) -> bool:
        return self.tag in ("", "*", tag) and self.names <= names


@dataclass(frozen=True, slots=True)
class _Rule:
    weight: tuple[int, ...]  # specificity, then its place: the later wins
    above: tuple[_Compound, ...]  # from the nearest up
    last: _Compound
    declarations: dict[str, str]


@dataclass(slots=True)
class Sheet:
    """The rules that matter, by the rarest name that their last part demands."""

    rules: dict[str, list[_Rule]] = field(default_factory=lambda: defaultdict(list))
    climbs: int = 0
    known: dict[tuple[str, str, str], list[_Rule]] = field(default_factory=dict)  # by tag, class and id

    def of(self, element: etree._Element, tag: str) -> str:
        """Its declarations, its own `style` on top, as text; properties that are overruled are left out."""
        own = str(element.get("style") or "")
        if not self.rules:
            return _clean(own)
        key = (tag, str(element.get("class") or ""), str(element.get("id") or ""))
        if key not in self.known:
            self.known[key] = self._fitting(tag, _names(element))
        found = self.known[key]
        if self.climbs <= MOST_CLIMBS and any(rule.above for rule in found):
            lineage = [(str(each.tag), _names(each)) for each in islice(element.iterancestors(), MOST_ABOVE)]
            found = [rule for rule in found if not rule.above or self._stands_in(lineage, rule.above)]
        found = [rule for rule in found if not rule.above] if self.climbs > MOST_CLIMBS else found
        if not found:
            return _clean(own)
        merged: dict[str, str] = {}
        for rule in found:
            merged = _with(merged, rule.declarations)
        merged = _with(merged, declarations(own))
        return "; ".join(f"{name}: {value}" for name, value in merged.items())

    def _fitting(self, tag: str, names: frozenset[str]) -> list[_Rule]:
        """The rules whose last part this element is, the one that wins at the end."""
        found = [rule for key in ("*", tag, *names) for rule in self.rules.get(key, ()) if rule.last.fits(tag, names)]
        return sorted(found, key=lambda rule: rule.weight)

    def _stands_in(self, lineage: list[tuple[str, frozenset[str]]], above: tuple[_Compound, ...]) -> bool:
        self.climbs += 1
        if self.climbs > MOST_CLIMBS:
            return False
        reached = 0
        for tag, names in lineage:
            if above[reached].fits(tag, names):
                reached += 1
                if reached == len(above):
                    return True
        return False


def sheet_of(root: etree._Element) -> Sheet:
    """All `<style>` elements of a page, in order."""
    sheet = Sheet()
    text = "\n".join(str(element.text or "") for element in root.iter("style"))[:LONGEST_SHEET]
    number = 0
    for selectors, body in _rules(_clean(text)):
        said = declarations(body) if _MATTERS.search(body) else {}
        for selector in selectors.split(",") if said else ():
            number += 1
            if number > MOST_RULES:
                return sheet
            if (parts := _parts(selector)) is None:
                continue
            *above, last = parts
            names = [name for part in parts for name in part.names]
            ids = sum(name.startswith("#") for name in names)
            weight = (ids, len(names) - ids, sum(part.tag not in ("", "*") for part in parts), number)
            sheet.rules[min(last.names, default=last.tag or "*")].append(_Rule(weight, tuple(reversed(above)), last, said))
    return sheet


def declarations(css: str) -> dict[str, str]:
    """`color: red; top: 0` as a mapping of lower-case names."""
    pairs = (each.partition(":") for each in _clean(css).split(";"))
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}


def _with(said: dict[str, str], later: dict[str, str]) -> dict[str, str]:
    """Both, the later last: `background` after `background-color` overrules it."""
    return {name: value for name, value in said.items() if name not in later} | later


def _rules(text: str) -> list[tuple[str, str]]:
    """(selectors, declarations) of what holds on any screen; a rule for print or for a width is not looked into."""
    found: list[tuple[str, str]] = []
    depth, skipped, at = 0, 0, 0  # `skipped` is the depth of the outermost block that is not looked into
    while match := _RULE.match(text, at):
        at, head = match.end(), match["head"].rpartition(";")[2].strip()
        if match["brace"] == "}":
            skipped = 0 if depth <= skipped else skipped
            depth = max(depth - 1, 0)
            continue
        if not head.startswith("@"):
            end = text.find("}", at)
            if not skipped:
                found.append((head, text[at : end if end >= 0 else len(text)]))
            at = end + 1 if end >= 0 else len(text)
            continue
        depth += 1
        if not skipped and not re.fullmatch(r"@media\s+(?:only\s+)?(?:screen|all)", head, re.I):
            skipped = depth
    return found


def _parts(selector: str) -> list[_Compound] | None:
    """The compounds of a selector from the outermost in; None when it asks what is not known here."""
    plain = _OF_ATTRIBUTE.sub(lambda match: ("." if match[1].lower() == "class" else "#") + match[2], selector)
    found: list[_Compound] = []
    for word in plain.replace(">", " ").split():
        match = _COMPOUND.fullmatch(word)
        if match is None or not word:
            return None
        found.append(_Compound((match["tag"] or "").lower(), frozenset(re.findall(r"[.#][\w-]+", match["rest"]))))
    return found if 0 < len(found) <= 6 else None


def _names(element: etree._Element) -> frozenset[str]:
    return _named(str(element.get("class") or ""), str(element.get("id") or ""))


@lru_cache(maxsize=1024)
def _named(classes: str, identity: str) -> frozenset[str]:
    return frozenset({f".{name}" for name in classes.split()[:30]} | ({f"#{identity}"} if identity else set()))


def _clean(css: str) -> str:
    """Without comments, and with what was written as an escape."""
    if "/*" in css or "<!--" in css:
        css = _COMMENT.sub("", css)
    return _ESCAPE.sub(_unescaped, css) if "\\" in css else css


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else 0
    return (chr(code) if 0 < code < 0x110000 else "") if match[1] else match[2]
