"""The signed token of a letter: it stands in its Message-ID, in its Reply-To and, as "Kenmerk", in its text.

A token says when the letter was written and proves, with the secret of this installation, that it was written for this
person, in this case, as this letter. It tells nothing of them: a Message-ID travels further than its letter. Lower-case
letters and digits only, because addresses lose their capitals; 43 characters, because a local part has room for 64.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from itsdangerous import Signer
from itsdangerous.encoding import base64_decode

OWN_ID = "kb."  # every Message-ID of ours begins with this
TOKEN = re.compile(r"(?<![a-z0-9.])kb\.[a-z2-7]{40}(?![a-z0-9])", re.IGNORECASE)
MOST_TOKENS = 5  # a text with more of them is no answer to one letter
_MOMENT, _PROOF = 5, 20  # bytes: seconds since 1970, and 160 bits of the signature


@dataclass(frozen=True, slots=True)
class Bond:
    """What a token is bound to: whose installation, which person (address), which case (row) and which letter (key)."""

    organisation: str
    person: str
    case: int | None
    letter: str


def token(secret: bytes, bond: Bond, moment: datetime) -> str:
    """The token of a letter written at this (aware) moment."""
    seconds = int(moment.timestamp()).to_bytes(_MOMENT, "big")
    return OWN_ID + _text(seconds) + _text(_proof(secret, bond, seconds))


def problem(secret: bytes, bond: Bond, said: str, received: datetime, valid: timedelta) -> str:
    """Why this token gives no rights at this moment, as a code: `vervalst` or `verlopen`; "" when it does."""
    try:
        known = TOKEN.fullmatch(said) is not None
        seconds, proof = _bytes(said[3:11]), _bytes(said[11:])
    except (binascii.Error, ValueError):
        known, seconds, proof = False, b"", b""
    if not known or not hmac.compare_digest(proof, _proof(secret, bond, seconds)):
        return "vervalst"
    written = datetime.fromtimestamp(int.from_bytes(seconds, "big"), UTC)
    return "verlopen" if received - written > valid else ""


def tokens_in(text: str) -> tuple[str, ...]:
    """The tokens in a text or an address, each once; a few, for a text with many answers no letter of ours."""
    found = TOKEN.finditer(text)
    return tuple(dict.fromkeys(match[0].lower() for match, _ in zip(found, range(MOST_TOKENS), strict=False)))


def without_tokens(text: str) -> str:
    """The text without any token, the line that only tells one, and the links of buttons, which hold one in their address."""
    return TOKEN.sub("", _PLUS.sub("", _LINE.sub("", _BUTTON.sub("", text))))


_BUTTON = re.compile(r"<?mailto:[^\s>]*>?", re.IGNORECASE)
_LINE = re.compile(rf"^[ \t>*_]*(?:kenmerk|reference)[ \t]*:[ \t*_]*{TOKEN.pattern}[ \t*_]*$\n?", re.IGNORECASE | re.MULTILINE)
_PLUS = re.compile(rf"\+{TOKEN.pattern}", re.IGNORECASE)


def _proof(secret: bytes, bond: Bond, seconds: bytes) -> bytes:
    signer = Signer(secret, salt="klachtenbot.letter", key_derivation="hmac", digest_method=hashlib.sha256)
    bound = (bond.organisation, bond.person.lower(), str(bond.case or ""), bond.letter, str(int.from_bytes(seconds, "big")))
    return base64_decode(signer.get_signature("\n".join(bound)))[:_PROOF]


def _text(data: bytes) -> str:
    return base64.b32encode(data).decode("ascii").rstrip("=").lower()


def _bytes(text: str) -> bytes:
    return base64.b32decode(text.upper() + "=" * (-len(text) % 8))
