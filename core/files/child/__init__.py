"""Opens one uploaded file for real, in a process that may die: no Django, no database, no secrets.

    python -m core.files.child KIND PATH REWRITTEN

prints what is wrong with the file as JSON, `[[code, values], …]`, empty for a good one. Any other ending means that it
could not be opened within the limits. When the bytes to keep are not those of PATH, they are written to REWRITTEN.
What may lie on no disk comes by standard input (`keys`), both paths are "-" then.
"""
