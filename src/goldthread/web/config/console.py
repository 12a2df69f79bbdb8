"""E-mail where there is no mail server: shown to whoever runs the program."""

from __future__ import annotations

import sys
from typing import Any

from django.core.mail.backends.console import EmailBackend as DjangoEmailBackend


class EmailBackend(DjangoEmailBackend):
    """Writes e-mails to standard error, so that what a command answers stays by itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("stream", sys.stderr)
        super().__init__(*args, **kwargs)
