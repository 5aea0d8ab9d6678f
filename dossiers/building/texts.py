"""The sentences of a paper, Văn phòng's own where it has some on the paper's day."""

from datetime import date

from dossiers.models import PaperText
from dossiers.paper_places import filled
from dossiers.paper_words import SENTENCES


class Texts:
    """The sentences of one kind of paper as they stand on one day; of no day, as they come with the software."""

    def __init__(self, kind: str, day: date | None) -> None:
        self._kind = kind
        rows = PaperText.objects.on(day).filter(kind=kind) if day else PaperText.objects.none()
        self._own = dict(rows.values_list("place", "text"))

    def unfilled(self, place: str) -> str:
        return self._own.get(place) or SENTENCES[self._kind, place].text

    def say(self, place: str, **values: str) -> str:
        return filled(self.unfilled(place), values)
