"""From a file to a plan, or to everything that is wrong with it."""

import tomllib
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

from campaigns.plan_file.crosschecks import problems_between
from campaigns.plan_file.messages import message_of, place_of
from campaigns.plan_file.rows import Rows
from campaigns.plan_file.schema import PlanFile
from core.refusals import Problem, Refused


def read_plan(path: Path) -> PlanFile:
    """The plan in the file at `path`; raises Refused with every problem, `field` holding its place."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Refused(_("Không đọc được tệp %(path)s: %(why)s.") % {"path": path, "why": error.strerror}) from error
    except UnicodeDecodeError as error:
        raise Refused(_("Tệp %s không phải là văn bản UTF-8.") % path) from error
    return parse_plan(text)


def parse_plan(text: str) -> PlanFile:
    """The plan in a TOML text; raises Refused with every problem, `field` holding its place."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused(_("Tệp không đúng cú pháp TOML: %s.") % error) from error
    return _plan(raw)


def _plan(raw: dict[str, Any]) -> PlanFile:
    plan, wrong = None, []
    try:
        plan = PlanFile.model_validate(raw)
    except ValidationError as invalid:
        wrong = invalid.errors()
    found = [(place_of(error["loc"]), message_of(error)) for error in wrong]
    found += problems_between(Rows(raw, broken={error["loc"][:2] for error in wrong}))
    if plan is None or found:
        raise Refused([Problem(f"{place}: {message.rstrip('.')}.", field=place) for place, message in sorted(found)])
    return plan
