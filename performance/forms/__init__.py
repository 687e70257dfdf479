from performance.forms.board_form import BoardForm, SpanForm

__all__ = ["BoardForm", "SpanForm"]
