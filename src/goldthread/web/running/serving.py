"""``serve``: the pages, from this machine."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

from goldthread.web.config import environment
from goldthread.web.jobs import beside
from goldthread.web.running.preparing import prepare

_THREADS = 8
_SECONDS_TO_FINISH = 10
"""What a request under way has when the server is stopped; whatever takes longer is a job."""


class AddressNotUsableError(ValueError):
    """The pages cannot be served from this address; the message says why and what to do."""


def serve(
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    workers: int = 1,
    on_ready: Callable[[], None],
    beforehand: Callable[[], None] = prepare,
) -> None:
    """Serve the pages until the process is told to stop.

    The address is taken first, so that nobody waits for work whose end cannot be shown; then
    ``beforehand`` is done, which must bring the database up to date. In production the style
    sheets are collected. Long work is done beside the pages, in a thread of each worker.
    ``on_ready`` is called when the first request can be answered.
    Raises ``AddressNotUsableError``, and whatever ``beforehand`` raises.
    """
    with _bound_to(host, port) as address:
        beforehand()
        if environment.ENVIRONMENT.read() == "production":
            from django.core.management import call_command

            call_command("collectstatic", interactive=False, verbosity=0)
        from goldthread.web.config.wsgi import application

        _answer_requests(application, address, workers, on_ready)


def _bound_to(host: str, port: int) -> socket.socket:
    """A socket that holds the address; until it listens, whoever asks is told nobody is there."""
    try:
        family, kind, protocol, _, name = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as reason:
        raise AddressNotUsableError(
            f"{host} is not an address of this machine ({reason.strerror or reason}). "
            "Give --host 127.0.0.1 for this machine alone, or 0.0.0.0 for everybody who reaches it."
        ) from reason
    bound = socket.socket(family, kind, protocol)
    # A server that was stopped a moment ago leaves connections closing; they do not hold the port.
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind(name)
    except OSError as reason:
        bound.close()
        raise AddressNotUsableError(
            f"Port {port} of {host} cannot be used ({reason.strerror or reason}). "
            f"Stop the program that has it, or give another port, such as --port {_other(port)}."
        ) from reason
    return bound


def _other(port: int) -> int:
    """A port that anybody may use, next to the one that was asked for where that is one."""
    return port + 1 if 1024 <= port < 65535 else 8001


def _answer_requests(
    application: Any, address: socket.socket, workers: int, on_ready: Callable[[], None]
) -> None:
    from gunicorn.app.base import BaseApplication

    class Pages(BaseApplication):
        def load_config(self) -> None:
            settings = {
                # gunicorn closes the descriptor it is given; the socket must not close it again.
                "bind": f"fd://{address.detach()}",
                "workers": workers,
                "threads": _THREADS,
                # A browser keeps its line open when it has what it asked for; stopping does not
                # wait half a minute for that.
                "graceful_timeout": _SECONDS_TO_FINISH,
                "worker_class": "gthread",
                "when_ready": lambda _arbiter: on_ready(),
                "post_worker_init": lambda _worker: beside.start(),
                "worker_exit": lambda _arbiter, _worker: beside.stop(),
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
