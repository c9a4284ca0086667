"""A token server on loopback: Microsoft's and Google's endpoints over TLS, and an introspection that tells whose token it is."""

from __future__ import annotations

import base64
import json
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from servers import HOST, Certificates

SECRET = "geheim-van-de-app"
TENANT = "11111111-2222-3333-4444-555555555555"
CLIENT = "66666666-7777-8888-9999-000000000000"


class TokenServer:
    """Gives tokens `token-1`, `token-2`, ... for `user`.

    `errors` are used up one a time before a token is given: `("invalid_grant", "AADSTS50173: ...")`, or an HTTP status. `revoked`
    holds tokens that are not good any more. `asked` are the grant types, in order.
    """

    def __init__(self, certificates: Certificates) -> None:
        self.ca = certificates.ca
        self.reset("")
        self._tls = self._serve(certificates)
        self._plain = self._serve(None)
        self.url = f"https://{HOST}:{self._tls.server_port}"
        self.introspection = f"http://{HOST}:{self._plain.server_port}/introspect?token="

    def reset(self, user: str) -> None:
        """As new, for the next test."""
        self.user, self.lifetime = user, 3600
        self.errors: list[tuple[str, str] | int] = []
        self.revoked: set[str] = set()
        self.asked: list[str] = []
        self.pending = 0  # how often a device code is still waited for
        self.given = 0

    def stop(self) -> None:
        for server in (self._tls, self._plain):
            server.shutdown()
            server.server_close()

    def _serve(self, certificates: Certificates | None) -> ThreadingHTTPServer:
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._answer(*owner.get(urlsplit(self.path)))

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                self._answer(*owner.post(urlsplit(self.path).path, {name: each[0] for name, each in parse_qs(body).items()}))

            def _answer(self, status: int, answer: dict[str, Any]) -> None:
                content = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None: ...

        server = ThreadingHTTPServer((HOST, 0), Handler)
        if certificates is not None:
            server.socket = certificates.server_context().wrap_socket(
                server.socket, server_side=True, do_handshake_on_connect=False
            )
            server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that hangs up is no news
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        return server

    def get(self, url: Any) -> tuple[int, dict[str, Any]]:
        if url.path.endswith("/.well-known/openid-configuration"):
            if TENANT not in url.path:
                return 400, {"error": "invalid_tenant", "error_description": "AADSTS90002: Tenant not found."}
            base = f"{self.url}/{TENANT}"
            return 200, {
                "issuer": f"{base}/v2.0",
                "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
                "token_endpoint": f"{base}/oauth2/v2.0/token",
                "device_authorization_endpoint": f"{base}/oauth2/v2.0/devicecode",
            }
        token = parse_qs(url.query).get("token", [""])[0]
        good = token.startswith("token-") and token not in self.revoked
        return 200, {"active": good, "user": self.user} if good else {"active": False}

    def post(self, path: str, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        if path.endswith("/devicecode"):
            return 200, {"device_code": "D", "user_code": "ABCD-EFGH", "verification_uri": "https://login.example/device"} | {
                "expires_in": 900,
                "interval": 1,
            }
        grant = form.get("grant_type", "").rpartition(":")[2]
        self.asked.append(grant)
        if self.errors and not self.pending:
            fault = self.errors.pop(0)
            if isinstance(fault, int):
                return fault, {"error": "server_error"}
            return 400, {"error": fault[0], "error_description": fault[1]}
        if grant == "client_credentials" and form.get("client_secret") != SECRET:
            return 401, {"error": "invalid_client", "error_description": "AADSTS7000215: Invalid client secret provided."}
        if grant == "device_code" and self.pending:
            self.pending -= 1
            return 400, {"error": "authorization_pending"}
        return 200, self._token(grant)

    def _token(self, grant: str) -> dict[str, Any]:
        self.given += 1
        answer: dict[str, Any] = {"token_type": "Bearer", "access_token": f"token-{self.given}", "expires_in": self.lifetime}
        if grant in ("device_code", "refresh_token"):
            who = {"aud": CLIENT, "iss": f"{self.url}/{TENANT}/v2.0", "sub": "1", "preferred_username": self.user, "tid": TENANT}
            claims = who | {"exp": 4_000_000_000, "iat": 1, "oid": "1"}
            answer |= {"refresh_token": f"refresh-{self.given}", "id_token": f"{_b64({'alg': 'none'})}.{_b64(claims)}."}
            answer |= {"client_info": _b64({"uid": "1", "utid": TENANT}), "scope": SCOPES}
        return answer


SCOPES = "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send"


def _b64(value: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now
