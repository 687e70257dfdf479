/* Choosing many rows: how many are chosen, all at once, a range with the shift key, and x for the row one is on. */
import { $, all, isShown, isTyping } from "./dom.js";

const boxes = (id) => all(`input[type=checkbox][name=picked][form="${CSS.escape(id)}"]`).filter((box) => isShown(box.closest("tr, li") || box));
let last = null;

const show = (id) => {
  const found = boxes(id);
  const n = found.filter((box) => box.checked).length;
  const every = $(`[data-picks-all="${CSS.escape(id)}"]`);
  const words = $(`[data-picked="${CSS.escape(id)}"]`);
  if (every) {
    every.checked = n > 0 && n === found.length;
    every.indeterminate = n > 0 && n < found.length;
  }
  if (words) words.textContent = n ? `${words.dataset.words} ${n}` : "";
  words?.closest(".bulk")?.classList.toggle("bulk--some", n > 0);
};

document.addEventListener("click", (event) => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || box.name !== "picked" || !box.form) return;
  const found = boxes(box.form.id);
  const [from, to] = [found.indexOf(last), found.indexOf(box)].sort((a, b) => a - b);
  if (event.shiftKey && from >= 0) found.slice(from, to + 1).forEach((one) => { one.checked = box.checked; });
  last = box;
  show(box.form.id);
});
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "x" || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!(event.target instanceof Element) || isTyping(event.target) || $("dialog[open]")) return;
  const row = event.target.closest("[data-row]");
  const box = row && $("input[type=checkbox][name=picked]", row);
  if (!box) return;
  event.preventDefault();
  box.click();
});
document.addEventListener("change", (event) => {
  const id = event.target.dataset?.picksAll;
  if (!id) return;
  boxes(id).forEach((box) => { box.checked = event.target.checked; });
  show(id);
});

const showAll = () => all(".bulk").forEach((form) => show(form.id));
document.addEventListener("htmx:afterSettle", showAll);
window.addEventListener("pageshow", showAll);
showAll();
