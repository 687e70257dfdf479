/* Toasts: what stood in the page when it came is put in anew, or a screen reader would miss it; what has faded is gone. */
import { $, all } from "./dom.js";

const region = () => $("#toasts");
export const tell = (words) => {
  if (!region() || !words) return;
  const toast = document.createElement("div");
  const text = document.createElement("p");
  toast.className = "toast";
  text.textContent = words;
  toast.append(text);
  region().replaceChildren(toast);
};

document.addEventListener("htmx:responseError", () => tell(region()?.dataset.failed));
document.addEventListener("htmx:sendError", () => tell(region()?.dataset.offline));
document.addEventListener("animationend", (event) => {
  if (event.animationName === "toast-leaves") event.target.remove();
});

const said = all("#toasts .toast");
if (said.length) {
  window.setTimeout(() => {
    if (!region().contains(document.activeElement)) region().replaceChildren(...said);
  }, 150);
}
