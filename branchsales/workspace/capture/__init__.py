"""Quick capture: a chance is logged, and perhaps referred, while the customer stands at the counter."""
