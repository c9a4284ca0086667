"""The tables. A row that is due carries its moment in an indexed column; a key that may exist once is unique."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC; SQLite has no time zones of its own."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


mail = Table(  # the ledger: one row for every mail seen, with how it ended
    "mail",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("organisation", String(40), nullable=False),
    Column("mailbox", String(200), nullable=False),
    Column("uidvalidity", BigInteger, nullable=False),
    Column("uid", BigInteger, nullable=False),
    Column("fingerprint", String(64)),  # of the raw bytes; empty on a duplicate
    Column("message_id", String(1000), nullable=False, default=""),
    Column("sender", String(320), nullable=False, default=""),
    Column("received_at", Moment, nullable=False),
    Column("processed_at", Moment, nullable=False),
    Column("disposition", String(20), nullable=False),
    Column("kind", String(20), nullable=False, default=""),
    Column("reasons", JSON, nullable=False, default=list),
    Column("case_id", Integer, ForeignKey("case.id"), index=True),
    Column("letter_id", Integer),  # the letter of ours that a colleague answers
    Column("changed", JSON),  # personal: what an answer changed in parties, facts and file, to take it back
    Column("in_box", Boolean),  # whether it stood in the mailbox at the last count; NULL: it came after it
    Column("raw", LargeBinary),  # zlib; only of mail that concerns a case, a question to staff or a quarantine
    UniqueConstraint("organisation", "mailbox", "uidvalidity", "uid"),
    UniqueConstraint("organisation", "fingerprint"),
    Index("ix_mail_message_id", "message_id"),
)

case = Table(
    "case",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("organisation", String(40), nullable=False),
    Column("number", String(20)),  # 2026-014; NULL while staff are asked what it is
    Column("pin", String(80), nullable=False),  # regulation@version it started under
    Column("state", String(30), nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("complainant", String(320), nullable=False),  # address, lower case
    Column("parties", JSON, nullable=False),  # personal; erased when the retention ends
    Column("facts", JSON, nullable=False),  # personal
    Column("file", JSON, nullable=False, default=dict, server_default="{}"),  # personal: the words letters are made of
    Column("erased_at", Moment),  # everything personal of it is gone; the events stay for the register
    UniqueConstraint("organisation", "number"),
    Index("ix_case_complainant", "organisation", "complainant"),
)

case_event = Table(  # append-only; codes and dates, no names, no text
    "case_event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, ForeignKey("case.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("at", Moment, nullable=False),
    Column("data", JSON, nullable=False),
    Column("mail_id", Integer, ForeignKey("mail.id")),
    UniqueConstraint("case_id", "position"),  # two writers at once: the second starts again
)

deadline = Table(  # recomputed from the history at each event; next_at says when something has to be done about it;
    # the term `vragen` is no term: its next_at says when the next question of the case has to be asked
    "deadline",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, ForeignKey("case.id"), nullable=False),
    Column("term", String(60), nullable=False),
    Column("start", Date, nullable=False),
    Column("due", Date, nullable=False),
    Column("met_on", Date),
    Column("next_at", Moment, index=True),
    Column("next_action", String(20)),  # herinnering or escalatie
    Column("done_until", Moment),
    UniqueConstraint("case_id", "term", "start"),
)

letter = Table(  # the outbox: what is stored is what is sent
    "letter",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("organisation", String(40), nullable=False),
    Column("key", String(300), nullable=False, unique=True),
    Column("kind", String(60), nullable=False),
    Column("case_id", Integer, ForeignKey("case.id"), index=True),
    Column("recipient", String(320), nullable=False),
    Column("message_id", String(300), nullable=False, unique=True),
    Column("subject", Text, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("choices", JSON, nullable=False, default=dict),
    Column("mail_id", Integer, index=True),  # the mail that caused it; empty for what was due by itself
    Column("cause", String(320), nullable=False, default="", server_default=""),  # whose mail it was, "?" when that is unknown
    Column("withdrawn_at", Moment),  # the answer that caused it was taken back: it counts no more, and may be written again
    Column("state", String(20), nullable=False),  # queued held sending sent uncertain refused withdrawn
    Column("attempts", Integer, nullable=False, default=0),
    Column("queued_at", Moment, nullable=False),
    Column("next_attempt_at", Moment, nullable=False),
    Column("tried_at", Moment),  # when it was first offered to the server; NULL: not yet
    Column("sent_at", Moment),
    Column("answer", String(500), nullable=False, default=""),
    Index("ix_letter_state_next", "state", "next_attempt_at"),
    Index("ix_letter_cause", "organisation", "cause", "queued_at"),
)

loop = Table(  # a sender whose mails caused more letters than one may: what is to be done about him; personal
    "loop",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("organisation", String(40), nullable=False),
    Column("address", String(320), nullable=False),
    Column("at", Moment, nullable=False),
    Column("is_asked", Boolean, nullable=False),  # a director is; else there was none who may be, and the operator hears
    Column("choice", String(10), nullable=False, default=""),  # of bot.domain.loops.Choice; "" while nobody answered
    Column("settled_at", Moment),
    Index("ix_loop_address", "organisation", "address"),
)

blob = Table(  # the bytes of files, each once
    "blob",
    metadata,
    Column("digest", String(64), primary_key=True),  # SHA-256 in hex
    Column("content", LargeBinary, nullable=False),
)

attachment = Table(  # the files that came with the mails of a case; personal, erased with it
    "attachment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, ForeignKey("case.id"), nullable=False, index=True),
    Column("mail_id", Integer, ForeignKey("mail.id"), nullable=False),
    Column("digest", String(64), ForeignKey("blob.digest"), index=True),  # NULL: refused, its bytes are in the mail only
    Column("name", String(200), nullable=False),
    Column("content_type", String(200), nullable=False),
    Column("declared", String(200), nullable=False),  # content type as the sender gave it
    Column("size", BigInteger, nullable=False),
    Column("sender", String(320), nullable=False),
    Column("at", Moment, nullable=False),
    Column("purpose", String(20), nullable=False),  # klacht verslag uitkomst ...: what it may be passed on with
    Column("refused", String(20), nullable=False),  # "" or why it was not kept
)

cursor = Table(  # how far each mailbox was read
    "cursor",
    metadata,
    Column("organisation", String(40), primary_key=True),
    Column("mailbox", String(200), primary_key=True),
    Column("uidvalidity", BigInteger, nullable=False),
    Column("last_uid", BigInteger, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("start_at", Moment, nullable=False),  # mail received before this is left alone
    Column("polled_at", Moment),
    Column("trouble", String(500), nullable=False, default=""),
    Column("unexplained", Integer, nullable=False, default=0, server_default="0"),  # mails in the box without a row in the ledger
    Column("counted_at", Moment),  # when the box was last compared with the ledger
)

erasure = Table(  # that something was erased: not what, nor whose
    "erasure",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("organisation", String(40), nullable=False),
    Column("at", Moment, nullable=False),
    Column("command", String(40), nullable=False),  # retention, erase --person or erase --case
    Column("cases", Integer, nullable=False),
    Column("mails", Integer, nullable=False),
    Column("letters", Integer, nullable=False),
    Column("files", Integer, nullable=False),
    Column("scrubbed_at", Moment),  # when the pages of the database that held it were rewritten; NULL: still to be done
)

restored = Table(  # organisations whose letters wait since a backup was put back, until `klachtenbot restore --go`
    "restored",
    metadata,
    Column("organisation", String(40), primary_key=True),
    Column("at", Moment, nullable=False),
)

server = Table(  # each mail server as it was last met; what a restart, `once` and `status` know of it
    "server",
    metadata,
    Column("organisation", String(40), primary_key=True),
    Column("name", String(10), primary_key=True),  # imap or smtp
    Column("problem", String(20), nullable=False, default=""),  # a code of bot.domain.watch; "": it works
    Column("since", Moment),  # when the problem began
    Column("certificate_until", Moment),
    Column("certificate_at", Moment),  # when it was last looked at
)

alarm = Table(  # what is wrong with the service and what its operator heard of it; no personal data
    "alarm",
    metadata,
    Column("organisation", String(40), primary_key=True),  # "": it is about all of them
    Column("code", String(40), primary_key=True),
    Column("since", Moment, nullable=False),
    Column("count", Integer, nullable=False),
    Column("until", Moment),
    Column("is_alarm", Boolean, nullable=False),
    Column("told_at", Moment),
    Column("told_count", Integer, nullable=False),
    Column("told_this_time", Boolean, nullable=False),
    Column("over_at", Moment),
)

counter = Table(  # the last complaint number of each year
    "counter",
    metadata,
    Column("organisation", String(40), primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
)
