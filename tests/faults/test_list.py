"""The list of faults names only tests that exist."""

import ast

import pytest
from django.conf import settings

from tests.faults import PROOFS


def names_in(path):
    tree = ast.parse((settings.BASE_DIR / "tests" / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("fault", PROOFS)
def test_fault_has_its_proofs(fault):
    for proof in PROOFS[fault]:
        path, _colons, name = proof.partition("::")
        assert name in names_in(path)
