"""Every regular expression of the product, and texts made from its own parse tree that it almost matches, again and again.

A pattern is found where it stands, without a list: those that modules hold, and those in a call of `re`. The way it is asked
(searched, or from the beginning only) is read from the calls as well.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import random
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from re import _parser as parser  # type: ignore[attr-defined]
from types import FunctionType, MappingProxyType, ModuleType
from typing import Any

import bot
import classifiers

ANCHORED = frozenset({"match", "fullmatch"})
WAYS = ANCHORED | {"search", "sub", "subn", "split", "findall", "finditer", "holds", "places"}
FILLED_IN = "jansen"  # for a name that only the running function knows


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern, where it stands, and the ways it is asked."""

    pattern: re.Pattern[Any]
    where: str
    ways: frozenset[str]


class _Locals(dict[str, Any]):
    def __missing__(self, name: str) -> str:
        return FILLED_IN


def modules() -> Iterator[ModuleType]:
    """All modules of the product."""
    for package in (bot, classifiers):
        for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if not info.name.endswith("__main__") and ".migrations" not in info.name:
                yield importlib.import_module(info.name)


def patterns() -> tuple[list[Found], list[str]]:
    """Each pattern once, and the calls of `re` whose pattern could not be read."""
    ways: dict[tuple[str, str], set[str]] = defaultdict(set)  # by the module and the name that is asked, and by the name
    found: dict[tuple[Any, int], tuple[re.Pattern[Any], str, set[str]]] = {}
    unread: list[str] = []
    every = list(modules())
    trees = {each: ast.parse(Path(each.__file__ or "").read_text(encoding="utf-8")) for each in every}
    for module, tree in trees.items():
        for call in _calls(tree):
            for room in (module.__name__, ""):
                ways[room, _last(call.func.value)].add(call.func.attr)  # type: ignore[attr-defined]
    for module, tree in trees.items():
        for name, pattern in _held(module):
            key = pattern.pattern, pattern.flags
            found.setdefault(key, (pattern, f"{module.__name__}:{name}", set()))[2].update(
                ways[module.__name__, name] or ways["", name] or {"search"}
            )
        for call in _calls(tree):
            if _last(call.func.value) != "re":  # type: ignore[attr-defined]
                continue
            where = f"{module.__name__}:{_function(tree, call)}"
            try:
                pattern = _inline(call, module)
            except Exception as problem:
                unread.append(f"{where} {problem}")
                continue
            found.setdefault((pattern.pattern, pattern.flags), (pattern, where, set()))[2].add(call.func.attr)  # type: ignore[attr-defined]
    return [Found(pattern, where, frozenset(how)) for pattern, where, how in found.values()], unread


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WAYS:
            yield node


def _function(tree: ast.AST, call: ast.Call) -> str:
    """The function a call stands in."""
    inside = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.lineno <= call.lineno <= (node.end_lineno or 0)
    ]
    return inside[-1].name if inside else "module"


def _last(node: ast.AST) -> str:
    """`NAME` of `NAME`, `module.NAME`, `NAME[key]` and `NAME[key].part`."""
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Subscript):
        return _last(node.value)
    return node.id if isinstance(node, ast.Name) else ""


def _inline(call: ast.Call, module: ModuleType) -> re.Pattern[Any]:
    count = {"sub": 4, "subn": 4, "split": 3}.get(call.func.attr, 2)  # type: ignore[attr-defined]
    given = [keyword.value for keyword in call.keywords if keyword.arg == "flags"] + call.args[count : count + 1]
    names = _Locals({**vars(importlib.import_module("builtins")), **vars(module)})
    pattern, flags = [
        eval(compile(ast.Expression(node), "<pattern>", "eval"), {}, names)  # our own source
        for node in (call.args[0], given[0] if given else ast.fix_missing_locations(ast.Expression(ast.Constant(0))).body)
    ]
    return re.compile(pattern, flags)


def _held(module: ModuleType) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """The patterns that a module's names hold, inside whatever."""
    for name, value in list(vars(module).items()):
        if not name.startswith("__"):
            for each in _inside(value, set()):
                yield name, each


def _inside(value: Any, seen: set[int]) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
        return
    if id(value) in seen or isinstance(value, (str, bytes, int, ModuleType)):
        return
    seen.add(id(value))
    parts: list[Any] = []
    if isinstance(value, (dict, MappingProxyType)):
        parts = [*value.keys(), *value.values()]
    elif isinstance(value, (list, tuple, set, frozenset)):
        parts = list(value)
    elif isinstance(value, FunctionType):
        parts = [*(value.__defaults__ or ()), *(cell.cell_contents for cell in value.__closure__ or () if _is_filled(cell))]
    elif type(value).__module__.split(".")[0] in ("bot", "classifiers"):
        slots = [name for each in type(value).__mro__ for name in getattr(each, "__slots__", ())]
        parts = [*getattr(value, "__dict__", {}).values(), *(getattr(value, name, None) for name in slots)]
    for part in parts:
        yield from _inside(part, seen)


def _is_filled(cell: Any) -> bool:
    try:
        return cell.cell_contents is not None
    except ValueError:
        return False


def attacks(pattern: re.Pattern[Any], count: int) -> Iterator[tuple[str, str]]:
    """(before, unit): a text that begins so and goes on with the unit, over and over, and that the pattern almost matches.

    `count` is how many texts that match are made of the parse tree first.
    """
    chance = random.Random(0)
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    seen: set[tuple[str, str]] = set()
    for _ in range(count):
        whole, repeats = "", []
        for text, pumps in _made(tree, chance):
            repeats += [(whole, pump) for pump in pumps]
            whole += text
        repeats += [("", unit) for _, unit in repeats]
        cut = [whole, whole[:-1], whole[: len(whole) // 2 + 1], f"{whole} ", f"{whole[:-1]} "]
        for before, unit in [*repeats, *(("", unit) for unit in cut)]:
            if unit and (before, unit) not in seen:
                seen.add((before, unit))
                yield before, unit


def seconds(found: Found, before: str, unit: str, length: int, prepare: Callable[[str], str] = str) -> float:
    """Seconds of the process that the pattern takes for such a text, asked as it is in the product."""
    text: Any = prepare((before + unit * (length // len(unit) + 1))[:length] + "\0")
    text = text.encode("utf-8", "replace") if isinstance(found.pattern.pattern, bytes) else text
    begun = time.process_time()
    if found.ways <= {"fullmatch"}:
        found.pattern.fullmatch(text)
    elif found.ways <= ANCHORED:
        found.pattern.match(text)
    else:
        for _ in found.pattern.finditer(text):
            pass
    return time.process_time() - begun


def _made(tree: Any, chance: random.Random) -> Iterator[tuple[str, list[str]]]:
    """Pieces of a text that matches, each with what can be repeated where it begins."""
    for kind, what in tree:
        yield from _piece(str(kind), what, chance)


def _piece(kind: str, what: Any, chance: random.Random) -> Iterator[tuple[str, list[str]]]:
    if kind == "LITERAL":
        yield chr(what), []
    elif kind in ("NOT_LITERAL", "ANY", "IN"):
        yield _character(kind, what, chance), []
    elif kind == "BRANCH":
        yield from _made(chance.choice(what[1]), chance)
    elif kind == "SUBPATTERN":
        yield from _made(what[-1], chance)
    elif kind == "ATOMIC_GROUP":
        yield from _made(what, chance)
    elif kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, body = what
        inner = list(_made(body, chance))
        text = "".join(piece for piece, _ in inner)
        if most > 8:
            yield "", [text]
        for _ in range(min(least + chance.randrange(2), most)):
            yield from list(_made(body, chance))


def _character(kind: str, what: Any, chance: random.Random) -> str:
    if kind == "ANY":
        return chance.choice("a ,1")
    if kind == "NOT_LITERAL":
        return next(each for each in chance.sample("a ,1", 4) if ord(each) != what)
    members = _members(what)
    if str(what[0][0]) == "NEGATE":
        members = [each for each in "a ,1\n-." if each not in members]
    return chance.choice(members or ["x"])


CLASSES = {
    "CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " \n", "CATEGORY_WORD": "a1", "CATEGORY_NOT_DIGIT": "a ", "CATEGORY_NOT_SPACE": "a,.",
    "CATEGORY_NOT_WORD": " ,\n-",
}  # fmt: skip


def _members(what: Any) -> list[str]:
    """Some of the characters that a class names."""
    found: list[str] = []
    for kind, value in what:
        if str(kind) == "LITERAL":
            found.append(chr(value))
        elif str(kind) == "RANGE":
            found += [chr(value[0]), chr(value[1])]
        elif str(kind) == "CATEGORY":
            found += list(CLASSES[str(value)])
    return found
