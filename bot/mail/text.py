"""Makes plain text of bytes and characters: which charset, which characters count, which lines belong together."""

from __future__ import annotations

import codecs
import html
import re

from charset_normalizer import from_bytes

from bot.mail.markup import html_to_text

__all__ = ["decode", "html_to_text", "normalise", "of_header", "one_line", "unflow", "without_entities"]

_WESTERN = ("cp1252", "mac_roman", "cp850")
_EXPECTED = frozenset("äáàâåçëéèêïíîñöóòôüúùûÿßÄÁÀÇËÉÈÊÏÍÖÓÔÜÚ–—‘’‚“”„…€•°½´·«»\u00a0")
_COMMON = frozenset("ëéïöüèáóê")
_LATIN = frozenset({"iso8859-1", "cp1252", "ascii", "iso8859-15"})
_MEANT = {  # what programs write under the name of a smaller charset, as browsers read it (WHATWG Encoding, section 4.2)
    **{"gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932", "big5": "big5hkscs"},
    **{"iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874"},
}
_CONTROLS = re.compile("[\u0080-\u009f]")  # of ISO 8859: nobody types them, and windows-1252 has letters and quotes there
_CHARSETS = re.compile(
    r"utf-(?:8|8-sig|16|16-le|16-be|32|32-le|32-be|7)|iso8859-\d+|cp\d+|mac-\w+|koi8-\w|gb\w+|big5\w*|euc_\w+|shift_jis\w*"
    r"|iso2022_\w+|ascii|tis-620|hz|johab|ptcp154"
)
_MOJIBAKE = re.compile(
    "[ÂÃ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â(?:€|\u0080|‚|\u0082)[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
)
_ENTITY = re.compile(
    r"&(?:[a-zA-Z](?:uml|acute|grave|circ|cedil|tilde)|euro|nbsp|amp|quot|apos|lt|gt|#0?39|[lr][sd]quo|[nm]dash|hellip|szlig);"
)
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]")
# Soft hyphen, zero width, bidi marks and overrides, word joiner, BOM, tags, interlinear: nothing a reader sees.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_MANY_BLANK = re.compile(r"\n{4,}")
_HALVES = frozenset("ÃÂ") | frozenset(map(chr, range(0xA0, 0xC0)))  # of a character that was encoded once more
MOST_ENCODED = 2  # times that programs on the way took UTF-8 for windows-1252
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(data: bytes, charset: str = "") -> tuple[str, bool]:
    """Text of bytes, and whether the declared charset was right. Never raises; unknown bytes become U+FFFD at worst."""
    if data.isascii() and (not charset or charset.lower() in ("us-ascii", "utf-8", "iso-8859-1", "windows-1252")):
        return data.decode("ascii"), True
    text, declared = _decoded(data, charset)
    return _repair(text), declared


def _decoded(data: bytes, charset: str) -> tuple[str, bool]:
    codec = _codec(charset)
    if codec == "" or codec in _LATIN:
        try:  # bytes above 127 that are valid UTF-8 by chance hardly exist in the Latin charsets
            return data.decode("utf-8-sig"), codec in ("", "ascii") and not _unknown(charset, codec)
        except UnicodeDecodeError:
            if codec in ("iso8859-1", "cp1252"):
                return _cp1252(data), True
    if codec not in ("", "ascii") and not (codec.startswith(("utf-16", "utf-32")) and b"\0" not in data and _is_utf8(data)):
        try:
            text = data.decode(_MEANT.get(codec, codec))
        except (UnicodeError, LookupError):
            pass
        else:
            return _CONTROLS.sub(_windows, text) if codec.startswith("iso8859") else _SURROGATE.sub("\ufffd", text), True
    return _guess(data), False


def _unknown(charset: str, codec: str) -> bool:
    return bool(charset) and codec == ""


def _codec(charset: str) -> str:
    """The Python codec of a charset name, "" when it is no charset: `rot13` and `punycode` are codecs too."""
    name = charset.strip().strip("\"'").lower().removesuffix("-i")  # iso-8859-8-i, as Hebrew is written today
    if not name or len(name) > 40 or not name.isascii():
        return ""
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return codec if _CHARSETS.fullmatch(codec) else ""


def _bad_byte(error: UnicodeError) -> tuple[str, int]:
    """A quote in windows-1252 inside a mail in UTF-8: the bytes that are no UTF-8 are read as what they were."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("klachtenbot.cp1252", _bad_byte)


def _repair(text: str) -> str:
    for _ in range(MOST_ENCODED):
        if "Ã" not in text and "Â" not in text and "â€" not in text:
            break
        text = _MOJIBAKE.sub(_repaired, text)
    return text


def _repaired(found: re.Match[str]) -> str:
    """UTF-8 that a program took for windows-1252 and encoded again: "cliÃ«nt"; kept when it makes no Dutch character."""
    data = b"".join(_byte(character) for character in found[0])
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return found[0]
    return text if all(character in _EXPECTED or character in _HALVES for character in text) else found[0]


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1", "replace")


def _cp1252(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _of_two(data: bytes) -> str:
    """Lines in UTF-8 beside lines in windows-1252, as programs leave them that put a quote or a footer to a letter as it came.

    "" unless every line is plainly one of the two: all of it Dutch characters in UTF-8, or no UTF-8 and Dutch in windows-1252.
    """
    read, found = [], set()
    for line in data.split(b"\n"):
        text = line.decode("utf-8", "klachtenbot.cp1252")
        if not line.isascii():
            if any(character > "\x7f" and character not in _EXPECTED for character in text):
                return ""
            found.add(_is_utf8(line))
        read.append(text)
    return "\n".join(read) if len(found) == 2 else ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _windows(found: re.Match[str]) -> str:
    return found[0].encode("latin-1").decode("cp1252", "ignore")


def of_header(value: bytes) -> str:
    """Bytes of a header without encoded words, each of its words in UTF-8 or windows-1252."""
    try:
        return _repair(value.decode("utf-8"))
    except UnicodeDecodeError:
        return _mostly_utf8(value) or value.decode("cp1252", "replace")


def _western(data: bytes) -> tuple[str, bool]:
    """The charset of old Western systems that makes most Dutch of the bytes, and whether nearly all of it is."""
    high = bytes(byte for byte in data[:100_000] if byte > 127)[:4_000]
    readings = {name: high.decode(name, "replace") for name in _WESTERN}
    name = max(_WESTERN, key=lambda name: sum(3 * (letter in _COMMON) + (letter in _EXPECTED) for letter in readings[name]))
    return name, sum(letter in _EXPECTED for letter in readings[name]) >= 0.8 * len(high)


def _mostly_utf8(data: bytes) -> str:
    """Text in UTF-8 with some bytes of windows-1252 in it; "" when it is not."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    many_bytes = sum(1 for character in text[:20_000] if character > "\x7f" and character != "\ufffd")
    return data.decode("utf-8", "klachtenbot.cp1252") if many_bytes and wrong <= many_bytes else ""


def _guess(data: bytes) -> str:
    if two := _of_two(data):
        return two
    if text := _mostly_utf8(data):
        return text
    name, is_dutch = _western(data)
    if not is_dutch:  # so ask who knows every script
        best = from_bytes(data[:4_000], steps=3, chunk_size=512).best()
        name = best.encoding if best is not None else "cp1252"
    return _cp1252(data) if name == "cp1252" else data.decode(name, "replace")


def normalise(text: str) -> str:
    """Lines end in LF, every space is a plain one, and nothing invisible is left: no zero width, no bidi mark, no NUL."""
    if text.isascii() and "\r" not in text and "\t" not in text and text.isprintable():
        return text.strip()
    text = _INVISIBLE.sub("", _SPACES.sub(" ", _LINE_BREAKS.sub("\n", text)))
    lines = [line.rstrip() if line != "-- " else line for line in text.split("\n")]
    return _MANY_BLANK.sub("\n\n\n", "\n".join(lines)).strip("\n ")


def without_entities(text: str) -> str:
    """Plain text in which a web form wrote "co&ouml;rdinator"."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def one_line(text: str) -> str:
    """Text without line breaks, control or bidi characters, with single spaces."""
    if "\r" in text or "\n" in text or not text.isprintable():
        text = _INVISIBLE.sub("", _SPACES.sub(" ", _LINE_BREAKS.sub(" ", text)))
        text = _SURROGATE.sub("\ufffd", text)
    return " ".join(text.split())


def unflow(text: str, *, delete_space: bool = False) -> str:
    """Joins the soft line breaks of format=flowed (RFC 3676); quoted lines are left as they are."""
    out: list[str] = []
    soft = False
    for line in text.replace("\r\n", "\n").split("\n"):
        quoted = line.startswith(">")
        if soft and not quoted and out:
            out[-1] += line.removeprefix(" ")
        else:
            out.append(line if quoted else line.removeprefix(" "))
        soft = line.endswith(" ") and line != "-- " and not quoted
        if soft and delete_space:
            out[-1] = out[-1][:-1]
    return "\n".join(out)
