"""The page of a lead: what leads and referrals know of it, put together."""
