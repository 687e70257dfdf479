/* Focus: a refused form shows its summary, an answer that names a place takes the focus there. */
import { $, all, focusOn, isShown } from "./dom.js";

export const rows = () => all("[data-row]").filter(isShown);

let place = -1;
document.addEventListener("htmx:beforeSwap", () => {
  place = rows().findIndex((row) => (row.closest("li, tr") || row).contains(document.activeElement));
});
document.addEventListener("htmx:afterSettle", (event) => {
  const asked = event.target.matches("[data-focus]") ? event.target : $("[data-focus]", event.target);
  if (asked) focusOn(asked);
  else if (place >= 0 && document.activeElement === document.body) {
    const left = rows();
    focusOn(left[Math.min(place, left.length - 1)] || $(".section__title"));
  }
});

focusOn($("[data-focus]"));
