/* A card dragged to another day presses the button of its menu that moves it there: <li data-card> in <section data-day>. */
import { $, all } from "./dom.js";

let card = null;
const dayOf = (event) => event.target instanceof Element && event.target.closest("[data-day]");
const show = (day) => all(".week__day--over").forEach((one) => one.classList.toggle("week__day--over", one === day));

const ready = (root) => all("[data-card]", root).forEach((one) => { one.draggable = true; });
document.addEventListener("htmx:afterSettle", (event) => ready(event.target));
ready(document);

document.addEventListener("dragstart", (event) => {
  card = event.target instanceof Element ? event.target.closest("[data-card]") : null;
  if (card) event.dataTransfer.effectAllowed = "move";
});
document.addEventListener("dragover", (event) => {
  const day = card && dayOf(event);
  if (!day) return;
  event.preventDefault();
  show(day);
  day.classList.add("week__day--over");
});
document.addEventListener("drop", (event) => {
  const day = card && dayOf(event);
  if (!day) return;
  event.preventDefault();
  $(`button[value="${CSS.escape(day.dataset.day)}"]`, card)?.click();
});
document.addEventListener("dragend", () => {
  card = null;
  show(null);
});
