"""The paper engine: frozen plain data in, PDF out; it never asks the database, the network or other files."""
