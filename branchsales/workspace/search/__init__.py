"""One box that finds customers, records by their number, colleagues and pages (see `finding.find`)."""
