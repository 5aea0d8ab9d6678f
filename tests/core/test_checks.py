"""Nothing starts while a function that settings name is missing."""

import pytest

from core.checks import named_functions_exist


def test_every_function_that_settings_name_is_there() -> None:
    assert named_functions_exist() == []


@pytest.mark.parametrize("name", ["SUBMISSION_GATES", "REFERRAL_GATES", "INVARIANTS"])
def test_gate_that_is_missing_is_found_before_anybody_passes(settings, name) -> None:
    setattr(settings, name, [*getattr(settings, name), "dossiers.gates.nobody_asks"])
    (error,) = named_functions_exist()
    assert (error.id, name in error.msg) == ("core.E001", True)
