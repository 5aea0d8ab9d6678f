"""What a unit says, as plain JSON: frozen, hashed, listed in a manifest.

A submission keeps the JSON for good; papers, gates and the office read it instead of the rows below a proposal,
which are the unit's working draft.
"""

from awards.content.freeze import freeze, nominations_of
from awards.content.hashes import content_hash, manifest

__all__ = ["content_hash", "freeze", "manifest", "nominations_of"]
