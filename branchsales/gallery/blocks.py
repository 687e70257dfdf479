"""The blocks of the gallery in their order: one template `design/parts/_<name>.html` each, light and dark."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Block:
    """One kind of part with all its states. `contract` names where its rules are written: a template, a tag or a class.

    A wide one has its two themes below each other.
    """

    name: str
    title: str
    contract: str
    is_wide: bool = False

    @property
    def template(self) -> str:
        """The template that draws the states."""
        return f"design/parts/_{self.name}.html"


BLOCKS = (
    Block("figures", "Figures, amounts, days", "{% figure %}, |amount, {% day %}", is_wide=True),
    Block("stats", "Statistics", "components/_stat.html", is_wide=True),
    Block("people", "People, small", "{% initial %}, {% pair %}", is_wide=True),
    Block("buttons", "Buttons", ".button"),
    Block("menu", "Menu of rarer acts", "components/_menu.html"),
    Block("states", "Badges: states, counts, clocks", "{% state_mark %}, {% due_mark %}, {% clock %}", is_wide=True),
    Block("chips", "Chips", "components/_chip.html"),
    Block("dates", "Date chips", "components/_date_chips.html"),
    Block("toast", "Toasts with undo", "organisation.toasts.done"),
    Block("dialog", "Dialog", "components/_dialog.html"),
    Block("drawer", "Drawer beside a list", "components/_drawer.html", is_wide=True),
    Block("progress", "Progress of long work", "components/_progress.html"),
    Block("skeleton", "Skeleton", "components/_skeleton.html"),
    Block("notices", "Notices", "components/_notice.html"),
    Block("path", "From finder to closer", "{% path stops %}", is_wide=True),
    Block("split", "Split of sales credit", "components/_split.html"),
    Block("partners", "Partners, attainment", "components/_attain.html"),
    Block("fields", "Fields", "components/_field.html", is_wide=True),
    Block("refused", "A refused form", "components/_form_errors.html", is_wide=True),
    Block("filters", "Filters in a sentence", "components/_pick.html"),
    Block("views", "Saved views, a list as a file", "components/_views.html, components/_export.html"),
    Block("search", "Search box with suggestions", "components/_search.html"),
    Block("file", "What is wrong in a file", "components/_file_mistakes.html"),
    Block("tabs", "Tabs, further pages", "components/_tabs.html, components/_pager.html"),
    Block("table", "Tables with a standing head and acts", ".ledger, components/_bulk.html", is_wide=True),
    Block("lines_chart", "Lines over time", "{% line_chart %}", is_wide=True),
    Block("columns", "Columns", "{% column_chart %}", is_wide=True),
    Block("bars", "Bars and sparks", "{% bar_chart %}, {% spark %}"),
    Block("funnel", "Funnel", "{% funnel_chart %}", is_wide=True),
    Block("matrix", "Matrix", "{% matrix_chart %}", is_wide=True),
    Block("timeline", "Timeline", ".timeline"),
    Block("lines", "Lines, facts, details", ".line, .facts, .details"),
    Block("empty", "Empty", "components/_empty.html", is_wide=True),
)
