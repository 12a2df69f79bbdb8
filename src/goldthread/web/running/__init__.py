"""What the command line asks of the running system: one function for each command.

Each starts Django itself, brings the database up to date first, and says what it did by what
it returns; printing and exit codes are the caller's. The demonstration stands in ``demonstration``.
"""

from goldthread.web.running.figures import NothingToFillError, Observed, observe, template
from goldthread.web.running.frameworks import Loaded, load
from goldthread.web.running.preparing import prepare
from goldthread.web.running.serving import AddressNotUsableError, serve

__all__ = [
    "AddressNotUsableError",
    "Loaded",
    "NothingToFillError",
    "Observed",
    "load",
    "observe",
    "prepare",
    "serve",
    "template",
]
