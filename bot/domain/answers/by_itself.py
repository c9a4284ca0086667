"""What a colleague's new mail says of the case whose number it names, without a letter of ours that asked anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from bot.domain.answers.commands import Answer, Command, Prompt
from bot.domain.answers.confirm import has_effect
from bot.domain.answers.interpret import interpret
from bot.domain.reading import Judge

AS_IF_ASKED = "herinnering"  # a verdict or a report is understood where it may be waited for


def by_itself(readings: Sequence[str], asked: Answer, judge: Judge | None) -> Command:
    """The first of these wordings of one mail that orders something; else why none can be done, or a note.

    Whatever it is, it is confirmed before it is done.
    """
    found = [interpret(replace(asked, text=text), judge) for text in readings]
    if acting := next(filter(has_effect, found), None):
        return acting
    waited = [interpret(replace(asked, text=text, prompt=Prompt(AS_IF_ASKED)), judge) for text in readings]
    unclear = (each for each in found if each.action == "unclear")
    return next(chain(filter(has_effect, waited), filter(_refuses, (*found, *waited)), unclear, found))


def _refuses(command: Command) -> bool:
    return command.action == "refuse_not_allowed" or (command.action == "unclear" and command.why not in ("", "niet-begrepen"))
