"""Frameworks, figures and results as they are kept, and the only code that changes them."""
