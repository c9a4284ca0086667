"""What the bot's own copy, or its absence, says of a letter that was perhaps taken."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.delivery import Kept, Verdict, verdict

DECIDE_AT = datetime(2026, 10, 5, 9, 15, tzinfo=UTC)
EARLY, LATE = DECIDE_AT - timedelta(seconds=1), DECIDE_AT


@pytest.mark.parametrize(
    ("kept", "found", "looked_at", "come_back", "is_current", "expected"),
    [
        ("bcc", True, EARLY, True, True, Verdict.SENT),
        ("bcc", True, LATE, False, False, Verdict.SENT),
        ("sent", True, LATE, True, True, Verdict.SENT),
        ("bcc", False, EARLY, True, True, Verdict.WAIT),
        ("sent", False, EARLY, True, True, Verdict.WAIT),
        ("bcc", False, LATE, True, True, Verdict.AGAIN),
        ("server", False, LATE, True, True, Verdict.AGAIN),
        ("bcc", False, LATE, False, True, Verdict.ASK),  # perhaps copies never reach this mailbox
        ("bcc", False, LATE, True, False, Verdict.ASK),  # nobody expects a letter of days ago
        ("sent", False, LATE, True, True, Verdict.ASK),  # the bot died before it could put the copy there
        ("none", False, LATE, True, True, Verdict.ASK),
    ],
)
def test_a_copy_proves_that_it_went_and_only_a_copy_the_server_makes_proves_that_it_did_not(
    kept: Kept, found: bool, looked_at: datetime, come_back: bool, is_current: bool, expected: Verdict
) -> None:
    told = verdict(kept, found=found, decide_at=DECIDE_AT, looked_at=looked_at, come_back=come_back, is_current=is_current)
    assert told is expected
