"""Every exception of the product. The docstring is the operator's message and says what to do next."""

from __future__ import annotations


class KlachtenbotError(Exception):
    """Something is wrong that an operator can mend."""

    def __str__(self) -> str:
        detail = super().__str__()
        message = (self.__doc__ or "").strip()
        return f"{message} {detail}" if detail else message


class ConfigError(KlachtenbotError):
    """The configuration cannot be used; mend the lines below and start again."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n" + "\n".join(f"  {problem}" for problem in problems))
        self.problems = problems


class CommandError(ConfigError):
    """The command cannot be carried out as it was given."""


class RegulationError(KlachtenbotError):
    """A regulation file cannot be used; mend the lines below and start again."""


class DatabaseTooNew(KlachtenbotError):
    """The database was used by a newer klachtenbot: install that version again, or restore a backup. Nothing was changed."""


class AlreadyRunning(KlachtenbotError):
    """Another `klachtenbot run` or `once` is at work on this database; nothing was done."""


class BackupRefused(KlachtenbotError):
    """The backup was not made, or not put back; nothing was changed."""


class LettersWait(BackupRefused):
    """The backup was put back; its letters wait as before, nothing was changed."""


class MailboxUnreachable(KlachtenbotError):
    """The IMAP server cannot be reached; the service waits and tries again."""


class SmtpUnreachable(KlachtenbotError):
    """The SMTP server cannot be reached; the letters wait and are tried again."""


class LoginRefused(KlachtenbotError):
    """The IMAP or SMTP server refused the user or password; check `user` and the password's environment variable or file."""


class TokenRefused(LoginRefused):
    """The IMAP or SMTP server refused the access token; docs/microsoft365.md says what its answer means."""


class SignInRefused(LoginRefused):
    """The provider gives no access token; the service asks again after a quarter of an hour."""


class TokenUnreachable(MailboxUnreachable, SmtpUnreachable):
    """The provider's token server cannot be reached; the service waits and tries again."""


class TlsRefused(KlachtenbotError):
    """The connection is not secure; check `tls`, the host name and the server's certificate. No password was sent."""


class StepNotAllowed(KlachtenbotError):
    """This event is not allowed in the state the case is in; nothing was changed."""


class AnswerRefused(KlachtenbotError):
    """What a colleague asked for cannot be done; nothing was changed."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why  # a code of the letter begreep-niet


class TemplateError(KlachtenbotError):
    """A letter template cannot be used; mend it or remove your copy."""


class StepsFailed(KlachtenbotError):
    """The steps of some terms failed; those of other cases were taken. The log names the cases."""
