"""The history bundle in and out: banks come from spreadsheets and older systems, and leave again in the same format."""
