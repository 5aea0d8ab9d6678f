"""Papers as Word files: the page that is printed as PDF, written with python-docx; users edit it and sign elsewhere."""

from dossiers.word.engine import render_docx

__all__ = ["render_docx"]
