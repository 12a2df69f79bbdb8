"""The models of the drafting app."""

from goldthread.web.drafting.models.document_import import DocumentImport, ImportState
from goldthread.web.drafting.models.import_aside import ImportAside
from goldthread.web.drafting.models.import_choice import ImportChoice
from goldthread.web.drafting.models.import_fix import ImportFix
from goldthread.web.drafting.models.import_reading import ImportReading

__all__ = [
    "DocumentImport",
    "ImportAside",
    "ImportChoice",
    "ImportFix",
    "ImportReading",
    "ImportState",
]
