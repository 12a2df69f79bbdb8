"""A laid-out pack as a Word document: real headings, captions, header rows and alt text."""

from goldthread.reports.docx.document import UnusableTemplateError, docx_of

__all__ = ["UnusableTemplateError", "docx_of"]
