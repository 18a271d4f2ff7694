"""What does not fit what is: an event that is refused, with one sentence that says why and what to do."""


class OutOfTurnError(ValueError):
    """An event that cannot have happened as a run sheet or a course stands. Its text is for the person."""
