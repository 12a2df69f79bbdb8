"""A laid-out pack as a tagged PDF (PDF/UA-1) with bookmarks, made by Typst."""

from goldthread.reports.pdf.document import pdf_of

__all__ = ["pdf_of"]
