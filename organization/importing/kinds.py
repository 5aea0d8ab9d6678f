"""The kinds of tables that can be brought in, by their address."""

from organization.importing.base import Importer
from organization.importing.facts import Awards, Disciplines, Figures, IndexResults, Initiatives, Ratings
from organization.importing.people import People
from organization.importing.units import Units

IMPORTERS: dict[str, type[Importer]] = {
    each.kind.slug: each for each in (Units, People, Ratings, IndexResults, Figures, Initiatives, Disciplines, Awards)
}
