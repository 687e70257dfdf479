"""What people are told of: the kinds there are, how the verbs say it, and how it reads.

Each app keeps its kinds and what its verbs tell in `<app>/notices.py`; they are found when the program starts.
"""
