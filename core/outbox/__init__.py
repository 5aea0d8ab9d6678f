"""Work to be done after a commit: rows in the database are the truth, the broker is only a hint."""
