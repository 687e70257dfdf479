/* A part of the page opened instead of the page that holds it alone: <a href="…" data-opens="id of a details">. */
import { $, focusOn, isPlainClick } from "./dom.js";

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  const part = opener && document.getElementById(opener.dataset.opens);
  if (!part || !isPlainClick(event)) return;
  event.preventDefault();
  part.open = true;
  focusOn($("input:not([type=hidden]):checked, input:not([type=hidden]), select, textarea", part));
  part.scrollIntoView({ block: "start" });
});
