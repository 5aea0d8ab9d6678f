"""Whether a proposal may be submitted: every problem at once, each with the page where it is mended.

Pure functions of frozen content and of the round's frozen version. Only what the plan requires blocks: Tờ trình,
Biên bản, one Báo cáo for every nominee (plan, IV.4); all else is advice ("nên bổ sung").
"""

from awards.gates.outside import outside_problems
from awards.gates.points import Point, problems_of
from awards.gates.readiness import Readiness, blocking_points, readiness
from awards.gates.resubmission import additions

__all__ = [
    "Point",
    "Readiness",
    "additions",
    "blocking_points",
    "outside_problems",
    "problems_of",
    "readiness",
]
