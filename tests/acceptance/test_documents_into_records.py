"""The two published frameworks, whole: read, kept, read back equal."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from goldthread.documents import read_document, understand
from goldthread.web.records import actions, mapping, models

DOCUMENTS = Path(__file__).parents[2] / ".." / "shared" / "documents"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        "single-performance-framework-2020-22.docx",
        "single-performance-framework-2020-22.txt",
        "corporate-performance-indicators.xlsx",
        "corporate-performance-indicators.pdf",
    ],
)
def test_a_published_framework_is_kept_whole_and_reads_back_equal(name: str) -> None:
    path = DOCUMENTS / name
    if not path.is_file():
        pytest.skip(f"the published document {name} is not beside this checkout")
    framework = understand(read_document(path))
    authority = actions.register_authority(code="published", name="Published", by="a test")
    began = time.process_time()
    loaded = actions.load_framework(
        authority=authority,
        framework=framework,
        document=actions.ReadDocument(name, "a" * 64),
        by="a test",
    )
    took = time.process_time() - began
    assert loaded.new_measures == len(framework.measures) > 50
    kept = models.Framework.objects.get(pk=loaded.record.pk)
    assert mapping.framework_from_records(kept) == framework
    assert took < 3
