"""When an action cannot be done."""

from __future__ import annotations

from collections.abc import Sequence


class ActionRefusedError(ValueError):
    """An action that was not done, and every reason why; nothing was changed."""

    def __init__(self, reasons: str | Sequence[str]) -> None:
        self.reasons: tuple[str, ...] = (reasons,) if isinstance(reasons, str) else tuple(reasons)
        super().__init__("\n".join(self.reasons))
