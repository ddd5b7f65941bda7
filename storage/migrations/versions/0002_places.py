"""Provinces, regencies and the offices that stand in every place.

Source of codes and names: Kemendagri by way of idn-area-data 4.0.1 (see NOTICE). A province starts in the region of
its clock.
"""

import csv
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from alembic import op

from siman_bot.domain.places import clock_of
from storage.people.tables import institutions
from storage.tables import provinces, regencies

revision: Final = "0002"
down_revision: Final = "0001"
branch_labels: Final = None
depends_on: Final = None

_DATA: Final = Path(__file__).parents[2] / "data"
_NATIONAL: Final = (
    "Kementerian Komunikasi dan Digital",
    "Tentara Nasional Indonesia",
    "Kepolisian Negara Republik Indonesia",
)
_OFFICE: Final = "Dinas Komunikasi dan Informatika"


def upgrade() -> None:
    places = _rows("provinces.csv")
    parts = _rows("regencies.csv")
    op.bulk_insert(
        provinces, [{"code": row["code"], "name": row["name"], "region": clock_of(row["code"])} for row in places]
    )
    op.bulk_insert(regencies, parts)
    made = {"created_at": datetime(2026, 11, 1, tzinfo=UTC), "confirmed": 1}
    offices: list[dict[str, object]] = [
        {"name": name, "province_code": None, "regency_code": None, **made} for name in _NATIONAL
    ]
    offices += [
        {"name": f"{_OFFICE} Provinsi {row['name']}", "province_code": row["code"], "regency_code": None, **made}
        for row in places
    ]
    offices += [
        {
            "name": f"{_OFFICE} {row['name']}",
            "province_code": row["province_code"],
            "regency_code": row["code"],
            **made,
        }
        for row in parts
    ]
    op.bulk_insert(institutions, offices)


def _rows(name: str) -> list[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
