"""What the charts of the annex say in their titles."""

from __future__ import annotations

from metrics.metric import Scope
from reports.evidence import Evidence
from reports.summary import charts
from reports.summary.desk import Desk


def test_other_is_no_project_that_reached_most(evidence):
    """By the end of the sample's year projects of no kind of their own reached more than any other."""
    found = Evidence(evidence.con, Scope(2020), evidence.generation)
    for language, other in (("zh", "其他"), ("en", "Other")):
        (relief,) = [
            one for one in charts.drawings(Desk(found, language)) if "人道救助" in one.title or "Relief" in one.title
        ]
        assert relief.chart.categories[0] == other
        assert other not in relief.title
