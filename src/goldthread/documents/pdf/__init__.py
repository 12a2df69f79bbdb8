"""Reading a PDF: words, rules and shades of each page become headings, paragraphs and tables."""
