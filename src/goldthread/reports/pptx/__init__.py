"""A report as slides: one message a slide, with charts that can be edited."""

from goldthread.reports.pptx.slides import pptx_of

__all__ = ["pptx_of"]
