"""Uploaded and made files: `uploads` takes them in, `store` keeps their bytes, `serving` gives them out.

Nothing is imported here: `core.files.child` runs without Django.
"""
