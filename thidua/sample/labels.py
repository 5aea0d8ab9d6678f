from thidua.sample.accounts import FIXED, of_unit
from thidua.sample.department import UNITS


def label_of(username: str) -> str:
    """What the sample's account is for."""
    plans = [*FIXED, *(plan for unit in UNITS for plan in of_unit(unit.code, unit.short_name))]
    return next((plan.label for plan in plans if plan.username == username), "")
