/* Choosing from a list of suggestions: <input role=combobox aria-controls=list> and <li role=option data-value>.
   The value goes to the field named by data-value-field; the input then says "chosen". An option with data-url leads there;
   with data-free on the input nothing is pointed at until an arrow is pressed, so that Enter sends what is typed; with
   data-first too the first one is, once it answers what is typed now. An option that is disabled only says something. */
import { $, all, isShown } from "./dom.js";

const options = (box) => all("[role=option]:not([aria-disabled=true])", document.getElementById(box.getAttribute("aria-controls")) || box);
const active = (box) => document.getElementById(box.getAttribute("aria-activedescendant") || "none");
const boxOf = (list) => $(`[role=combobox][aria-controls="${CSS.escape(list.id)}"]`);

const point = (box, option) => {
  options(box).forEach((one) => one.setAttribute("aria-selected", String(one === option)));
  if (option) {
    box.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else box.removeAttribute("aria-activedescendant");
};
const close = (box) => {
  box.setAttribute("aria-expanded", "false");
  point(box, null);
  const list = document.getElementById(box.getAttribute("aria-controls"));
  if (list) list.hidden = true;
};
const open = (box) => {
  const list = document.getElementById(box.getAttribute("aria-controls"));
  const found = options(box);
  const isEmpty = !list?.childElementCount;
  if (list) list.hidden = isEmpty;
  box.setAttribute("aria-expanded", String(!isEmpty));
  delete box.dataset.stale;
  point(box, box.dataset.free === undefined || box.dataset.first !== undefined ? found[0] || null : null);
};
const choose = (box, option) => {
  if (option.dataset.url) {
    close(box);
    window.location.assign(option.dataset.url);
    return;
  }
  const field = document.getElementById(box.dataset.valueField || "none");
  if (field) field.value = option.dataset.value || "";
  if (option.dataset.text) box.value = option.dataset.text;
  close(box);
  box.dispatchEvent(new CustomEvent("chosen", { bubbles: true, detail: { value: option.dataset.value } }));
  /* A new customer has a phone to type; its digits must not press the keypad. */
  const phone = option.dataset.value === "new" && $("input[name=phone]", box.form || document);
  const pad = $(".keypad input:checked", box.form || document) || $(".keypad input", box.form || document);
  if (phone && isShown(phone)) phone.focus();
  else if (pad) pad.focus();
};

document.addEventListener("htmx:afterSettle", (event) => {
  const list = event.target.closest("[role=listbox]") || $("[role=listbox]", event.target);
  const box = list && boxOf(list);
  if (box && document.activeElement === box) open(box);
});
document.addEventListener("input", (event) => {
  const box = event.target;
  if (!box.matches("[role=combobox]")) return;
  if (box.dataset.free !== undefined) box.dataset.stale = "yes";
  const field = document.getElementById(box.dataset.valueField || "none");
  if (field) field.value = "";
});
document.addEventListener("mousedown", (event) => {
  const option = event.target.closest("[role=option]:not([aria-disabled=true])");
  const box = option && boxOf(option.closest("[role=listbox]"));
  if (!box) return;
  event.preventDefault();
  choose(box, option);
});

document.addEventListener("focusout", (event) => {
  if (event.target.matches?.("[role=combobox][data-free]")) close(event.target);
});

/* A key pressed in the box; true if it was for the list. */
export const comboboxKey = (event, box) => {
  const isOpen = box.getAttribute("aria-expanded") === "true";
  const found = options(box);
  const at = found.indexOf(active(box));
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (!isOpen) open(box);
    else if (at < 0) point(box, event.key === "ArrowDown" ? found[0] : found[found.length - 1]);
    else point(box, found[(at + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length]);
  } else if (event.key === "Enter" && isOpen && at >= 0 && !box.dataset.stale) choose(box, found[at]);
  else if (event.key === "Escape" && isOpen) close(box);
  else return false;
  return true;
};
