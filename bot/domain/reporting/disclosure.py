"""Which figures may leave the house without showing who is meant. A count that is not nil is at least FEW, and so is whatever
can be computed from all figures of one period together.

Of one split, groups that are too small go into a rest that every split has ("overig", "niet bekend"). The rest is never told
apart, whatever its size, so nobody can tell which of its groups are small, or nil. A rest that is itself too small takes in the
smallest group that was left.

Of several splits of one period (of all complaints, and of each principal's own) everything that subtraction can show is looked
at: what is hidden of each principal and of each group is known as a sum, and so is every union of hidden cells that follows from
these sums. As long as one of them is a few, the smallest figure that is told of a principal is hidden too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.reporting.register import Row

FEW = 5
Cell = tuple[str, str]  # whose, and which group; "" is the rest of either
Attribute = Callable[[Row], str]  # the group of a complaint; "" is the rest


def is_few(count: int) -> bool:
    """True for a count that could show who is meant."""
    return 0 < count < FEW


def told_apart(counts: Mapping[str, int]) -> tuple[str, ...]:
    """The groups that may be told apart, largest first; the others, and "", are the rest together."""
    groups = sorted(((count, name) for name, count in counts.items() if name and count >= FEW), key=_largest_first)
    while groups and is_few(sum(counts.values()) - sum(count for count, _ in groups)):
        groups.pop()
    return tuple(name for _, name in groups)


def _largest_first(group: tuple[int, str]) -> tuple[int, str]:
    return (-group[0], group[1])


@dataclass(frozen=True, slots=True)
class Release:
    """What may be told of the complaints of one period, to everybody together."""

    rows: tuple[Row, ...]
    principals: tuple[str, ...]  # those whose own figures may be told

    def of(self, principal: str) -> tuple[Row, ...] | None:
        """The complaints of a principal ("" is of all); None when no figure of them may be told."""
        if not principal:
            return None if is_few(len(self.rows)) else self.rows
        mine = tuple(row for row in self.rows if row.principal == principal)
        return mine if principal in self.principals or not mine else None

    def split(self, attribute: Attribute, principal: str = "") -> dict[str, int]:
        """The groups of all, or of one principal, with their counts; "" is the rest. Empty when nothing may be told."""
        rows = self.of(principal)
        if not rows:
            return {}
        apart = told_apart(Counter(attribute(row) for row in self.rows))
        if principal:
            apart = tuple(group for group in apart if (principal, group) in self._shown(attribute, apart))
        counts = Counter(group if (group := attribute(row)) in apart else "" for row in rows)
        return {name: counts[name] for name in (*apart, "")}

    def _shown(self, attribute: Attribute, apart: Sequence[str]) -> frozenset[Cell]:
        """The cells (principal, group) that may be told, given what is told of all complaints."""
        cells: Counter[Cell] = Counter(
            (
                row.principal if row.principal in self.principals else "",
                group if (group := attribute(row)) in apart else "",
            )
            for row in self.rows
        )
        shown: set[Cell] = set()
        for principal in self.principals:
            mine = {group: cells[principal, group] for group in (*apart, "")}
            shown |= {(principal, group) for group in told_apart(mine)}
        whose, groups = (*self.principals, ""), (*apart, "")
        by_size = sorted(shown, key=lambda cell: (-cells[cell], cell))
        while shown and shows_a_few(cells, shown, whose, groups):
            shown.remove(next(cell for cell in reversed(by_size) if cell in shown))
        for cell in by_size:  # what was hidden before the others may be told after all
            if cell not in shown and not shows_a_few(cells, {*shown, cell}, whose, groups):
                shown.add(cell)
        return frozenset(shown)


def shows_a_few(cells: Mapping[Cell, int], shown: Collection[Cell], whose: Sequence[str], groups: Sequence[str]) -> bool:
    """True when a few can be computed from what is hidden of each principal and of each group.

    A union of hidden cells follows from these sums when each of its cells counts u + v = 1 and every other one u + v = 0, with a
    whole number u for each principal and v for each group. What is known to be nil does not count.
    """
    hidden = [(who, group) for who in whose for group in groups if (who, group) not in shown]
    rows = {who: sum(cells.get(cell, 0) for cell in hidden if cell[0] == who) for who in whose}
    columns = {group: sum(cells.get(cell, 0) for cell in hidden if cell[1] == group) for group in groups}
    open_cells = [(who, group) for who, group in hidden if rows[who] and columns[group]]
    people = [who for who in whose if any(cell[0] == who for cell in open_cells)]
    beside = [[who for who, column in open_cells if column == group] for group in groups]
    for u in _levels(people, [each for each in beside if each]):
        sums = {sum(u[who] * rows[who] for who in people)}
        for group, mine in zip(groups, beside, strict=True):
            if mine:
                lowest, highest = min(u[who] for who in mine), max(u[who] for who in mine)
                sums = {found + v * columns[group] for found in sums for v in range(-lowest, 2 - highest)}
        if any(is_few(found) for found in sums):
            return True
    return False


def _levels(people: Sequence[str], beside: Sequence[Sequence[str]]) -> Iterator[dict[str, int]]:
    """Every whole number for each principal, the first 0, that differs by one at most between two in one group."""
    most = len(people)
    found: list[dict[str, int]] = [dict.fromkeys(people[:1], 0)]
    for who in people[1:]:
        near = [[each for each in group if each != who] for group in beside if who in group]
        found = [
            {**u, who: level}
            for u in found
            for level in range(-most, most + 1)
            if all(abs(level - u[each]) <= 1 for group in near for each in group if each in u)
        ]
    yield from found


def release(rows: Sequence[Row]) -> Release:
    """What may be told of these complaints. A principal with few, or beside whom few would be left, is not told apart."""
    return Release(tuple(rows), told_apart(Counter(row.principal for row in rows)))
