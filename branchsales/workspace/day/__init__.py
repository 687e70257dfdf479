"""The day of whoever sells, as its page shows it: the plan in working order, the customer beside it, the week."""
