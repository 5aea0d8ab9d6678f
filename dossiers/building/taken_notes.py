"""Lines of Sổ theo dõi phong trào, taken over into what Văn phòng writes for Báo cáo tổng kết."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from campaigns.enums import NoteKind
from campaigns.models import CampaignNote
from core.text import format_date

# Which part of the report tells of it.
PART_OF = {kind: "assessment" if kind == NoteKind.MODEL else "organising" for kind in NoteKind}


def with_notes(words: dict[str, str], notes: Iterable[CampaignNote]) -> dict[str, str]:
    """`words` of the parts with a line for each note, the oldest first, that does not stand there yet."""
    taken = dict(words)
    for note in sorted(notes, key=lambda note: (note.happened_on, note.pk)):
        part, line = PART_OF[NoteKind(note.kind)], _line(note)
        if line not in taken.get(part, ""):
            taken[part] = f"{taken.get(part, '')}\n{line}".strip()
    return taken


def _line(note: CampaignNote) -> str:
    """`Ngày 12/03/2025, Phòng Một: …`."""
    place = note.unit.name if note.unit else _("toàn Sở")
    words = {"day": format_date(note.happened_on), "place": place, "text": " ".join(note.text.split())}
    return _("- Ngày %(day)s, %(place)s: %(text)s") % words
