"""Files given with returns: which are taken, and where they are kept. None is ever opened."""

from goldthread.web.collection.evidence.keeping import keep_file, kept_file
from goldthread.web.collection.evidence.kinds import (
    MEGABYTES,
    plain_name,
    require_known_kind,
)

__all__ = ["MEGABYTES", "keep_file", "kept_file", "plain_name", "require_known_kind"]
