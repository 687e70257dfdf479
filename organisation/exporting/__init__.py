"""A list taken out as a file: exactly what it shows, phones masked, every time recorded."""

from organisation.exporting.answer import MOST, TooMany, export_answer
from organisation.exporting.asked import export_kind, refused_export
from organisation.exporting.columns import Column

__all__ = ["MOST", "Column", "TooMany", "export_answer", "export_kind", "refused_export"]
