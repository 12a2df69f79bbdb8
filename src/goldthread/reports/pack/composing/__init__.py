"""A report laid out: the same blocks, in the same order, for every format that is read in order."""

from goldthread.reports.pack.composing.whole import composed
from goldthread.reports.pack.frozen import Frozen

__all__ = ["Frozen", "composed"]
