"""``serve``: the pages, from this machine."""

from __future__ import annotations

import os
from collections.abc import Callable
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from goldthread.web.config import environment
from goldthread.web.running.preparing import prepare

_THREADS = 8


def serve(
    *, host: str = "127.0.0.1", port: int = 8000, workers: int = 1, on_ready: Callable[[], None]
) -> None:
    """Serve the pages until the process is told to stop.

    Brings the database up to date first and, in production, collects the style sheets.
    ``on_ready`` is called when the first request can be answered. Where there is gunicorn's
    kind of system it is used, else a plain threaded server. Raises ``OSError`` when the
    address is taken.
    """
    prepare()
    if environment.ENVIRONMENT.read() == "production":
        from django.core.management import call_command

        call_command("collectstatic", interactive=False, verbosity=0)
    from goldthread.web.config.wsgi import application

    if os.name == "posix":
        _serve_with_gunicorn(application, host, port, workers, on_ready)
    else:
        with threaded_server(application, host, port) as server:
            on_ready()
            server.serve_forever()


class _ThreadedServer(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _QuietHandler(WSGIRequestHandler):
    """Requests are not written down one by one: who read which page is nobody's business."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name it overrides
        """Nothing."""


def threaded_server(application: Any, host: str, port: int) -> WSGIServer:
    """A server that answers each request in a thread of its own."""
    return make_server(
        host, port, application, server_class=_ThreadedServer, handler_class=_QuietHandler
    )


def _serve_with_gunicorn(
    application: Any, host: str, port: int, workers: int, on_ready: Callable[[], None]
) -> None:
    from gunicorn.app.base import BaseApplication

    class Pages(BaseApplication):
        def load_config(self) -> None:
            settings = {
                "bind": f"{host}:{port}",
                "workers": workers,
                "threads": _THREADS,
                "worker_class": "gthread",
                "when_ready": lambda _arbiter: on_ready(),
                "loglevel": "warning",
                "control_socket_disable": True,
            }
            for name, value in settings.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Any:
            return application

    # Connections opened while preparing belong to this process, not to the workers.
    from django.db import connections

    connections.close_all()
    Pages().run()
