"""The rows of a plan file that are right in themselves, so that what is wrong between them is told too."""

from collections.abc import Collection
from typing import Any, TypeVar

from pydantic import BaseModel

from campaigns.plan_file.schema import CampaignPart

Row = TypeVar("Row", bound=BaseModel)


class Rows:
    """`broken` holds the (section, row number) that the schema refused."""

    def __init__(self, raw: dict[str, Any], broken: Collection[tuple[int | str, ...]]) -> None:
        self._raw = raw
        self._broken = broken

    def of(self, section: str, part: type[Row]) -> list[tuple[str, Row]]:
        """(place, row) of every sound row of a section."""
        listed = [] if (section,) in self._broken else self._raw.get(section, [])
        return [
            (f"{section}[{index}]", part.model_validate(row))
            for index, row in enumerate(listed)
            if (section, index) not in self._broken
        ]

    def whole(self, section: str) -> bool:
        """Whether every row of the section is sound."""
        return not any(place[0] == section for place in self._broken)

    def codes(self, section: str) -> set[str]:
        """The codes of a section, those of unsound rows too."""
        listed = self._raw.get(section)
        found = (row.get("code") for row in listed if isinstance(row, dict)) if isinstance(listed, list) else ()
        return {code for code in found if isinstance(code, str)}

    @property
    def campaign(self) -> CampaignPart | None:
        return CampaignPart.model_validate(self._raw["campaign"]) if self.whole("campaign") else None
