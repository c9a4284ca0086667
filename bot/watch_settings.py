"""The table [watch] of config.toml: when silence is an alarm, where it can be asked after, and how the log is written."""

from __future__ import annotations

from datetime import timedelta
from ipaddress import ip_address
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from bot.domain.watch import Patience
from bot.logins import StrictSettings

LogForm = Literal["text", "json"]


def _ip_address(value: str) -> str:
    ip_address(value)
    return value


_DEFAULT = Patience()


class WatchSettings(StrictSettings):
    """Every value has a default; without `port` nothing listens."""

    silence_minutes: int = Field(default=_DEFAULT.silence // timedelta(minutes=1), ge=5, le=10_080)
    certificate_days: int = Field(default=_DEFAULT.ahead.days, ge=1, le=90)  # also for a client secret with `secret_expires`
    port: int | None = Field(default=None, ge=1, le=65535)  # /healthz and /metrics
    listen: Annotated[str, AfterValidator(_ip_address)] = "127.0.0.1"
    log: LogForm = "text"

    def patience(self) -> Patience:
        return Patience(timedelta(minutes=self.silence_minutes), timedelta(days=self.certificate_days))
