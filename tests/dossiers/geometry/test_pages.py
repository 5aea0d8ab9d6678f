"""Every kind of paper in every variant: nothing overflows, nothing is lost, nothing is torn, nobody signs alone."""

import pytest

from dossiers.models import PaperKind
from tests.dossiers import papers
from tests.dossiers.geometry.forms import FORMS
from tests.dossiers.geometry.page_source import source_of
from tests.dossiers.geometry.soundness import faults, sheet_faults
from tests.dossiers.geometry.variants import VARIANTS
from tests.dossiers.reading import rendered


@pytest.mark.parametrize("kind", PaperKind.values)
def test_every_kind_has_a_sample_and_its_form(kind: str) -> None:
    assert kind in papers.BUILDERS, f"{kind}: no sample in tests/dossiers/papers/"
    assert kind in FORMS, f"{kind}: no row in tests/dossiers/geometry/forms.py"


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("kind", FORMS)
def test_pages_are_sound(kind: str, variant: str) -> None:
    paper, form = VARIANTS[variant](kind), FORMS[kind]
    pages, source = rendered(kind, paper), source_of(kind, paper)
    assert (sheet_faults(pages, source, ruled=form.ruled) if form.sheet else faults(pages, source)) == []
