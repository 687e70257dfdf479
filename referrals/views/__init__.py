"""Pages of selling together: each view loads what the person may see, does one thing and answers."""
