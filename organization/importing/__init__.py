"""Rows of an Excel table turned into rows of ours: columns mapped by a person, every fault named by row and column.

`columns` says what a kind of table holds, `reading` turns cells into values, `directory` finds units and people by
name, `kinds` know what each table is about, `plan` says what would happen to every row. Nothing here writes.
"""
