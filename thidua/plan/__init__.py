"""Loading a plan file into the tables of every app it touches."""
