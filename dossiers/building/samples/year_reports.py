"""Báo cáo tổng kết."""

from dossiers.building.samples.sample import AWARD, UNIT, Sample
from dossiers.models import PaperPlace
from dossiers.rendering import data as d

WRITTEN = "Nội dung do Văn phòng viết."


def year_report(of: Sample) -> d.PaperData:
    return d.YearReport(
        **of.common(f"BC-{of.agency.symbol}"),
        subject=of.say(PaperPlace.SUBJECT),
        opening=of.say(PaperPlace.OPENING),
        rounds=(d.RoundCounted(name="Đợt xét năm 2025", units=12, sent=11, nil=1, appraised=20),),
        awards=(d.AwardCounted(award=AWARD, proposed=(5, 15), granted=(4, 12)),),
        people=(d.Counted(label="Cá nhân trực tiếp công tác", proposed=15, granted=12),),
        index_years=(2025,),
        index=(d.IndexRow(subject=UNIT, cells=("91,25",)),),
        organising=WRITTEN,
        assessment=WRITTEN,
        shortcomings=WRITTEN,
        directions=WRITTEN,
        closing=of.say(PaperPlace.CLOSING),
    )
