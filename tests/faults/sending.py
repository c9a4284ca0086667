"""What mail servers, networks and disks do to a letter, and what becomes of it: the second table of docs/reliability.md."""

from __future__ import annotations

from dataclasses import dataclass

from servers import DROP, HANG


@dataclass(frozen=True)
class Fault:
    """`place` and `reply` are a script of `SmtpFaults`; `state` is the letter's right after, `end` when the fault is over."""

    what: str
    place: str
    reply: str
    state: str
    end: str
    told: bool = False  # whether the directie is told
    counted: bool = True  # as an attempt
    arrives: int = 1  # how often, in the end


READER = "jan@klant.example"
FAULTS = (
    Fault("greylisting: 451 to the recipient", READER, "451 4.7.1 greylisted", "queued", "sent"),
    Fault("421 before the letter", "MAIL", "421 4.3.2 shutting down", "queued", "sent"),
    Fault("421 after the letter", "CONTENT", "421 4.3.2 shutting down", "queued", "sent"),
    Fault("451 after the letter", "CONTENT", "451 4.3.0 try again later", "queued", "sent"),
    Fault("550, no such reader", READER, "550 5.1.1 no such user", "refused", "refused", told=True, arrives=0),
    Fault("552, the reader's mailbox is full", READER, "552 5.2.2 mailbox full", "refused", "refused", told=True, arrives=0),
    Fault("552, the letter is too large", "MAIL", "552 5.3.4 too big", "refused", "refused", told=True, arrives=0),
    Fault("554 after the letter: taken for spam", "CONTENT", "554 5.7.1 spam", "refused", "refused", told=True, arrives=0),
    Fault("550 to our own address: the account is wrong", "MAIL", "550 5.7.1 not yours", "queued", "sent"),
    Fault("550 to the copy alone", "info@consonanza.fault.example", "550 no", "sent", "sent"),
    Fault("silence before the letter", "MAIL", HANG, "queued", "sent"),
    Fault("silence at DATA", "DATA", HANG, "queued", "sent"),
    Fault("silence after the letter", "CONTENT", HANG, "uncertain", "uncertain", arrives=0),
    Fault("the line drops before the letter", "DATA", DROP, "queued", "sent"),
    Fault("the line drops after the letter", "CONTENT", DROP, "uncertain", "uncertain", arrives=0),
    Fault("an answer nobody can read, after the letter", "CONTENT", "999 what", "uncertain", "uncertain", arrives=0),
    Fault("no server", "no server", "", "queued", "sent", counted=False),
    Fault("STARTTLS is refused", "no TLS", "", "queued", "sent", counted=False),
    Fault("a certificate that cannot be verified", "strange certificate", "", "queued", "sent", counted=False),
    Fault("the password is refused", "wrong password", "", "queued", "sent", counted=False),
    Fault("it is taken, and comes back as undeliverable", "bounce", "", "sent", "refused", told=True),
    Fault("the database takes nothing: disk full, or locked for long", "disk full", "", "sending", "sent"),
)
WORDS = {
    ("queued", True): "waits, and is tried again",
    ("queued", False): "waits; no attempt is counted",
    ("refused", True): "is not tried again; the directie is told at once",
    ("uncertain", True): "is *uncertain*, see above: its copy tells",
    ("sent", True): "was sent",
    ("sending", True): "keeps its answer, which is recorded as soon as the database takes it",
}


def table() -> str:
    """The faults as a table in Markdown."""
    rows = [f"| {each.what} | {WORDS[each.state, each.counted]} | {_arrival(each)} |" for each in FAULTS]
    return "\n".join(["| fault | the letter | and then |", "|---|---|---|", *rows]) + "\n"


def _arrival(fault: Fault) -> str:
    if fault.end == "uncertain":
        return "not offered again before that"
    if fault.place == "bounce":
        return "is then recorded as refused, and the directie is told"
    return "arrives once" if fault.arrives else "stays refused; `klachtenbot queue --again` sends it"
