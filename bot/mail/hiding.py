"""What a style does to the words of its element: whether a reader sees them at all, and in which colour on which ground.

Every trick that hides is looked for by itself, wherever it stands: a later declaration that undoes it is rare in a mail.
"""

from __future__ import annotations

import re

_NUMBER = r"[+-]?(?:\d++(?:\.\d*+)?|\.\d++)(?:e[+-]?\d++)?"
_LENGTH = rf"({_NUMBER})([a-z]+|%)?"
_NO_NAME = r"(?<![\w-])"  # no part of a longer property
_PIXELS = {
    **{"px": 1, "pt": 1.33, "pc": 16, "in": 96, "cm": 37.8, "mm": 3.78, "q": 0.94, "em": 16, "rem": 16, "ex": 8, "ch": 8},
    **{"vw": 8, "vh": 8, "%": 0.16},
}
_SMALLEST = 1.6  # a tenth of a usual letter, in pixels

_LONGEST = 200  # characters of a colour; what is longer was made to block the intake

_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,((?:[^()]++|\([^()]*+\))*+))?\)", re.I)
_OWN_VARIABLE = re.compile(rf"{_NO_NAME}(--[\w-]+)\s*:([^;!]{{0,100}})")
_SUM = re.compile(r"(?<![\w-])(?:calc|min|max|clamp)\(([^()]{0,100}+)\)", re.I)
_NOTHING = re.compile(r"(?=[^0]*+0)[^1-9]*+|[^+,]*\*\s*0(?![.\d])[^+,-]*|\s*0[a-z]*\s*\*[^+,-]*", re.I)
_MIX = re.compile(r"color-mix\(((?:[^()]++|\([^()]*+\))*+)\)", re.I)
_SHARE = re.compile(r"(?:(?P<before>[\d.]+)%\s+)?(?P<colour>[^\s%]++(?:\s[^\s%]++){0,12}?)(?:\s+(?P<after>[\d.]+)%)?")

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?<![\w-])max-height\s*:\s*0(?:px)?\s*(?:;|!|$)"
    r"|visibility\s*:\s*collapse|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]|clip-path\s*:\s*(?:inset\(\s*(?:[5-9]\d|100)%|circle\(\s*0)",
    re.I,
)
_CROSSED = re.compile(r"text-decoration(?:-line)?\s*:[^;]{0,60}line-through", re.I)
_BOLD = re.compile(rf"{_NO_NAME}font(?:-weight)?\s*:[^;]{{0,60}}\b(?:bold(?:er)?|[6-9]00)\b", re.I)
_SLANTED = re.compile(rf"{_NO_NAME}font(?:-style)?\s*:[^;]{{0,60}}\b(?:italic|oblique)\b", re.I)
_UNDERLINED = re.compile(r"text-decoration(?:-line)?\s*:[^;]{0,60}\bunderline\b", re.I)
_MIRRORED = re.compile(r"unicode-bidi\s*:\s*(?:isolate-)?(?:bidi-)?override", re.I)
_FONT_SIZE = re.compile(rf"{_NO_NAME}font-size\s*:\s*{_LENGTH}", re.I)
_FONT = re.compile(rf"{_NO_NAME}font\s*:\s*([^;]*)", re.I)
_FONT_PART = re.compile(rf"(?<!\S){_LENGTH}(?=[\s/]|$)", re.I)
_FAINT = re.compile(rf"{_NO_NAME}(?:opacity|zoom)(?:\s*:|\()\s*({_NUMBER})(%)?", re.I)
_SCALE = re.compile(rf"{_NO_NAME}scale(?:3d|[xy])?\s*(?::|\()\s*({_NUMBER})(%)?(?:[\s,]+({_NUMBER})(%)?)?", re.I)
_SPACING = re.compile(rf"{_NO_NAME}letter-spacing\s*:\s*{_LENGTH}", re.I)

_AWAY = r"-(?:\d{3,}(?:\.\d+)?(?:px|pt|%)|\d{2,}(?:\.\d+)?r?em|\d{2,}v[wh])"
_FAR = r"-(?:\d{3,}(?:\.\d+)?(?:px|pt)|\d{4,}%|\d{2,}(?:\.\d+)?r?em|\d{2,}v[wh])"  # without -100%, which only puts in place
_SIDE = rf"{_NO_NAME}(?:left|right|top|bottom|inset(?:-inline|-block)?(?:-start|-end)?)\s*:[^;:]{{0,40}}?(?<![\w.])"
_OFF_SCREEN = re.compile(
    rf"{_NO_NAME}(?:text-indent|margin-(?:left|top|right|inline-start|block-start))\s*:\s*{_AWAY}"
    rf"|translate[xy]?\(\s*-(?:\d{{3,}}(?:px|%)|\d{{2,}}v[wh])|translate(?:3d|[xy])?\([^()]{{0,40}}?(?<![\w.]){_FAR}"
    rf"|{_NO_NAME}translate\s*:[^;:]{{0,40}}?(?<![\w.]){_FAR}",
    re.I,
)
_TAKEN_OUT = re.compile(r"position\s*:\s*(?:absolute|fixed)", re.I)
_ASIDE = re.compile(_SIDE + _AWAY, re.I)
_MOVED = re.compile(r"position\s*:\s*(?:relative|sticky)", re.I)
_FAR_ASIDE = re.compile(_SIDE + r"-(?:\d{4,}(?:px|pt)|\d{3,}r?em)", re.I)

_ROOM = re.compile(rf"{_NO_NAME}(?:max-)?(?:height|width|block-size|inline-size)\s*:\s*{_LENGTH}", re.I)
_LINE_HEIGHT = re.compile(rf"{_NO_NAME}line-height\s*:\s*{_LENGTH}", re.I)
_CUT_OFF = re.compile(rf"{_NO_NAME}overflow(?:-[a-z]+)?\s*:[^;]{{0,20}}?\b(?:hidden|clip)\b", re.I)

_NO_INK = (
    r"(?:transparent|#[0-9a-f]{3}[01]|#[0-9a-f]{6}(?:0[0-9a-f]|1[0-8])|(?:rgba|hsla)\((?:[^,()]*,){3}\s*+0*(?:\.0\d*)?%?\s*+\)"
    r"|[a-z]+\([^/()]*/\s*+(?:0*(?:\.0\d*)?|0*\d(?:\.\d*)?%)\s*+\))"
)
_INKLESS = re.compile(_NO_INK, re.I)
_COLOUR = re.compile(rf"{_NO_NAME}color\s*:\s*([^;!]+)(!)?", re.I)
_FILL = re.compile(r"-webkit-text-fill-color\s*:\s*([^;!]+)(!)?", re.I)
_BACKGROUND = re.compile(rf"{_NO_NAME}background(?:-color)?\s*:\s*([^;!]+)(!)?", re.I)
_WHITE = re.compile(r"\s*(?:white|#f[d-f]f[d-f]f[d-f](?:ff)?|#ffff?|snow|ivory|ghostwhite)(?!\w)\s*", re.I)
_FUNCTION = re.compile(r"\s*(rgb|hsl|hwb|oklch|oklab|lch|lab|color)a?\(\s*(?:(?!none)[a-z][\w-]*\s)?([^()]*)\)", re.I)
_SHADES = re.compile(rf"({_NUMBER})(%)?", re.I)


def _gradient(stop: str) -> str:
    """The expression for a gradient that has no other colours than these."""
    first = r"(?:(?:to|from|circle|ellipse|at|[\d.]+[a-z]+)\b[^,()]*,)?"
    place = rf"(?:\s++{_NUMBER}(?:%|px)?)*"
    return rf"gradient\(\s*+{first}\s*+{stop}{place}(?:\s*+,\s*+{stop}{place})*\s*+\)"


_MASKED = re.compile(rf"mask(?:-image)?\s*:\s*[a-z-]{{0,20}}{_gradient(_NO_INK)}", re.I)
_PAINTED_WORDS = re.compile(r"background-clip\s*:\s*text", re.I)
_PAINT = re.compile(rf"(?!{_gradient(f'(?:{_NO_INK}|white|#fff(?:fff)?)')})gradient\(", re.I)


def plain(css: str) -> str:
    """The declarations with what is computed in them filled in: `var()`, sums of one length, mixtures of one colour."""
    css = " ".join(css.split())
    if "(" not in css:
        return css
    own: dict[str, str] = dict(_OWN_VARIABLE.findall(css)) if "--" in css else {}

    def meant(found: re.Match[str]) -> str:
        value = own.get(found[1], "").strip()
        return value if value and "var(" not in value.lower() else found[0] if found[2] is None else found[2]

    for _ in range(4):  # one in another
        before = css
        css = _MIX.sub(_mixed, _SUM.sub(_summed, _VARIABLE.sub(meant, css)))
        if css == before:
            break
    return css


def hides(css: str) -> bool:
    """Whether nobody sees what stands in an element with these declarations."""
    if any(pattern.search(css) for pattern in (_HIDDEN, _OFF_SCREEN, _MIRRORED, _MASKED)):
        return True
    if _is_tiny(css) or _is_aside(css):
        return True
    return _CUT_OFF.search(css) is not None and _has_no_room(css)


def crosses_out(css: str) -> bool:
    return _CROSSED.search(css) is not None


def sets_apart(css: str) -> tuple[bool, bool, bool]:
    """Whether the words are bold, slanted, underlined."""
    if not ("font" in css or "underline" in css):
        return False, False, False
    return _BOLD.search(css) is not None, _SLANTED.search(css) is not None, _UNDERLINED.search(css) is not None


def colours(css: str, colour: str = "", behind: str = "") -> tuple[str, str]:
    """(ink, ground) of the declarations, or of the attributes where these say nothing; "" as it was around the element."""
    text = (_last(_FILL, css) or _last(_COLOUR, css) or colour)[:_LONGEST].strip()
    ground = (_last(_BACKGROUND, css) or behind)[:_LONGEST].strip()
    if _INKLESS.fullmatch(ground) or ground.lower() in ("none", "inherit", "initial", "unset"):
        ground = ""
    if _INKLESS.fullmatch(text):
        painted = _PAINTED_WORDS.search(css) and _PAINT.search(css)
        text = "painted" if painted else "transparent"
    elif text.lower() in ("inherit", "currentcolor", "unset"):
        text = ""
    return _named(text, whatever_alpha=True), _named(ground)


def _is_tiny(css: str) -> bool:
    sizes = _FONT_SIZE.findall(css)
    for shorthand in _FONT.findall(css):
        # A number without unit is the weight, unless it is zero.
        parts = _FONT_PART.findall(shorthand)
        sizes += [part for part in parts if part[1].lower() in _PIXELS or not (part[1] or float(part[0]))][:1]
    if any(_pixels(*size) <= _SMALLEST for size in sizes):
        return True
    if any(_share(*found) < 0.1 for found in _FAINT.findall(css)):
        return True
    scales = _SCALE.findall(css)
    return any(abs(_share(*each)) < 0.05 for found in scales for each in (found[:2], found[2:]) if each[0])


def _is_aside(css: str) -> bool:
    if any(_pixels(*spacing) <= -16 for spacing in _SPACING.findall(css)):
        return True
    if _TAKEN_OUT.search(css) and _ASIDE.search(css):
        return True
    return _MOVED.search(css) is not None and _FAR_ASIDE.search(css) is not None


def _has_no_room(css: str) -> bool:
    rooms = [_pixels(number, "px" if unit == "%" else unit) for number, unit in _ROOM.findall(css)]
    lines = [_pixels(number, unit or "em") for number, unit in _LINE_HEIGHT.findall(css)]
    return any(room <= 1.33 for room in rooms + lines)


def _pixels(number: str, unit: str) -> float:
    return float(number) * _PIXELS.get(unit.lower(), 1 if not unit else 16)


def _share(number: str, percent: str) -> float:
    return float(number) / (100 if percent else 1)


def _last(pattern: re.Pattern[str], css: str) -> str:
    """What the last declaration says, or the last that is important."""
    found: list[tuple[str, str]] = pattern.findall(css)
    return max(reversed(found), key=lambda each: bool(each[1]))[0] if found else ""


def _summed(found: re.Match[str]) -> str:
    terms = found[1].strip()
    if _NOTHING.fullmatch(terms) or (found[0][:3].lower() == "min" and re.search(r"(?<![\d.])0(?![.\d])", terms)):
        return "0px"
    return terms if re.fullmatch(_LENGTH, terms, re.I) else found[0]


def _mixed(found: re.Match[str]) -> str:
    """The colour that a mixture comes down to, when one has nearly all of it or both are white or none."""
    if len(found[1]) > _LONGEST:
        return found[0]
    parts = [part.strip() for part in re.split(r",(?![^(]*\))", found[1])]
    pair = [match for part in parts[1:] if (match := _SHARE.fullmatch(part))]
    if len(parts) != 3 or len(pair) != 2:
        return found[0]
    first, second = (match["before"] or match["after"] for match in pair)
    try:
        share = float(first) if first else 100 - float(second or 50)
    except ValueError:
        return found[0]
    if share >= 90 or share <= 10:
        return str(pair[share <= 10]["colour"])
    inked = [match["colour"] for match in pair if not _INKLESS.fullmatch(match["colour"])]
    if all(_named(colour) == "white" for colour in inked):
        return "white" if inked else "transparent"
    return found[0]


def _named(colour: str, *, whatever_alpha: bool = False) -> str:
    """A colour to compare with another: as written, every white alike. White ink on white is not seen however thin it is."""
    if _WHITE.match(colour):
        return "white"
    function = _FUNCTION.match(colour)
    if function and (whatever_alpha or _covers(function[2])) and _is_white(function[1].lower(), function[2]):
        return "white"
    return "".join(colour.lower().split())


def _covers(arguments: str) -> bool:
    alpha = _SHADES.findall(arguments.partition("/")[2]) or _SHADES.findall(arguments)[3:]
    return not alpha or _share(*alpha[0]) >= 0.9


def _is_white(function: str, arguments: str) -> bool:
    shades = [
        (float(number), bool(percent)) for number, percent in _SHADES.findall(arguments.partition("/")[0].replace("none", "0"))
    ]
    place = {"hsl": 2, "hwb": 1}.get(function, 0)
    if len(shades) <= place:
        return False
    if function in ("rgb", "color"):
        full = 253 if function == "rgb" else 0.99
        return len(shades) >= 3 and all(number >= (99 if percent else full) for number, percent in shades[:3])
    number, percent = shades[place]
    return number >= (0.99 if function in ("oklch", "oklab") and not percent else 99)
