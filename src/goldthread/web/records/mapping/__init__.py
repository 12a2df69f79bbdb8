"""Between a framework as it is (``goldthread.framework``) and as it is kept (the models).

``framework_rows`` makes unsaved rows and ``framework_from_records`` reads them back; what goes
in comes out equal, which a property test holds. Nothing here writes.
"""

from goldthread.web.records.mapping.from_records import framework_from_records
from goldthread.web.records.mapping.identity import KnownMeasure, carried_over, new_codes
from goldthread.web.records.mapping.to_records import FrameworkRows, NamedRows, framework_rows

__all__ = [
    "FrameworkRows",
    "KnownMeasure",
    "NamedRows",
    "carried_over",
    "framework_from_records",
    "framework_rows",
    "new_codes",
]
