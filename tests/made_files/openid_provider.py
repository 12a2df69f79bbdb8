"""A small identity provider for OpenID Connect, served on this machine by the test itself."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT, SECRET = "goldthread", "a secret between the two"  # made up


@dataclass
class Provider:
    """The provider: whom it says has signed in, and what it was asked."""

    address: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    key: Any = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))

    def configuration(self) -> dict[str, Any]:
        """What is published about it."""
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/who",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self) -> dict[str, Any]:
        """The public half of its key."""
        public = json.loads(RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [public | {"kid": "one", "use": "sig", "alg": "RS256"}]}

    def token(self, given: dict[str, str]) -> dict[str, Any]:
        """The token for a code, if the caller proves to be the one that began."""
        began = self.codes.pop(given["code"])
        digest = hashlib.sha256(given["code_verifier"].encode()).digest()
        proof = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        assert proof == began["code_challenge"]
        assert (given["client_id"], given["client_secret"]) == (CLIENT, SECRET)
        assert given["redirect_uri"] == began["redirect_uri"]
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 60, **self.claims}
        if "nonce" in began:
            claims["nonce"] = began["nonce"]
        signed = jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "one"})
        return {"access_token": "access", "token_type": "Bearer", "id_token": signed}


@contextmanager
def provider_running() -> Iterator[Provider]:
    """The provider, answering over HTTP on a port of its own."""
    provider = Provider()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            provider.asked.append(asked.path)
            if asked.path == "/authorize":
                began = {name: values[0] for name, values in parse_qs(asked.query).items()}
                code = f"code-{len(provider.codes)}"
                provider.codes[code] = began
                back = urlencode({"code": code, "state": began["state"]})
                self.send_response(302)
                self.send_header("Location", f"{began['redirect_uri']}?{back}")
                self.end_headers()
                return
            self._json(
                {
                    "/.well-known/openid-configuration": provider.configuration,
                    "/keys": provider.keys,
                    "/who": lambda: provider.claims,
                }[asked.path]()
            )

        def do_POST(self) -> None:
            provider.asked.append(self.path)
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            given = {name: values[0] for name, values in parse_qs(body).items()}
            self._json(provider.token(given))

        def _json(self, told: dict[str, Any]) -> None:
            body = json.dumps(told).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: Any) -> None:
            """Say nothing: the test's own output is enough."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    provider.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)
