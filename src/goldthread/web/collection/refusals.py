"""Why an action on a return was not done, where a page has more to show than the reason."""

from __future__ import annotations

from collections.abc import Iterable

from goldthread.framework.returns import Missing
from goldthread.web.collection.mapping import Doubt
from goldthread.web.collection.models import Return
from goldthread.web.refusal import ActionRefusedError


class SomebodyElseChangedItError(ActionRefusedError):
    """The return was changed since the person saw it; ``now`` is how it stands."""

    def __init__(self, now: Return) -> None:
        self.now = now
        super().__init__(
            f"{now.draft_by or 'Somebody else'} changed this return while you had it open. "
            "Nothing of yours was saved yet: compare both versions and choose."
        )


class IncompleteReturnError(ActionRefusedError):
    """The return cannot be submitted yet; ``missing`` says what must still be given."""

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        self.missing = missing
        super().__init__([one.message for one in missing])


class UnconfirmedFiguresError(ActionRefusedError):
    """Figures look unlikely, and nobody has said that they are right; ``doubts`` asks of which."""

    def __init__(self, doubts: Iterable[Doubt]) -> None:
        self.doubts = frozenset(doubts)
        asked = sorted(one.words for one in self.doubts)
        super().__init__([f"{words} Confirm the figure, or correct it." for words in asked])
