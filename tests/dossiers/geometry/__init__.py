"""The geometry of every paper, read back from its PDF: Nghị định 30/2020/NĐ-CP, millimetres and points.

How a new kind of paper comes in:

1. a sample in `tests/dossiers/papers/` and a row in its BUILDERS: an ordinary paper with all its parts;
2. a row in `forms.FORMS`: its title, whether its head has a date, and which of its tuples may have hundreds of rows.

Everything else is done with the sample: `variants` makes it with one row, with hundreds, with very long and very
short names; `soundness.faults` says in sentences what is wrong with the pages; the tests in this folder ask for it.
A kind without sample or row fails by its name. What one kind alone has is in `test_geometry.py` beside this folder.
"""

LEFT, RIGHT, TOP, BOTTOM = 30, 195, 20, 277
NEAR = 0.6
