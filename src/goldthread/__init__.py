"""Goldthread: open-source performance management for councils."""

__version__ = "0.1.0"
