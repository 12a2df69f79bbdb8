"""Files → blocks → rows → framework. One folder for each format, and one door to them all."""

from goldthread.documents.blocks import Document
from goldthread.documents.capped import Limits
from goldthread.documents.door import read_document
from goldthread.documents.errors import UnreadableDocument
from goldthread.documents.understanding import understand

__all__ = ["Document", "Limits", "UnreadableDocument", "read_document", "understand"]
