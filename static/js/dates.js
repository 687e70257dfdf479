/* A day pressed instead of typed: <button data-sets="id of the field" data-value="2026-10-23">. */
import { all } from "./dom.js";

const show = (field) => {
  all(`[data-sets="${CSS.escape(field.id)}"]`).forEach((chip) => {
    chip.setAttribute("aria-pressed", String(chip.dataset.value === field.value));
  });
};

document.addEventListener("click", (event) => {
  const chip = event.target.closest("[data-sets]");
  const field = chip && document.getElementById(chip.dataset.sets);
  if (!field) return;
  field.value = chip.dataset.value;
  field.dispatchEvent(new Event("change", { bubbles: true }));
});
document.addEventListener("change", (event) => {
  if (event.target.id) show(event.target);
});

const showAll = (root) => all("[data-sets]", root).forEach((chip) => {
  const field = document.getElementById(chip.dataset.sets);
  if (field) show(field);
});
document.addEventListener("htmx:afterSettle", (event) => showAll(event.target));
showAll(document);
