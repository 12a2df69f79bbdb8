"""A whole installation in one file, and back out of it: on SQLite and on PostgreSQL alike.

``making`` writes a backup from one snapshot, ``restoring`` gives it to an empty installation;
``sealed`` is the file itself, which trusts nothing that it reads.
"""
