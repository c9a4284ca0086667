"""Shapes of mails that more than one test makes."""

from __future__ import annotations


def tree(head: bytes, levels: int) -> bytes:
    """A mail of multiparts inside each other, with a text on each level."""
    lines = [head.decode() + "Content-Type: multipart/mixed; boundary=b0", ""]
    for level in range(levels):
        lines += [f"--b{level}", "Content-Type: text/plain", "", f"tekst {level}", f"--b{level}"]
        lines += [f"Content-Type: multipart/mixed; boundary=b{level + 1}", ""]
    lines += [f"--b{level}--" for level in reversed(range(levels))]
    return "\r\n".join(lines).encode()
