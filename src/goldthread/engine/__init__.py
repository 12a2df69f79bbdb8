"""The engine: observations and rules in, judgements with their reasons out.

Pure functions over frozen dataclasses. Nothing here reads a file, asks the clock or knows a
database; ``as_of`` is always given. Every result names the figures it was worked out from
and the version of the engine that did so.
"""

ENGINE_VERSION = "4"
"""Changed whenever the same figures and rules could be judged differently than before."""
