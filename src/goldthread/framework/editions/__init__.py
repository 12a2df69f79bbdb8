"""Editions of a framework: their way from draft to archive, and what each calls its levels."""

from goldthread.framework.editions.levels import (
    LevelName,
    LevelNameError,
    LevelNames,
    level_names_from_json,
)
from goldthread.framework.editions.life import (
    EditionState,
    EditionStep,
    EditionStepRefusedError,
    edition_after,
    edition_steps_from,
)

__all__ = [
    "EditionState",
    "EditionStep",
    "EditionStepRefusedError",
    "LevelName",
    "LevelNameError",
    "LevelNames",
    "edition_after",
    "edition_steps_from",
    "level_names_from_json",
]
