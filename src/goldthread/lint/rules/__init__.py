"""The rules, one in each module: ``RULE`` says what it is, ``find`` looks for it."""
