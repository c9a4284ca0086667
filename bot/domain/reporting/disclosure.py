"""Which figures may leave the house without showing who is meant. A count that is not nil is at least FEW, and so is whatever
can be computed from all figures of one period together.

Of one split, groups that are too small go into a rest that every split has ("overig", "niet bekend"). The rest is never told
apart, whatever its size, so nobody can tell which of its groups are small, or nil. A rest that is itself too small takes in the
smallest group that was left.

Of several splits of one period (of all complaints, and of each principal's own) the cells of the table principal x group are
looked at: as long as one of them is too small, its group goes into the rest for every principal, so that no figure of the whole
minus those of the principals leaves a few.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.reporting.register import Row

FEW = 5
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
        """The groups of all, or of one principal, with their counts; "" is the rest. Empty when nothing may be told.

        A group that only other principals have is not named.
        """
        rows = self.of(principal)
        if not rows:
            return {}
        apart = self._apart(attribute) if principal else told_apart(Counter(attribute(row) for row in self.rows))
        counts = Counter(group if (group := attribute(row)) in apart else "" for row in rows)
        return {name: counts[name] for name in apart if counts[name]} | {"": counts[""]}

    def _apart(self, attribute: Attribute) -> tuple[str, ...]:
        """The groups that may be told apart for every principal, given what is told of all."""
        apart = list(told_apart(Counter(attribute(row) for row in self.rows)))
        while apart and (small := self._smallest_cells(attribute, apart)):
            apart.remove(small[0])
        return tuple(apart)

    def _smallest_cells(self, attribute: Attribute, apart: Sequence[str]) -> list[str]:
        """The groups to give up for a cell that is too small, the smallest first; all of them when it is a rest that is."""
        cells: Counter[tuple[str, str]] = Counter()
        for row in self.rows:
            group = attribute(row)
            cells[row.principal if row.principal in self.principals else "", group if group in apart else ""] += 1
        small = {group for (_, group), count in cells.items() if is_few(count)}
        wanted = set(apart) if "" in small else small
        sizes = Counter(attribute(row) for row in self.rows)
        return sorted(wanted, key=lambda group: (sizes[group], group))


def release(rows: Sequence[Row]) -> Release:
    """What may be told of these complaints. A principal with few, or beside whom few would be left, is not told apart."""
    return Release(tuple(rows), told_apart(Counter(row.principal for row in rows)))
