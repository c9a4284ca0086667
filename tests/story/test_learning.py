"""What staff say of mails is learned from; a worse model is refused, the one before is kept and comes back."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language
from sqlalchemy import update
from story.desk import Desk, at, make_mail, reading
from typer.testing import CliRunner

from bot import cli, models
from bot.adapters import schema
from bot.app import App
from bot.config import Settings
from bot.domain.reading import KINDS
from bot.errors import ConfigError
from bot.learning import corrections, learn, report
from classifiers import examples, pipeline
from classifiers.examples import Classified
from classifiers.train import opened, taught

HANNEKE = "h.dijkstra@consonanza.example"
QUESTION = "Hoe laat begint de training eigenlijk? Ik kan het nergens vinden."
EVERY = 25  # one in so many of the packaged mails: enough to learn something in seconds


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def collected(desk: Desk, settings_for: Callable[..., Settings]) -> Callable[[], list[Classified]]:
    organisations = settings_for(1, 1, ids=("consonanza",)).organisations
    return lambda: corrections(desk.store, organisations)


def asked_and_answered(desk: Desk, answer: str, body: str = QUESTION) -> None:
    desk.mail(at("2026-10-05 09:00"), reading("klacht", "ask"), subject="Training", body=body)
    desk.answer(at("2026-10-05 10:00"), HANNEKE, "vraag-indeling", answer)


@pytest.mark.parametrize("kind", ["klacht", "vraag", "suggestie", "overig"])
def test_a_mail_asked_about_becomes_an_example_of_what_staff_said(
    desk: Desk, collected: Callable[[], list[Classified]], kind: str
) -> None:
    asked_and_answered(desk, f"Dit is een {kind}." if kind != "overig" else "overig")
    (found,) = collected()
    assert (found.kind, found.text, found.subject, found.sender_name) == (kind, QUESTION, "Training", "Jan de Wit")
    assert (found.organisation, found.received) == ("consonanza", at("2026-10-05 09:00"))
    assert not isinstance(found, examples.Labelled)  # its dates, people and sentences teach nothing


def test_the_quote_of_an_example_is_no_part_of_its_text(desk: Desk, collected: Callable[[], list[Classified]]) -> None:
    body = f"{QUESTION}\n\nOp ma 5 okt 2026 om 08:00 schreef Consonanza <info@consonanza.example>:\n> U bent welkom.\n"
    asked_and_answered(desk, "Dit is een vraag.", body)
    (found,) = collected()
    assert found.text.strip() == QUESTION
    assert "welkom" in found.quoted


def test_a_confirmed_mail_that_staff_call_a_question_is_an_example_and_no_complaint(
    desk: Desk, collected: Callable[[], list[Classified]]
) -> None:
    desk.mail(at("2026-10-05 09:00"), body=QUESTION)
    desk.answer(at("2026-10-05 10:00"), HANNEKE, "opdracht-behandelaar", "Dit is geen klacht maar een vraag.")
    assert [found.kind for found in collected()] == ["vraag"]
    assert desk.case().state == "gesloten"


def test_what_was_answered_is_no_longer_called_a_question(desk: Desk, collected: Callable[[], list[Classified]]) -> None:
    desk.mail(at("2026-10-05 09:00"))
    for _ in range(2):  # the second time the case is closed
        desk.answer(at("2026-10-05 10:00"), HANNEKE, "opdracht-behandelaar", "Dit is een vraag.")
    assert [event.kind for event in desk.case().events].count("classified") == 1


def test_a_rejected_case_and_one_that_nobody_classified_are_no_examples(
    desk: Desk, collected: Callable[[], list[Classified]]
) -> None:
    desk.mail(at("2026-10-05 09:00"))
    desk.answer(at("2026-10-05 10:00"), HANNEKE, "opdracht-behandelaar", "Niet in behandeling nemen, dit is al eerder behandeld.")
    assert collected() == []


def test_an_erased_mail_is_forgotten_as_an_example(desk: Desk, collected: Callable[[], list[Classified]]) -> None:
    asked_and_answered(desk, "Dit is een vraag.")
    assert len(collected()) == 1
    with desk.store.transaction() as unit:
        unit.connection.execute(update(schema.mail).values(raw=None))
    assert collected() == []


def small(folder: Path, *, kinds: dict[str, str] | None = None) -> Path:
    """Packaged mails, few; with `kinds`, those to learn from under another kind."""
    for name in ("train", "heldback"):
        (folder / name).mkdir(parents=True)
        lines = [line for path in examples.files(examples.DATA / name) for line in path.read_text("utf-8").splitlines() if line]
        rows = [json.loads(line) for line in lines[::EVERY]]
        for row in rows if kinds and name == "train" else ():
            row["kind"] = (kinds or {})[row["kind"]]
        (folder / name / "a.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return folder


TOLD = Classified("consonanza/7", "consonanza", at("2026-10-05 09:00"), "Jan", "Training", QUESTION, "", "vraag")


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Language, Path, str]:
    """A model of few mails and one correction, the mails, and what was reported of it."""
    folder = small(tmp_path_factory.mktemp("mails"))
    present = pipeline.load()
    lesson = learn(present, [TOLD], folder)
    held_back, told = lesson.comparisons
    assert [each.id for each in told.new] == [each.id for each in told.present] == ["consonanza/7"]
    assert len(held_back.new) == len(examples.examples(folder / "heldback"))
    mails = examples.examples(folder / "train")
    assert lesson.learned.sentences == taught(mails, opened(mails))[1]  # the correction taught no sentence
    assert [each.id for each in lesson.learned.unseen] == [*(mail.id for mail in mails), "consonanza/7"]
    return lesson.learned.nlp, folder, report(lesson)


def test_the_report_has_both_models_side_by_side_and_no_word_of_a_mail(learned: tuple[Language, Path, str]) -> None:
    text = learned[2]
    assert "held-back mails | new | in use |" in text
    assert "1 new corrections | new | in use |" in text
    assert "and 1 corrections" in text
    assert "wrong confirmations < 2.0 %" in text
    assert not [word for word in ("Jan", "training eigenlijk", "consonanza") if word in text]


def test_a_model_that_scores_worse_is_refused_and_changes_nothing(tmp_path: Path, settings_for: Callable[..., Settings]) -> None:
    settings = settings_for(1, 1, ids=("consonanza",))
    wrong = {kind: KINDS[(number + 1) % len(KINDS)] for number, kind in enumerate(KINDS)}
    arguments = ["train", "--config", str(tmp_path / "config.toml"), "--data", str(small(tmp_path / "mails", kinds=wrong))]
    result = CliRunner().invoke(cli.app, arguments)
    assert result.exit_code == 1, result.output
    assert "worse than the model in use: held-back mails: the kind is right of" in result.stderr
    assert "refused; nothing was changed" in result.stderr
    assert settings.model == tmp_path / "bot.model"
    assert not settings.model.exists()
    assert not models.previous(settings.model).exists()


def test_the_previous_model_is_kept_and_comes_back(tmp_path: Path, learned: tuple[Language, Path, str]) -> None:
    folder = tmp_path / "bot.model"
    new, packaged = learned[0], pipeline.load()
    with pytest.raises(ConfigError, match="none to put back"):
        models.restore(folder)
    models.install(new, folder)
    assert models.load(folder).meta["corrections"] == ["consonanza/7"]
    assert "the packaged model" in models.restore(folder)  # before the first there was only that
    assert models.load(folder).meta["corrections"] == []
    models.restore(folder)
    models.install(packaged, folder)
    assert models.load(folder).meta["corrections"] == []
    models.restore(folder)
    assert models.load(folder).meta["corrections"] == ["consonanza/7"]
    assert models.load(models.previous(folder)).meta["corrections"] == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bot.model", "bot.model.previous"]


def other_features(folder: Path) -> None:
    text = (folder / "kind").read_text("utf-8")
    (folder / "kind").write_text(text.replace('"max klacht"', '"most klacht"'), "utf-8")


def other_pipeline(folder: Path) -> None:
    text = (folder / "config.cfg").read_text("utf-8")
    (folder / "config.cfg").write_text(text.replace("HashedGrams.v1", "HashedGrams.v0"), "utf-8")


def cut_short(folder: Path) -> None:
    (folder / "phrases").write_bytes((folder / "phrases").read_bytes()[:1000])


def incomplete(folder: Path) -> None:
    (folder / "days").unlink()


@pytest.mark.parametrize("damage", [other_features, other_pipeline, cut_short, incomplete])
def test_a_model_that_does_not_fit_gives_way_to_the_packaged_one(
    tmp_path: Path,
    learned: tuple[Language, Path, str],
    damage: Callable[[Path], None],
    caplog: pytest.LogCaptureFixture,
    settings_for: Callable[..., Settings],
) -> None:
    settings = settings_for(1, 1, ids=("consonanza",))
    folder = tmp_path / "bot.model"
    models.install(learned[0], folder)
    damage(folder)
    with caplog.at_level(logging.WARNING):
        App(settings).close()
    assert "the model learned here is not used" in caplog.text
    assert models.load(folder).meta["mails"] == pipeline.load().meta["mails"]


def test_the_service_reads_with_the_model_learned_here(
    tmp_path: Path, learned: tuple[Language, Path, str], settings_for: Callable[..., Settings]
) -> None:
    settings = settings_for(1, 1, ids=("consonanza",))
    models.install(learned[0], tmp_path / "bot.model")
    mail = tmp_path / "vraag.eml"
    mail.write_bytes(make_mail(at("2026-10-05 09:00"), body=QUESTION))
    arguments = ["explain", str(mail), "--json", "--organisation", "consonanza"]
    packaged, here = (
        json.loads(CliRunner().invoke(cli.app, [*arguments, *more]).stdout)["scores"]
        for more in ([], ["--config", str(tmp_path / "config.toml")])
    )
    assert settings.model is not None
    assert packaged != here


def test_evaluate_measures_a_model_on_labelled_mails(tmp_path: Path, learned: tuple[Language, Path, str]) -> None:
    data = learned[1] / "heldback"
    models.write(learned[0], tmp_path / "other")
    result = CliRunner().invoke(cli.app, ["evaluate", "--data", str(data), "--model", str(tmp_path / "other"), "--json"])
    found = json.loads(result.stdout)
    assert list(found) == ["sorting", "exactly_right", "mails_a_second", "load_seconds", "advised"]
    assert found["sorting"]["mails"] == len(examples.examples(data))
    assert len(found["sorting"]["calibration"]) == 10
    assert set(found["sorting"]["kinds"]) == set(KINDS)
    assert found["load_seconds"] > 0
    text = CliRunner().invoke(cli.app, ["evaluate", "--data", str(data)]).stdout
    assert "| klacht score from | mails | mean score | complaints |" in text
    assert "the model loads in" in text


def test_evaluate_says_what_it_cannot_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="holds no labelled mails"):
        CliRunner().invoke(cli.app, ["evaluate", "--data", str(tmp_path)], catch_exceptions=False)
    with pytest.raises(ConfigError, match="--model"):
        CliRunner().invoke(cli.app, ["evaluate", "--model", str(tmp_path)], catch_exceptions=False)
