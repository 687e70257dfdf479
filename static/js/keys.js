/* Keys: Ctrl+Enter sends, j and k walk the rows, a digit picks from the keypad, a letter what it is written on.
   In a contact record under review a digit rates it and c goes to the comment. Single keys do nothing for whoever turned
   them off: speech and unsteady hands press them without meaning to. */
import { $, all, focusOn, isShown, isTyping } from "./dom.js";
import { comboboxKey } from "./combobox.js";
import { rows } from "./focus.js";

const hasSingleKeys = () => document.body.dataset.singleKeys !== "off";
const pressed = (key) => {
  const pad = /^[1-9]$/.test(key) ? all(".keypad input") : [];
  const target = pad.length
    ? pad[Number(key) - 1]
    : all(`[data-key="${CSS.escape(key)}"]`).find((element) => isShown(element.closest("label") || element));
  if (!target) return false;
  target.focus();
  if (!isTyping(target)) target.click();
  return true;
};
const reviewed = (key, here) => {
  const row = here.closest("[data-row]");
  const rating = row && /^[1-5]$/.test(key) && $(`input[name=rating][value="${key}"]`, row);
  const field = rating || (row && key === "c" && $("textarea[name=comment]", row));
  if (!field) return false;
  field.closest("details").open = true;
  focusOn(field);
  if (rating) rating.click();
  return true;
};
const walk = (step) => {
  const found = rows();
  const at = found.findIndex((row) => row.contains(document.activeElement));
  const next = found[Math.max(0, Math.min(found.length - 1, at < 0 ? 0 : at + step))];
  if (next) focusOn(next.matches("a, button") ? next : $("a, button", next) || next);
  return Boolean(next);
};

document.addEventListener("keydown", (event) => {
  const here = event.target instanceof Element ? event.target : document.body;
  if (event.isComposing || event.defaultPrevented) return;
  let done = false;
  if (here.matches("[role=combobox]") && !event.ctrlKey && !event.metaKey) done = comboboxKey(event, here);
  const form = here.form || $("form:has([data-ctrl-enter])", here.closest("#beside") || document.createElement("i"));
  if (!done && event.key === "Enter" && (event.ctrlKey || event.metaKey) && form) {
    form.requestSubmit($("[data-ctrl-enter]", form) || undefined);
    done = true;
  } else if (!done && event.key === "Escape" && isTyping(here) && !here.closest("dialog, .drawer")) {
    here.blur(); /* out of the field, so that single keys work again */
    done = true;
  } else if (!done && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(here) && !$("dialog[open]") && hasSingleKeys()) {
    const key = event.key.toLowerCase();
    done = key === "j" || key === "k" ? walk(key === "j" ? 1 : -1) : key.length === 1 && (reviewed(key, here) || pressed(key));
  }
  if (done) event.preventDefault();
});
