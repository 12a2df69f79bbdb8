"""Long work that goes on while a person does something else, or watches how far it is.

The table of jobs is the queue: whoever does jobs (a thread of ``goldthread serve``, or
``goldthread work``) takes the one that has waited longest. Nothing else has to run.
"""
