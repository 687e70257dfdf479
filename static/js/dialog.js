/* A link that asks in a dialog of the same page instead of going to the page that asks: data-dialog="its id".
   An htmx answer may bring a dialog along: <dialog data-shows> opens when it comes. */
import { $, focusOn, isPlainClick } from "./dom.js";

const show = (dialog, opener) => {
  dialog.showModal();
  dialog.addEventListener("close", () => focusOn(opener?.isConnected ? opener : $("#main")), { once: true });
};

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog?.showModal && isPlainClick(event)) {
    event.preventDefault();
    const from = document.activeElement; /* by a key one comes from elsewhere than the opener, and goes back there */
    show(dialog, from && from !== document.body ? from : opener);
  }
  /* Beside the dialog is "no": its own padding is not beside it. */
  if (event.target.matches("dialog.dialog[open]")) {
    const edge = event.target.getBoundingClientRect();
    const isInside = event.clientX >= edge.left && event.clientX <= edge.right && event.clientY >= edge.top && event.clientY <= edge.bottom;
    if (!isInside) event.target.close();
  }
});
document.addEventListener("htmx:afterSettle", (event) => {
  const dialog = event.target.matches("dialog[data-shows]") ? event.target : $("dialog[data-shows]", event.target);
  const asked = event.detail.requestConfig;
  if (dialog && !dialog.open) show(dialog, asked?.triggeringEvent?.submitter || asked?.elt);
});
