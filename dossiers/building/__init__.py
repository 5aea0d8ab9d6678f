"""From frozen content and rows to the plain data of each paper (`dossiers.rendering.data`)."""
