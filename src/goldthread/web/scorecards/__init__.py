"""The pages: what a framework is, how it stands, and where every figure came from.

``selectors`` are the only code that queries; views ask them and choose a template.
"""
