"""The home of the lobby manager: the lobby log, who is free now, and the hand-overs of today with their clocks."""
