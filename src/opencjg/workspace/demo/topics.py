# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What questions can be about: the taxonomy of OO-04 with the words people use."""

import csv
from pathlib import Path

from opencjg.workspace.demo.rows import OWNER, model

FILE = Path(__file__).resolve().parents[2] / "socialmap" / "topics.csv"


def make_topics() -> None:
    """Write the topics in the order of their file; groups come before what stands under them."""
    topic = model("socialmap.Topic")
    with FILE.open(encoding="utf-8", newline="") as file:
        topic.objects.using(OWNER).bulk_create(
            topic(
                code=row["code"],
                under_id=row["under"] or None,
                name_nl=row["name_nl"],
                name_en=row["name_en"],
                also=row["also"],
                place=place,
            )
            for place, row in enumerate(csv.DictReader(file))
        )
