/* Back, forward and a tab of its own. A page on which something was done in place is asked anew when one comes back to it:
   the browser would show it as it first came. A link that swaps a part in still opens in a new tab or window. */
import { isPlainClick } from "./dom.js";

const [arrival] = performance.getEntriesByType("navigation");
if (arrival?.type === "back_forward" && history.state?.acted) {
  history.replaceState({ ...history.state, acted: false }, "");
  location.reload();
}
/* Suggestions are asked for by post too, and do nothing. */
document.addEventListener("htmx:afterRequest", (event) => {
  const { requestConfig, successful, target } = event.detail;
  const isAct = successful && requestConfig?.verb !== "get" && !target?.matches("[role=listbox]");
  if (isAct) history.replaceState({ ...history.state, acted: true }, "");
});
document.addEventListener("click", (event) => {
  if (!isPlainClick(event) && event.target.closest("a[href][hx-get]")) event.stopImmediatePropagation();
}, true);
