"""The page of a customer, and what is done with the record as a whole: what leads and referrals know, put together."""
