"""What papers need of the machine, said at start."""

from typing import Any

from django.core import checks

from dossiers.rendering import check_fonts

PAPERS = "papers"


@checks.register(PAPERS)
def papers_can_be_rendered(**_options: Any) -> list[checks.CheckMessage]:
    """A warning for each thing missing: the application runs without, its papers wait."""
    return [checks.Warning(problem, id="dossiers.W001") for problem in check_fonts()]
