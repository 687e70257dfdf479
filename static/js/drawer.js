/* The panel beside a list: closing it leads back to the row that opened it, and the address is the list's again. */
import { $, all, focusOn, isPlainClick, isTyping } from "./dom.js";

const panel = () => $("#beside.drawer--open");
const openers = () => all("[data-beside]");
const mark = (opener) => openers().forEach((one) => {
  if (one === opener) one.setAttribute("aria-current", "true");
  else one.removeAttribute("aria-current");
});

export const shut = () => {
  const open = panel();
  if (!open) return false;
  const opener = openers().find((one) => one.getAttribute("aria-current") === "true");
  open.classList.remove("drawer--open");
  open.removeAttribute("aria-labelledby");
  open.replaceChildren();
  history.pushState({ htmx: true }, "", open.dataset.close);
  mark(null);
  focusOn(opener || $(".section__title") || $("#main"));
  return true;
};

document.addEventListener("click", (event) => {
  if (!isPlainClick(event) || !event.target.closest("[data-shuts]")) return;
  if (shut()) event.preventDefault();
});
/* Escape leaves a field first, so that nothing typed is lost by one press. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || !panel() || $("dialog[open]")) return;
  event.preventDefault();
  if (panel().contains(event.target) && isTyping(event.target)) focusOn($("#beside-title"));
  else shut();
});
document.addEventListener("htmx:afterSettle", (event) => {
  const opener = event.detail.requestConfig?.elt?.closest("[data-beside]");
  if (opener && panel()) {
    mark(opener);
    panel().scrollTop = 0;
  }
});
