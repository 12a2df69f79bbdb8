"""The sentences of a pack, made from its facts by our own templates and by nothing else.

Each says only what a fact in the report says: a change that is not beyond chance is called a
difference, and a forecast is a chance.
"""
