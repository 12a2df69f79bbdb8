"""The one error of this room: a file that cannot be read, said so that a person can act on it."""

from __future__ import annotations


class UnreadableDocument(ValueError):  # noqa: N818 - the council's word for it, not a programmer's
    """A file cannot be read as a document.

    Readers raise it with ``wrong`` (what is wrong with the file, as the end of the sentence
    "NAME cannot be read: ...") and ``remedy`` (what the person can do, a sentence of its own).
    The door fills in ``name``, the file's name as the person knows it.
    """

    def __init__(self, wrong: str, remedy: str, *, name: str = "") -> None:
        super().__init__(wrong, remedy, name)
        self.wrong = wrong
        self.remedy = remedy
        self.name = name

    def named(self, name: str) -> UnreadableDocument:
        """The same error, saying which file it is about."""
        return UnreadableDocument(self.wrong, self.remedy, name=name)

    def __str__(self) -> str:
        return f"{self.name or 'The file'} cannot be read: {self.wrong}. {self.remedy}"
