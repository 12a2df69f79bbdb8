"""Blocks → framework: what each table, title and note of a document means."""

from goldthread.documents.understanding.reading import understand

__all__ = ["understand"]
