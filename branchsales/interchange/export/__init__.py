"""The way out: everything a bank has recorded, as the bundle that `import_history` reads."""

from branchsales.interchange.export.exporting import Selection, export_bundle

__all__ = ["Selection", "export_bundle"]
