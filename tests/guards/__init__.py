"""Guards over the code itself: rules that hold for every model, page, right and job, also for those not written yet.

Exceptions are listed with their reason; an exception that is none any more fails, so that the lists stay true.
"""
