"""The table of rights as a page: `docs/rights.md` is what this prints, and `klachtenbot rights` prints it for one regulation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.domain.rights_table import ACTIONS, ROLES, Right, rows_for
from bot.domain.rules import Regulation


def rows(rights: Sequence[Right]) -> Iterator[dict[str, str]]:
    """Each role and action: `may` is yes, no, or the condition; `article` where the regulation's own row says so."""
    for role in ROLES:
        for action in ACTIONS:
            found = list(rows_for(rights, role, action))
            yield {
                "role": role,
                "action": action,
                "may": _in_words(found),
                "article": ", ".join(dict.fromkeys(row.article for row in found if row.article)),
            }


def page(defaults: Sequence[Right], regulations: Mapping[str, Regulation]) -> str:
    """Markdown: the table every regulation starts from, its conditions as notes, and where each regulation differs."""
    notes: list[str] = []
    base = {(row["role"], row["action"]): row["may"] for row in rows(defaults)}
    lines = ["| | " + " | ".join(ROLES) + " |", "|---" * (len(ROLES) + 1) + "|"]
    for action in ACTIONS:
        cells = [_cell(base[role, action], notes) for role in ROLES]
        lines.append(f"| `{action}` | " + " | ".join(cells) + " |")
    lines += ["", *(f"{number}. {note}" for number, note in enumerate(notes, start=1)), ""]
    for name, regulation in regulations.items():
        differs = [row for row in rows(regulation.rights) if row["may"] != base[row["role"], row["action"]]]
        said = [_difference(row) for row in differs]
        if regulation.outcome.judges == "directie":
            said.append(f"behandelaar `verdict`: an advice, on which the directie decides (article {regulation.outcome.article})")
        lines += [f"- **{name}**: " + ("; ".join(said) or "as above")]
    return "\n".join(lines) + "\n"


def _cell(may: str, notes: list[str]) -> str:
    if may in ("yes", "no"):
        return "yes" if may == "yes" else ""
    if may not in notes:
        notes.append(may)
    return f"({notes.index(may) + 1})"


def _difference(row: Mapping[str, str]) -> str:
    article = f" (article {row['article']})" if row["article"] else ""
    return f"{row['role']} `{row['action']}`: {row['may']}{article}"


def _in_words(found: Sequence[Right]) -> str:
    if not found:
        return "no"
    if any(not row.in_answer_to and not row.in_state for row in found):
        return "yes"
    states = dict.fromkeys(row.in_state for row in found)
    return "; ".join(_condition([row for row in found if row.in_state == state]) for state in states)


def _condition(same_state: Sequence[Right]) -> str:
    letters = ", ".join(letter for row in same_state for letter in row.in_answer_to)
    state = ", ".join(same_state[0].in_state)
    return ", ".join(filter(None, [f"in answer to {letters}" if letters else "", f"while the case is {state}" if state else ""]))
