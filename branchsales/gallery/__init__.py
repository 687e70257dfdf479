"""Every part of the pages in every state, for whoever builds pages. Not for the bank's people."""
