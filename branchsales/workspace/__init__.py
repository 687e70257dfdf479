"""What draws on every app: the frame around the pages, the home of each role, quick capture."""
