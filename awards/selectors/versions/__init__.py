"""Submitted versions to be read: content as lines, each with the place where a remark is pinned, and what differs."""

from awards.selectors.versions.compare import Compared, compare, grouped
from awards.selectors.versions.lines import Line, content_lines, lines_of
from awards.selectors.versions.reading import counts_of, submitted_sections

__all__ = ["Compared", "Line", "compare", "content_lines", "counts_of", "grouped", "lines_of", "submitted_sections"]
