"""What was frozen reads back as it was, and the same facts are the same bytes."""

from __future__ import annotations

import pytest
from small_report import small_report

from goldthread.reports.pack.keeping import UnreadablePackError, content_hash, kept, read_back


def test_a_report_reads_back_as_it_was() -> None:
    assert read_back(kept(small_report())) == small_report()


def test_the_same_facts_are_the_same_bytes_and_others_are_not() -> None:
    assert content_hash(kept(small_report())) == content_hash(kept(small_report()))
    assert content_hash(kept(small_report())) != content_hash(kept(small_report(decisions=())))


@pytest.mark.parametrize(
    "data", [b"", b"{}", b'{"format": "goldthread-pack/9"}', b'{"format": "goldthread-pack/1"}']
)
def test_what_is_no_pack_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadablePackError):
        read_back(data)
