"""Access tokens: renewed in time, shared by threads, refused once and not asked for again too soon; the providers' own errors."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from servers import Certificates, free_port
from token_server import CLIENT, SECRET, TENANT, Clock, TokenServer

from bot.adapters.google import GoogleSource
from bot.adapters.microsoft import HINTS, DeviceCode, MicrosoftSource
from bot.adapters.oauth import AHEAD, REFUSED_PAUSE, UNREACHABLE_PAUSE, RefusalFile, Token, Tokens
from bot.errors import LoginRefused, MailboxUnreachable, SignInRefused, SmtpUnreachable, TlsRefused, TokenUnreachable
from bot.logins import OauthSettings

USER = "info@bureau.example"
HOUR = timedelta(hours=1)


class Counting:
    """A provider: tokens of an hour, or the next of `problems`."""

    def __init__(self, *problems: Exception | None) -> None:
        self.problems, self.count = list(problems), 0

    def fetch(self, now: datetime) -> Token:
        self.count += 1
        problem = self.problems.pop(0) if self.problems else None
        if problem is not None:
            raise problem
        return Token(f"token-{self.count}", now + HOUR)


def given(source: Counting) -> tuple[Tokens, Clock]:
    clock = Clock()
    return Tokens(source, clock), clock


# --- when a token is renewed ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("later", "fetched"), [(timedelta(0), 1), (HOUR - AHEAD - timedelta(seconds=1), 1), (HOUR - AHEAD, 2), (3 * HOUR, 2)]
)
def test_a_token_is_renewed_five_minutes_before_it_ends(later: timedelta, fetched: int) -> None:
    source = Counting()
    tokens, clock = given(source)
    tokens.current()
    clock.now += later
    assert tokens.current().value == f"token-{fetched}"
    assert source.count == fetched


def test_two_threads_share_one_token() -> None:
    inside, go_on = threading.Event(), threading.Event()

    class Slow(Counting):
        def fetch(self, now: datetime) -> Token:
            inside.set()
            assert go_on.wait(5)
            return super().fetch(now)

    source = Slow()
    tokens, _ = given(source)
    with ThreadPoolExecutor(2) as pool:
        waiting = [pool.submit(tokens.current), pool.submit(tokens.current)]
        assert inside.wait(5)
        go_on.set()
        assert {each.result(5).value for each in waiting} == {"token-1"}
    assert source.count == 1


def test_a_token_is_no_part_of_what_is_printed() -> None:
    assert "token-1" not in repr(Counting().fetch(Clock().now))


def test_the_last_five_minutes_bridge_a_token_server_that_is_away() -> None:
    source = Counting(None, TokenUnreachable(), TokenUnreachable())
    tokens, clock = given(source)
    tokens.current()
    clock.now += HOUR - AHEAD
    assert tokens.current().value == "token-1"
    clock.now += AHEAD
    with pytest.raises(TokenUnreachable):
        tokens.current()


def test_a_token_that_runs_out_while_the_provider_is_away_is_known_until_there_is_another() -> None:
    tokens, clock = given(Counting(None, TokenUnreachable(), None))
    end = tokens.current().expires_at
    assert tokens.running_out(clock.now) is None
    clock.now += HOUR - AHEAD
    assert tokens.running_out(clock.now) is None  # nobody was asked yet
    tokens.current()
    assert tokens.running_out(clock.now) == end
    clock.now += timedelta(minutes=1)
    tokens.current()
    assert tokens.running_out(clock.now) is None


# --- a token that a server refuses ------------------------------------------------------------------------------------


def test_a_kept_token_that_is_refused_is_renewed_once() -> None:
    tokens, _ = given(Counting())
    tokens.current()
    assert list(tokens.offers()) == ["token-1", "token-2"]


def test_a_fresh_token_that_is_refused_is_not_renewed() -> None:
    source = Counting()
    tokens, _ = given(source)
    assert list(tokens.offers()) == ["token-1"]
    assert source.count == 1


def test_refused_tokens_are_renewed_no_more_than_once_in_a_quarter_of_an_hour() -> None:
    source = Counting()
    tokens, clock = given(source)
    tokens.current()
    tries = [list(tokens.offers()) for _ in range(5)]
    assert tries == [["token-1", "token-2"], *[["token-2"]] * 4]
    clock.now += REFUSED_PAUSE
    assert list(tokens.offers()) == ["token-2", "token-3"]


def test_a_token_that_another_thread_renewed_meanwhile_is_taken() -> None:
    source = Counting()
    tokens, _ = given(source)
    tokens.current()
    first, second = tokens.offers(), tokens.offers()
    assert (next(first), next(second)) == ("token-1", "token-1")
    assert (next(first), next(second)) == ("token-2", "token-2")
    assert source.count == 2


# --- a provider that refuses ------------------------------------------------------------------------------------------


def test_a_refused_sign_in_is_asked_again_after_a_quarter_of_an_hour_and_says_the_same_meanwhile() -> None:
    source = Counting(SignInRefused("sign in again"), None)
    tokens, clock = given(source)
    for _ in range(50):
        with pytest.raises(SignInRefused, match="sign in again"):
            tokens.current()
    assert source.count == 1
    clock.now += REFUSED_PAUSE - timedelta(seconds=1)
    with pytest.raises(SignInRefused):
        tokens.current()
    clock.now += timedelta(seconds=1)
    assert tokens.current().value == "token-2"


def test_a_refusal_is_remembered_by_the_next_process_and_ends_when_somebody_signed_in(tmp_path: Path) -> None:
    file, clock = tmp_path / "bureau.token", Clock()
    first = Counting(SignInRefused("sign in again"))
    with pytest.raises(SignInRefused):
        Tokens(first, clock, RefusalFile(file)).current()
    assert (tmp_path / "bureau.token.refused").stat().st_mode & 0o777 == 0o600
    source = Counting()
    for tokens in (Tokens(source, clock, RefusalFile(file)) for _ in range(3)):  # cron, each minute
        clock.now += timedelta(minutes=1)
        with pytest.raises(SignInRefused, match="sign in again"):
            tokens.current()
    assert source.count == 0
    RefusalFile(file).clear()
    assert tokens.current().value == "token-1"


def test_a_refusal_of_long_ago_is_asked_again_and_forgotten_when_it_is_over(tmp_path: Path) -> None:
    clock, refused = Clock(), RefusalFile(tmp_path / "bureau.token")
    with pytest.raises(SignInRefused):
        Tokens(Counting(SignInRefused()), clock, refused).current()
    clock.now += REFUSED_PAUSE
    assert Tokens(Counting(), clock, refused).current().value == "token-1"
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_that_cannot_be_written_is_remembered_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    source = Counting(SignInRefused())
    tokens = Tokens(source, Clock(), RefusalFile(tmp_path / "file" / "bureau.token"))
    for _ in range(3):
        with pytest.raises(SignInRefused):
            tokens.current()
    assert source.count == 1


def test_a_token_server_that_is_away_is_asked_again_after_half_a_minute() -> None:
    source = Counting(TokenUnreachable(), None)
    tokens, clock = given(source)
    for _ in range(3):
        with pytest.raises(TokenUnreachable):
            tokens.current()
    assert source.count == 1
    clock.now += UNREACHABLE_PAUSE
    assert tokens.current().value == "token-2"


def test_a_clock_that_is_put_back_does_not_lengthen_the_pause() -> None:
    tokens, clock = given(Counting(SignInRefused(), None))
    with pytest.raises(SignInRefused):
        tokens.current()
    clock.now -= timedelta(days=1)
    assert tokens.current().value == "token-2"


def test_no_token_is_the_same_trouble_as_no_login_and_no_token_server_as_no_server() -> None:
    assert issubclass(SignInRefused, LoginRefused)
    assert issubclass(TokenUnreachable, MailboxUnreachable)
    assert issubclass(TokenUnreachable, SmtpUnreachable)


# --- Microsoft --------------------------------------------------------------------------------------------------------


@pytest.fixture
def microsoft(provider: TokenServer, tmp_path: Path) -> Callable[..., OauthSettings]:
    """As an app; `secret=""`: as a person."""

    def make(secret: str = SECRET, **changes: Any) -> OauthSettings:
        values: dict[str, Any] = {"provider": "microsoft", "tenant": TENANT, "client_id": CLIENT, "timeout_seconds": 5}
        values |= {"authority": provider.url, "ca_file": provider.ca, "token_file": tmp_path / "bureau.token"}
        if secret:
            (tmp_path / "secret").write_text(secret + "\n")
            values["client_secret_file"] = tmp_path / "secret"
        return OauthSettings(**values | changes)

    return make


Make = Callable[..., OauthSettings]
NOW = Clock().now


def fetch(settings: OauthSettings) -> Token:
    return MicrosoftSource(settings, "bureau").fetch(NOW)


def test_an_app_gets_a_token_with_its_secret(provider: TokenServer, microsoft: Make) -> None:
    token = fetch(microsoft())
    assert (token.value, token.expires_at) == ("token-1", NOW + HOUR)
    assert provider.asked == ["client_credentials"]


def test_each_fetch_is_a_new_token(microsoft: Make) -> None:
    source = MicrosoftSource(microsoft(), "bureau")
    assert [source.fetch(NOW).value for _ in range(2)] == ["token-1", "token-2"]


def test_a_wrong_secret_is_named_and_not_shown(microsoft: Make, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(SignInRefused, match=r"AADSTS7000215: the client secret is wrong") as refusal:
        fetch(microsoft("verkeerd-geheim"))
    assert "verkeerd-geheim" not in str(refusal.value) + caplog.text + repr(microsoft("verkeerd-geheim"))


def test_neither_secret_nor_token_stands_in_a_log(microsoft: Make, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    fetch(microsoft())
    assert SECRET not in caplog.text
    assert "token-1" not in caplog.text


def test_what_microsoft_says_of_people_is_not_passed_on(provider: TokenServer, microsoft: Make) -> None:
    provider.errors = [("invalid_grant", "AADSTS50034: The user account jan@bureau.example does not exist.")]
    with pytest.raises(SignInRefused) as refusal:
        fetch(microsoft())
    assert "AADSTS50034" in str(refusal.value)
    assert "jan@" not in str(refusal.value)


@pytest.mark.parametrize("fault", [503, ("temporarily_unavailable", "AADSTS90033: A transient error."), ("x", "AADSTS90055: x")])
def test_a_passing_fault_is_no_refusal(provider: TokenServer, microsoft: Make, fault: Any) -> None:
    provider.errors = [fault, fault]
    with pytest.raises(TokenUnreachable):
        fetch(microsoft())


def test_an_unknown_tenant_is_named(microsoft: Make) -> None:
    with pytest.raises(SignInRefused, match="the tenant does not exist"):
        fetch(microsoft(tenant="somebody.example"))


def test_a_token_server_that_is_not_there_is_unreachable(microsoft: Make) -> None:
    with pytest.raises(TokenUnreachable):
        fetch(microsoft(authority=f"https://127.0.0.1:{free_port()}"))


def test_a_token_server_with_a_strange_certificate_gets_nothing(
    provider: TokenServer, microsoft: Make, certificates: Certificates
) -> None:
    with pytest.raises(TlsRefused):
        fetch(microsoft(ca_file=certificates.stranger))
    assert provider.asked == []


def test_every_code_with_a_hint_is_explained_in_the_documentation() -> None:
    text = (Path(__file__).parents[2] / "docs" / "microsoft365.md").read_text()
    assert [code for code in HINTS if code.startswith("AADSTS") and code not in text] == []


# --- a person, by device code -----------------------------------------------------------------------------------------


def sign_in(settings: OauthSettings) -> tuple[str, list[DeviceCode]]:
    shown: list[DeviceCode] = []
    return MicrosoftSource(settings, "bureau").sign_in(shown.append), shown


def test_a_person_signs_in_with_a_code_and_stays_signed_in(provider: TokenServer, microsoft: Make, tmp_path: Path) -> None:
    provider.pending = 1
    settings = microsoft(secret="")
    assert sign_in(settings) == (USER, [DeviceCode("https://login.example/device", "ABCD-EFGH", 15)])
    assert provider.asked == ["device_code", "device_code"]
    assert (tmp_path / "bureau.token").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["bureau.token"]
    assert [fetch(settings).value for _ in range(2)] == ["token-2", "token-3"]
    assert provider.asked[2:] == ["refresh_token", "refresh_token"]
    assert "refresh-3" in (tmp_path / "bureau.token").read_text()
    assert (tmp_path / "bureau.token").stat().st_mode & 0o777 == 0o600


def test_before_anybody_signed_in_it_says_how(provider: TokenServer, microsoft: Make) -> None:
    with pytest.raises(SignInRefused, match="nobody has signed in yet: `klachtenbot login --organisation bureau`"):
        fetch(microsoft(secret=""))
    assert provider.asked == []


@pytest.mark.parametrize(
    ("code", "why"),
    [("AADSTS700082", "not used for too long"), ("AADSTS50173", "the password was changed"), ("AADSTS99999", "sign in again")],
)
def test_an_expired_sign_in_says_to_sign_in_again(provider: TokenServer, microsoft: Make, code: str, why: str) -> None:
    settings = microsoft(secret="")
    sign_in(settings)
    provider.errors = [("invalid_grant", f"{code}: The refresh token has expired due to inactivity. Trace ID: 1")]
    with pytest.raises(SignInRefused, match="sign in again with `klachtenbot login --organisation bureau`") as refusal:
        fetch(settings)
    assert code in str(refusal.value)
    assert why in str(refusal.value)
    assert fetch(settings).value == "token-2"  # as after signing in again: nothing was thrown away


def test_a_sign_in_that_others_can_read_is_not_used(provider: TokenServer, microsoft: Make, tmp_path: Path) -> None:
    settings = microsoft(secret="")
    sign_in(settings)
    (tmp_path / "bureau.token").chmod(0o640)
    with pytest.raises(SignInRefused, match="chmod 600"):
        fetch(settings)
    assert provider.asked == ["device_code"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"Account": 1}', "\x00"])
def test_a_broken_token_file_asks_for_a_new_sign_in(microsoft: Make, tmp_path: Path, text: str) -> None:
    (tmp_path / "bureau.token").write_text(text)
    (tmp_path / "bureau.token").chmod(0o600)
    with pytest.raises(SignInRefused, match="klachtenbot login"):
        fetch(microsoft(secret=""))


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (("authorization_declined", ""), "the sign-in was declined"),
        (("expired_token", ""), "nobody typed the code in time"),
        (("invalid_client", "AADSTS7000218: The request body must contain client_secret"), "does not allow public client flows"),
    ],
)
def test_a_sign_in_that_fails_says_why_and_keeps_what_there_was(
    provider: TokenServer, microsoft: Make, tmp_path: Path, fault: tuple[str, str], why: str
) -> None:
    settings = microsoft(secret="")
    sign_in(settings)
    before = (tmp_path / "bureau.token").read_text()
    provider.errors = [fault]
    with pytest.raises(SignInRefused, match=why):
        sign_in(settings)
    assert (tmp_path / "bureau.token").read_text() == before


# --- Google -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def google(provider: TokenServer, tmp_path: Path) -> Callable[..., GoogleSource]:
    """With a file of this kind, its words changed."""

    def make(kind: str, **changes: Any) -> GoogleSource:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        pem = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ).decode()
        words = {
            "service_account": {"type": "service_account", "client_email": "bot@project.example", "private_key": pem},
            "refresh_token": {"type": "authorized_user", "client_id": "c", "client_secret": SECRET, "refresh_token": "r"},
        }[kind]
        path = tmp_path / f"{kind}.json"
        path.write_text(json.dumps(words | {"token_uri": f"{provider.url}/token"} | changes))
        path.chmod(0o600)
        settings = OauthSettings(provider="google", ca_file=provider.ca, timeout_seconds=5, **{f"{kind}_file": path})
        return GoogleSource(settings, USER)

    return make


@pytest.mark.parametrize(("kind", "grant"), [("service_account", "jwt-bearer"), ("refresh_token", "refresh_token")])
def test_google_gives_a_token_for_a_key_and_for_a_refresh_token(
    provider: TokenServer, google: Callable[..., GoogleSource], kind: str, grant: str
) -> None:
    token = google(kind).fetch(NOW)
    assert token.value == "token-1"
    assert timedelta(minutes=59) < token.expires_at - datetime.now(UTC) <= HOUR
    assert provider.asked == [grant]


@pytest.mark.parametrize(
    ("kind", "error", "why"),
    [
        ("service_account", "unauthorized_client", "domain-wide delegation"),
        ("service_account", "invalid_grant", "the mailbox is unknown in this domain"),
        ("refresh_token", "invalid_grant", "make refresh_token_file again"),
        ("refresh_token", "iets_anders", "iets_anders"),
    ],
)
def test_what_google_refuses_is_explained_without_its_words(
    provider: TokenServer, google: Callable[..., GoogleSource], kind: str, error: str, why: str
) -> None:
    provider.errors = [(error, f"Invalid email or User ID: {USER}")]
    with pytest.raises(SignInRefused, match=why) as refusal:
        google(kind).fetch(NOW)
    assert USER not in str(refusal.value)


def test_a_google_file_that_is_none_is_named(google: Callable[..., GoogleSource]) -> None:
    with pytest.raises(SignInRefused, match="is no key of a service account"):
        google("service_account", private_key="niets").fetch(NOW)
    with pytest.raises(SignInRefused, match="is no file of the type authorized_user"):
        google("refresh_token", type="x", client_id=None, refresh_token=None).fetch(NOW)


def test_a_google_token_server_without_tls_gets_nothing(google: Callable[..., GoogleSource]) -> None:
    with pytest.raises(TlsRefused, match="https"):
        google("refresh_token", token_uri="http://127.0.0.1/token").fetch(NOW)


def test_a_google_token_server_that_is_away_or_has_a_strange_certificate(
    google: Callable[..., GoogleSource], certificates: Certificates, provider: TokenServer
) -> None:
    with pytest.raises(TokenUnreachable):
        google("refresh_token", token_uri=f"https://127.0.0.1:{free_port()}").fetch(NOW)
    source = google("service_account")
    strange = GoogleSource(source._settings.model_copy(update={"ca_file": certificates.stranger}), USER)
    with pytest.raises(TlsRefused):
        strange.fetch(NOW)
    assert provider.asked == []
