"""What the people of the demo bank write: sentences put together by lot. Pure."""
