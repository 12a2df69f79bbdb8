"""How often something is tried: few times in each run, many where somebody asks for them."""

from __future__ import annotations

import os


def examples(usual: int) -> int:
    """So many; as many times more as ``TESTS_TIMES`` says, for a long run.

    Each run draws others, so that many short runs try as much as a long one.
    """
    return usual * int(os.environ.get("TESTS_TIMES", "1"))
