"""Pictures: dataclasses in, SVG out.

Every picture has a name and a description for those who cannot see it, and says in a sentence
what it shows; the page beside it gives the same figures in a table.
"""
