"""The models of the packs app."""

from goldthread.web.packs.models.branding import Branding
from goldthread.web.packs.models.frozen_pack import FrozenPack
from goldthread.web.packs.models.pack import Pack, PackState
from goldthread.web.packs.models.pack_definition import PackDefinition
from goldthread.web.packs.models.pack_opening import PackOpening

__all__ = ["Branding", "FrozenPack", "Pack", "PackDefinition", "PackOpening", "PackState"]
