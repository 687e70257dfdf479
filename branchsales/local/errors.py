class CannotStart(Exception):
    """Why nothing can run here, in one sentence that says what to do."""
