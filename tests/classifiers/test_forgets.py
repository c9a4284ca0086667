"""What is learned from a correction is weights: no word of the mail stands in the folder of the model."""

from datetime import UTC, datetime
from pathlib import Path

from classifiers import examples as written
from classifiers.examples import Classified
from classifiers.train import opened, taught


def test_the_folder_of_a_model_holds_no_word_of_the_mails_it_learned_from(tmp_path: Path) -> None:
    told = Classified(
        id="werkpro/1",
        organisation="werkpro",
        received=datetime(2026, 10, 5, 9, tzinfo=UTC),
        sender_name="Jan Zwartkruis",
        subject="Klacht van Zwartkruis",
        text="Zwartkruis is boos. Mail naar jan.zwartkruis@klant.example.",
        quoted="",
        kind="klacht",
    )
    mails = [*list(written.examples(written.DATA / "heldback"))[:8], told]
    nlp, _ = taught(mails, opened(mails))
    nlp.to_disk(tmp_path / "model", exclude=["vocab", "tokenizer"])  # as bot.models writes it
    files = [file for file in (tmp_path / "model").rglob("*") if file.is_file()]
    assert len(files) > 5
    assert [file.name for file in files if b"zwartkruis" in file.read_bytes().lower()] == []
