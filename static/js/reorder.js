/* A list put in order in its place: buttons with data-moves="-1" or "1" in <ol data-reorders>; without script they ask the server. */
import { $ } from "./dom.js";

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-reorders] [data-moves]");
  if (!button) return;
  event.preventDefault();
  const row = button.closest("li");
  if (button.dataset.moves === "-1") row.previousElementSibling?.before(row);
  else row.nextElementSibling?.after(row);
  $(`[data-moves="${button.dataset.moves}"]`, row).focus();
});
