"""The judges of answers that come with the program: of what an answer means, and of what its writer wants."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from bot.domain.reading import INTENTS, Wording
from classifiers.answers import AnswerJudge
from classifiers.intents import IntentJudge

MODEL = Path(__file__).parent / "answer_model"
OF_MEANING, OF_INTENT = "weights.json", "intents.json"


def likelihood(wording: Wording) -> float:
    """How likely it is that an answer means, or wants, what is supposed; the weights are read when they are first asked for."""
    return of_intent()(wording) if wording.actions[0] in INTENTS else of_meaning()(wording)


@cache
def of_meaning() -> AnswerJudge:
    """The packaged judge of what an answer means."""
    judge = AnswerJudge()
    judge.from_disk(MODEL / OF_MEANING)
    return judge


@cache
def of_intent() -> IntentJudge:
    """The packaged judge of what the writer of an answer wants."""
    return IntentJudge().from_disk(MODEL / OF_INTENT)


def write(meaning: AnswerJudge, intent: IntentJudge, folder: Path, told: dict[str, object]) -> None:
    """Their weights, and what they learned from."""
    folder.mkdir(parents=True, exist_ok=True)
    meaning.to_disk(folder / OF_MEANING)
    intent.to_disk(folder / OF_INTENT)
    (folder / "meta.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
