"""Many series at once: the judgements of the engine, worked out in columns.

``goldthread.engine.reference`` is the slow and obvious evaluation of the same table, and
says what every column means; this package must give the same answers. Polars is imported
only by the modules that need it, so that nothing else pays for loading it.
"""
