"""The service is killed at every named step, and then everything is counted."""

from pathlib import Path

import pytest
from faults.bureau import Bureau
from faults.count import in_mailbox, ledger, rows
from faults.harness import Harness
from faults.page import PAGE, page
from faults.steps import A_ROW, ANY, ARRIVED, COMMITTED, NO_ROW, NO_TABLES, STEPS
from servers import Dovecot, Postfix, wait_until

SEED = 20261121


@pytest.mark.long
@pytest.mark.timeout(600)
def test_killed_at_every_named_step_it_loses_nothing_and_sends_nothing_twice(
    dovecot: Dovecot, postfix: Postfix, tmp_path: Path
) -> None:
    harness = Harness(dovecot, postfix, tmp_path, SEED)
    try:
        bureau, named = harness.bureau(), [step for step in STEPS if step.left != ANY]
        for step in named:
            before = ledger(bureau)
            harness.life(bureau, step.name, mails=1, nth=3 if step.name == "migration" else 1)
            _is_left_behind(step.left, bureau, before, dovecot.port)
        answer = bureau.people.answer()
        assert answer is not None
        bureau.deliver(answer)
        for _ in range(3):
            harness.life(bureau, "random", mails=1)
        counted = harness.finish(bureau)
    finally:
        harness.close()
    assert (harness.kills.total(), dict(harness.missed)) == (len(named) + 3, {})
    assert counted.wrong == ()
    assert (counted.lost, counted.double) == (0, 0)
    assert counted.confirmations == counted.cases == len(bureau.people.complaints)


def _is_left_behind(left: str, bureau: Bureau, before: int, port: int) -> None:
    if left == NO_TABLES:
        assert rows(bureau, "SELECT name FROM sqlite_master") == []
    elif left in (NO_ROW, A_ROW):
        assert ledger(bureau) - before == (left == A_ROW)
    elif left != COMMITTED:
        ((message_id, reader),) = rows(bureau, "SELECT message_id, recipient FROM letter WHERE state = 'sending'")

        def arrived() -> int:
            return sum(mail["Message-ID"] == message_id for _, mail in in_mailbox(port, reader))

        if left == ARRIVED:
            wait_until(arrived, 20, "a letter that Postfix took")
        assert arrived() == (left == ARRIVED)


def test_the_page_on_reliability_has_the_table_that_the_harness_kills_by() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
