"""Ways for a message to reach a person; ``by_mail`` and ``by_notify`` each send one message."""

from goldthread.web.collection.sending.choosing import chosen_way
from goldthread.web.collection.sending.digest import written_digest

__all__ = ["chosen_way", "written_digest"]
