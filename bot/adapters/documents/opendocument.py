"""The text of an OpenDocument letter (.odt), by lxml. Runs in the child only."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree  # type: ignore[import-untyped]

from bot.adapters.documents.unpacked import fits

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
LINES = (f"{TEXT}p", f"{TEXT}h")
SPACES = {f"{TEXT}tab": "\t", f"{TEXT}s": " ", f"{TEXT}line-break": "\n"}
NOT_SAID = (f"{TEXT}tracked-changes", f"{OFFICE}annotation")


def read(content: bytes) -> dict[str, Any]:
    """text: paragraphs and headings in order; without what was deleted and the notes in the margin."""
    if not fits(content):
        return {"problem": "size"}
    with ZipFile(BytesIO(content)) as archive:
        if "META-INF/manifest.xml" in archive.namelist() and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            return {"problem": "encrypted"}
        tree = archive.read("content.xml")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
    pieces: list[str] = []
    walk = etree.iterwalk(etree.fromstring(tree, parser), events=("start", "end"))
    for event, element in walk:
        if not isinstance(element.tag, str):  # an entity or an instruction, which says nothing itself
            pieces.append(element.tail or "" if event == "end" else "")
        elif event == "start" and element.tag in NOT_SAID:
            walk.skip_subtree()
        elif event == "start":
            pieces += ["\n" if element.tag in LINES else SPACES.get(element.tag, ""), element.text or ""]
        else:
            pieces.append(element.tail or "")
    return {"text": "".join(pieces)}
