"""The history bundle in and out: banks come from spreadsheets and older systems, and leave again in the same format."""

from branchsales.interchange.importing import import_bundle
from branchsales.interchange.problem import Problem, Weight
from branchsales.interchange.report import Counts, Report

__all__ = ["Counts", "Problem", "Report", "Weight", "import_bundle"]
