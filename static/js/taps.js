/* Taps under way stand beside the number, which is always the server's: "12 +2". */
import { all } from "./dom.js";

const under = new Map();
const show = (id, step) => {
  const now = Math.max(0, (under.get(id) || 0) + step);
  under.set(id, now);
  const count = document.getElementById(id);
  if (!count) return;
  if (now) count.dataset.underWay = `+${now}`;
  else delete count.dataset.underWay;
};

document.addEventListener("submit", (event) => {
  if (event.target.dataset.tap) show(event.target.dataset.tap, 1);
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest("[data-tap]");
  if (form) show(form.dataset.tap, -1);
});
window.addEventListener("pageshow", () => all("[data-under-way]").forEach((count) => delete count.dataset.underWay));
