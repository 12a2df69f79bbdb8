"""Between a framework as it is (``goldthread.framework``) and as it is kept (the models).

``framework_rows`` makes unsaved rows and ``framework_from_records`` reads them back; what goes
in comes out equal, which a property test holds. Nothing here writes.
"""

from goldthread.web.records.mapping.from_records import framework_from_records
from goldthread.web.records.mapping.identity import Known, Stated, Step, carried_over, new_codes
from goldthread.web.records.mapping.to_records import (
    FrameworkRows,
    LastingRows,
    NamedRows,
    framework_rows,
)

__all__ = [
    "FrameworkRows",
    "Known",
    "LastingRows",
    "NamedRows",
    "Stated",
    "Step",
    "carried_over",
    "framework_from_records",
    "framework_rows",
    "new_codes",
]
