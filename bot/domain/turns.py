"""In which order new mail is read: the senders take turns, so that who sends ten thousand delays nobody else.

A turn goes to the house (the domain) that was read least, in it to the sender who was read least, of his mails to the
oldest. So neither a thousand addresses of one domain nor `jan+1@`, `jan+2@` are more than one house. Pure.
"""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from email.utils import getaddresses
from heapq import heappop, heappush


@dataclass(frozen=True, order=True, slots=True)
class Sender:
    """Whose turn it is. Both are "" for a mail without a readable From."""

    house: str = ""  # the last two labels of the domain: mail.flood.example and flood.example are one
    address: str = ""  # without what stands after a plus


def sender_of(field_value: str) -> Sender:
    """The sender a From field names, in small letters; of several the first."""
    address = next((address for _, address in getaddresses([field_value[:1000]]) if "@" in address), "").lower()
    local, _, domain = address.rpartition("@")
    house = ".".join(domain.strip(".").split(".")[-2:])
    return Sender(house, f"{local.partition('+')[0]}@{domain}") if house else Sender()


class Turns:
    """The mails that wait. How often each house and each sender had its turn counts from the first: nobody who comes later
    waits behind an old crowd."""

    def __init__(self) -> None:
        self._mails: dict[Sender, deque[int]] = {}
        self._inside: dict[str, list[tuple[int, int, Sender]]] = {}  # of each house its senders: turns had, oldest mail
        self._houses: list[tuple[int, int, str]] = []
        self._had: Counter[str | Sender] = Counter()

    def add(self, uid: int, sender: Sender) -> None:
        """A mail more; those of one sender in the order of their UIDs."""
        mails, inside = self._mails.setdefault(sender, deque()), self._inside.setdefault(sender.house, [])
        mails.append(uid)
        if len(mails) == 1:
            heappush(inside, (self._had[sender], uid, sender))
            if len(inside) == 1:
                heappush(self._houses, (self._had[sender.house], uid, sender.house))

    def take(self) -> int | None:
        """The UID to read next; None when nothing waits."""
        if not self._houses:
            return None
        _, _, house = heappop(self._houses)
        inside = self._inside[house]
        _, _, sender = heappop(inside)
        mails = self._mails[sender]
        self._had.update((house, sender))
        uid = mails.popleft()
        if mails:
            heappush(inside, (self._had[sender], mails[0], sender))
        if inside:
            heappush(self._houses, (self._had[house], inside[0][1], house))
        return uid
