"""Files → blocks → rows → framework. One folder for each format, and one door to them all."""

from goldthread.documents.blocks import Document
from goldthread.documents.capped import Limits
from goldthread.documents.door import read_document
from goldthread.documents.errors import UnreadableDocument
from goldthread.framework import Framework

__all__ = ["Document", "Limits", "UnreadableDocument", "read_document", "understand"]


def understand(document: Document) -> Framework:
    """The framework that a document holds; see ``understanding.reading.understand``."""
    # Imported here: the child process that opens a file imports this package, and need not
    # load the grammars to do so.
    from goldthread.documents.understanding import understand as framework_of

    return framework_of(document)
