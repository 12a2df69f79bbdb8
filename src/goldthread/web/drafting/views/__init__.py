"""Pages on which a framework is brought in, edited and followed by its next edition."""
