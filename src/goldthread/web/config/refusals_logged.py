"""What the log of the server says of a person who was refused a page."""

from __future__ import annotations

import logging


class RefusalInOneLine(logging.Filter):
    """Tells a refusal in one line: who, what they asked for, and why not.

    That somebody may not do a thing, or comes by a host name that is not this site's, is no fault
    of the program, whose traceback would fill the log. What stands in the address after a question mark may be secret and is left out. Every
    other record goes through as it is.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Always ``True``: nothing is kept from the log."""
        request = getattr(record, "request", None)
        refused = record.exc_info[1] if record.exc_info else None
        if request is None or refused is None or _status(record) not in {400, 403}:
            return True
        user = getattr(request, "user", None)
        who = user.get_username() if user is not None and user.is_authenticated else "nobody"
        record.msg = "Refused to %s: %s %s. %s"
        record.args = tuple(map(_on_one_line, (who, request.method, request.path, str(refused))))
        record.exc_info = record.exc_text = None
        return True


def _status(record: logging.LogRecord) -> int:
    return getattr(record, "status_code", 0)


def _on_one_line(words: str) -> str:
    """Line breaks and the like as they would be written in a program: nobody forges a line."""
    return words.encode("unicode_escape").decode("ascii")
