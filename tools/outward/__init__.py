"""What changes outside while nobody commits: a new torch, dead links, pages and records that age.

``python -m tools.outward --wheels build/wheels --out build/report.md`` writes a report;
``tools.ci.issue`` keeps one issue as it says.
"""

NOTHING = "Nothing to do."  # the report says so where that is the case
