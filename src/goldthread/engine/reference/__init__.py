"""The slow and obvious evaluation of a table, which the columns must equal."""
