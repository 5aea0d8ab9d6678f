"""The journal: append-only rows, chained by hash, written in the transaction of what they tell."""

from core.journal.write import Line, log_access, record, record_all

__all__ = ["Line", "log_access", "record", "record_all"]
