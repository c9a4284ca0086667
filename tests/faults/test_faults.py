"""The service is killed at every named step, and then everything is counted."""

from pathlib import Path

from faults.harness import Harness
from faults.steps import NAMED, table
from servers import Dovecot, Postfix

SEED = 20261121
PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"


def test_killed_at_every_named_step_it_loses_nothing_and_sends_nothing_twice(
    dovecot: Dovecot, postfix: Postfix, tmp_path: Path
) -> None:
    harness = Harness(dovecot, postfix, tmp_path, SEED)
    try:
        bureau = harness.bureau()
        for step in NAMED:
            harness.life(bureau, step, mails=2, nth=3 if step == "migration" else 1)
        for _ in range(3):
            harness.life(bureau, "random", mails=1)
        counted = harness.finish(bureau)
    finally:
        harness.close()
    assert (harness.kills.total(), dict(harness.missed)) == (len(NAMED) + 3, {})
    assert counted.wrong == ()
    assert (counted.lost, counted.double) == (0, 0)
    assert counted.confirmations == counted.cases == len(bureau.people.complaints)


def test_the_table_of_the_page_is_the_one_the_harness_kills_by() -> None:
    assert table() in PAGE.read_text(encoding="utf-8")
