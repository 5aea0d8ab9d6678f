import json
import sys
from importlib import import_module

from core.files.child.limits import TOO_HEAVY, limit_this_process

OPENERS = {"pdf": "pdf", "docx": "office", "xlsx": "office", "jpg": "pictures", "png": "pictures", "table": "sheets",
           "p12": "keys", "published": "publishing"}  # fmt: skip


def main(kind: str, path: str, rewritten: str) -> None:
    limit_this_process()
    try:
        found = import_module(f"core.files.child.{OPENERS[kind]}").look(path, kind, rewritten)
    except MemoryError:
        sys.exit(TOO_HEAVY)
    json.dump(found, sys.stdout)


main(*sys.argv[1:])
