"""How a framework comes to be: brought in from a document, edited, and followed by the next edition."""
