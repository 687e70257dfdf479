"""Charts drawn on the server. Pure: data and a way to write a value in, shapes out.

`organisation.ui.chart_parts` makes SVG of them.
"""
