"""The demo bank: an invented bank whose half year is simulated day by day, written as a history bundle and imported.

The simulation is pure: no Django, no clock, one seed; the same seed, day and size give the same bundle byte for byte.
"""
