"""The journal: append-only rows, chained by hash, written in the transaction of what they tell."""

from core.journal.write import log_access, record

__all__ = ["log_access", "record"]
