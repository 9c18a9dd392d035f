"""How a FHIR server is logged in to: nothing, a bearer token, or client credentials (RFC 6749, 4.4). Keeps tokens in memory alone."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote_plus, urlencode

from procedure_assistant.domain.say import say
from procedure_assistant.exchange.fhir_http import Answer, Line, LineFailed, address_fault, sendable
from procedure_assistant.services.delivery import Secrets

_MOST_TOKEN = 64 * 1024
_LEEWAY_SECONDS = 30


class LoginFailed(Exception):
    """There is no log-in; ``str()`` of it is a sentence without any secret."""


@dataclass
class Logins:
    """The tokens that were given, each until it ends. ``now`` counts seconds."""

    _given: dict[tuple[str, ...], tuple[str, float]] = field(default_factory=dict, repr=False)

    def headers(self, line: Line, settings: Mapping[str, str], secrets: Secrets) -> dict[str, str]:
        """What goes into the head of a request. Raises ``LoginFailed``, and ``LineFailed`` of the token's own server."""
        how = settings.get("auth", "").strip() or "none"
        if how == "none":
            return {}
        token = secrets.get("bearer_token").strip() if how == "bearer" else self._token(line, settings, secrets)
        if not sendable(token):
            raise LoginFailed(say("The token is missing or holds signs that cannot be sent."))
        return {"authorization": f"Bearer {token}"}

    def forget(self, settings: Mapping[str, str]) -> bool:
        """Give up a token that the server no longer takes; False where there was none to give up."""
        return self._given.pop(_key(settings), None) is not None

    def _token(self, line: Line, settings: Mapping[str, str], secrets: Secrets) -> str:
        token, until = self._given.get(_key(settings), ("", 0.0))
        if token and time.monotonic() < until:
            return token
        url, client_id = (settings.get(name, "").strip() for name in ("token_url", "client_id"))
        secret = secrets.get("client_secret")
        if fault := address_fault(url):
            raise LoginFailed(say("Address of the token: {fault}", fault=fault))
        if not client_id or not secret:
            raise LoginFailed(say("The client id or the client secret is missing."))
        token, seconds = _granted(_asked(line, url, client_id, secret, settings.get("scope", "").strip()))
        self._given[_key(settings)] = (token, time.monotonic() + max(0, seconds - _LEEWAY_SECONDS))
        return token


def _key(settings: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(settings.get(name, "").strip() for name in ("url", "token_url", "client_id", "scope"))


def _asked(line: Line, url: str, client_id: str, secret: str, scope: str) -> Answer:
    form = {"grant_type": "client_credentials", **({"scope": scope} if scope else {})}
    pair = f"{quote_plus(client_id)}:{quote_plus(secret)}".encode()
    headers = {
        "authorization": f"Basic {base64.b64encode(pair).decode()}",
        "content-type": "application/x-www-form-urlencoded",
        "accept": "application/json",
    }
    try:
        return line.ask("POST", url, headers, urlencode(form).encode(), _MOST_TOKEN)
    except LineFailed as failed:
        raise LineFailed(say("Address of the token: {why}", why=failed.why), arrived=False) from None


def _granted(answer: Answer) -> tuple[str, float]:
    """The token and for how many seconds it is good."""
    if answer.status in (400, 401, 403):
        raise LoginFailed(say("The log-in was refused: client id or client secret is wrong, or the scope is not allowed."))
    if answer.status != 200:
        raise LoginFailed(say("No token was given: the server answered with status {status}.", status=answer.status))
    try:
        told = json.loads(answer.body)
    except (ValueError, RecursionError):
        told = None
    token = told.get("access_token") if isinstance(told, dict) else None
    if not isinstance(token, str) or not sendable(token):
        raise LoginFailed(say("No token was given: the answer holds none."))
    seconds = told.get("expires_in") if isinstance(told, dict) else None
    return token, float(seconds) if isinstance(seconds, int | float) and 0 < seconds < 1e9 else 0.0
