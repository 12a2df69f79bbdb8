"""The mark of each severity of a finding: a shape, a colour and a word, as a status has them."""

from __future__ import annotations

from types import MappingProxyType

from goldthread.reports.pictures.marks import Mark

_ERROR = (
    '<path d="M6.4 1.5h7.2l4.9 4.9v7.2l-4.9 4.9H6.4l-4.9-4.9V6.4z" fill="#a3201c"/>'
    '<path d="M10 5v6" fill="none" stroke="#fff" stroke-width="2.4"/>'
    '<circle cx="10" cy="14.2" r="1.4" fill="#fff"/>'
)
_WARNING = (
    '<path d="M10 1.8l9 16.4H1z" fill="#f6c350" stroke="#7a4c00" stroke-width="1.4"'
    ' stroke-linejoin="round"/>'
    '<path d="M10 7.4v5" fill="none" stroke="#4a2e00" stroke-width="2.2"/>'
    '<circle cx="10" cy="15.2" r="1.3" fill="#4a2e00"/>'
)
_ADVICE = (
    '<path d="M2 3h16v11h-8l-4 4v-4H2z" fill="#fff" stroke="#4c5864" stroke-width="1.6"'
    ' stroke-linejoin="round"/><path d="M5.6 7h8.8M5.6 10.2h5.6" stroke="#4c5864"'
    ' stroke-width="1.6"/>'
)

SEVERITY_MARKS = MappingProxyType(
    {
        mark.status: mark
        for mark in (
            Mark("error", "Error", _ERROR, 0, judged=False),
            Mark("warning", "Warning", _WARNING, 1, judged=False),
            Mark("advice", "Advice", _ADVICE, 2, judged=False),
        )
    }
)
"""Every severity by its word in the data, the gravest first."""
