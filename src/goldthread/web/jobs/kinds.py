"""What kinds of long work there are: how each is called, who may see it, and what does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from goldthread.web.accounts.permissions import Permission
from goldthread.web.refusal import ActionRefusedError

if TYPE_CHECKING:
    from goldthread.web.jobs.models import Job
    from goldthread.web.jobs.running import Running


class Work(Protocol):
    """What does the work: it is given the job as it runs, and the arguments it was asked with.

    What it answers is kept as the job's outcome, and must be fit for JSON.
    """

    def __call__(self, job: Running, /, **arguments: Any) -> dict[str, Any] | None: ...


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of work.

    ``title`` is how a page calls it; ``permission`` what a colleague needs to see a job of it
    and to cancel it (whoever asked for it always may). ``refusals`` are the errors whose words
    are written for the person who asked. ``outcome_at`` gives the page that a job that is done
    leads to, ``begin_at`` the one on which such a job is begun. ``told`` is what whoever asked is
    told on the way there. Where it ``keeps_parts``, what was done before it was ended stays.
    """

    code: str
    title: str
    permission: Permission
    work: Work
    refusals: tuple[type[Exception], ...]
    outcome_at: Callable[[Job], str] | None
    begin_at: Callable[[Job], str] | None
    told: Callable[[Job], str] | None
    keeps_parts: bool


_KINDS: dict[str, Kind] = {}


def kind(
    code: str,
    *,
    title: str,
    permission: Permission,
    refusals: tuple[type[Exception], ...] = (),
    outcome_at: Callable[[Job], str] | None = None,
    begin_at: Callable[[Job], str] | None = None,
    told: Callable[[Job], str] | None = None,
    keeps_parts: bool = False,
) -> Callable[[Work], Work]:
    """Mark the function that does a kind of work; it stands in a module ``jobs`` of its app.

    ::

        @kind("import", title="Reading a framework", permission=Permission.MANAGE_FRAMEWORK)
        def read(job: Running, *, upload: str) -> dict[str, Any]:
            for page in range(90):
                job.progress(page, 90, f"Reading page {page + 1} of 90")
            return {"rows": 812}

    Raises ``ValueError`` for a code that another kind has.
    """

    def mark(work: Work) -> Work:
        if code in _KINDS:
            raise ValueError(f"There are two kinds of work called {code!r}.")
        known: tuple[type[Exception], ...] = (ActionRefusedError, *refusals)
        _KINDS[code] = Kind(
            code, title, permission, work, known, outcome_at, begin_at, told, keeps_parts
        )
        return work

    return mark


def kind_of(code: str) -> Kind:
    """The kind of work called so. Raises ``LookupError`` where there is none."""
    try:
        return _KINDS[code]
    except KeyError:
        raise LookupError(f"There is no kind of work called {code!r}.") from None
