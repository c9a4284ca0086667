"""The judges of answers that come with the program: of free words, of one action among others, and of what a writer wants."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from bot.domain.reading import INTENTS, Wording
from classifiers.answers.actions import ActionJudge
from classifiers.answers.intents import IntentJudge
from classifiers.answers.meaning import AnswerJudge

MODEL = Path(__file__).parent / "model"
OF_MEANING, OF_INTENT, OF_ACTION = "weights.json", "intents.json", "actions.json"


def likelihood(wording: Wording) -> float:
    """How likely it is that an answer means, or wants, what is supposed; the weights are read when they are first asked for."""
    if wording.actions[0] in INTENTS:
        return of_intent()(wording)
    return of_action()(wording) if wording.parts else of_meaning()(wording)


@cache
def of_meaning() -> AnswerJudge:
    """The packaged judge of what an answer means."""
    return AnswerJudge().from_disk(MODEL / OF_MEANING)


@cache
def of_intent() -> IntentJudge:
    """The packaged judge of what the writer of an answer wants."""
    return IntentJudge().from_disk(MODEL / OF_INTENT)


@cache
def of_action() -> ActionJudge:
    """The packaged judge of an action with its arguments, beside which an answer stands clause by clause."""
    return ActionJudge().from_disk(MODEL / OF_ACTION)


def write(meaning: AnswerJudge, intent: IntentJudge, action: ActionJudge, folder: Path, told: dict[str, object]) -> None:
    """Their weights, and what they learned from."""
    folder.mkdir(parents=True, exist_ok=True)
    meaning.to_disk(folder / OF_MEANING)
    intent.to_disk(folder / OF_INTENT)
    action.to_disk(folder / OF_ACTION)
    (folder / "meta.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
