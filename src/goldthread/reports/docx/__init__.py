"""A laid-out pack as a Word document: real headings, captions, header rows and alt text."""

from goldthread.reports.docx.document import docx_of
from goldthread.reports.docx.template import UnusableTemplateError, prepared

__all__ = ["UnusableTemplateError", "docx_of", "prepared"]
