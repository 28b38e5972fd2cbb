"""A real endpoint on this machine that answers as a script tells it: with lies, stalls, halves and rubbish."""

from __future__ import annotations

import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from appealdesk.pen import PenSettings

Reply = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


class Endpoint(ThreadingHTTPServer):
    """Plays its replies in turn, the last one again and again; `asked` holds the bodies that came."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies: list[Reply] = []
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []

    def play(self, *replies: Reply) -> None:
        self.replies = list(replies)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Stay silent: a caller that hangs up is what some tests are about."""

    def settings(self, **changes: Any) -> PenSettings:
        told = {
            "base_url": f"http://127.0.0.1:{self.server_port}/v1",
            "model": "m",
            "key": "secret",
            "timeout": 0.4,
            "retries": 0,
        }
        return PenSettings(**(told | changes))


class _Handler(BaseHTTPRequestHandler):
    server: Endpoint

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.asked.append({"path": self.path, **body})
        self.server.headers.append(dict(self.headers))
        replies = self.server.replies
        (replies.pop(0) if len(replies) > 1 else replies[0])(self, body)

    def log_message(self, *_: Any) -> None:
        """Keep the tests quiet."""


def raw(body: bytes, status: int = 200, **headers: str) -> Reply:
    def reply(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("content-length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def says(text: str | Callable[[str], str], finish: str = "stop") -> Reply:
    """Answer with a text, or with what a function makes of the text that came."""

    def reply(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        told = text if isinstance(text, str) else text(body["messages"][-1]["content"])
        choice = {"message": {"role": "assistant", "content": told}, "finish_reason": finish}
        raw(json.dumps({"choices": [choice]}).encode())(handler, body)

    return reply
