/* Keys: Ctrl+Enter sends, j and k walk the rows, a digit picks from the keypad, a letter what it is written on.
   In a contact record under review a digit rates it and c goes to the comment. After g a letter leads to a place. Which
   letters these are stands in the help of the page (branchsales/workspace/keys.py), so that it cannot say otherwise.
   Single keys do nothing for whoever turned them off: speech and unsteady hands press them without meaning to. */
import { $, all, focusOn, isShown, isTyping } from "./dom.js";
import { comboboxKey } from "./combobox.js";
import { rows } from "./focus.js";

const CHORD = 1500;
const keysThat = (does) => $(`[data-does="${does}"]`)?.dataset.keys.split(" ") || [];
const hasSingleKeys = () => document.body.dataset.singleKeys !== "off";
const pressed = (key) => {
  const pad = /^[1-9]$/.test(key) ? all(".keypad input") : [];
  const target = pad.length
    ? pad[Number(key) - 1]
    : all(`[data-key="${CSS.escape(key)}"]`).find((element) => isShown(element.closest("label") || element));
  if (!target) return false;
  if (!target.dataset.dialog) target.focus();
  if (!isTyping(target)) target.click();
  return true;
};
const reviewed = (key, here) => {
  const row = here.closest("[data-row]");
  const rating = row && /^[1-5]$/.test(key) && $(`input[name=rating][value="${key}"]`, row);
  const field = rating || (row && keysThat("comment").includes(key) && $("textarea[name=comment]", row));
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

let begun = 0; /* when g was pressed, for a place */
const led = (key) => {
  const isSecond = Date.now() - begun < CHORD;
  begun = key === "g" && !isSecond && $("[data-chord]") ? Date.now() : 0;
  if (isSecond) $(`[data-chord="g ${CSS.escape(key)}"]`)?.click();
  return isSecond || begun > 0;
};
const single = (key, here) => {
  if (led(key)) return true;
  const [down, up] = keysThat("rows");
  return key === down || key === up ? walk(key === down ? 1 : -1) : reviewed(key, here) || pressed(key);
};

/* The help says what is on this page: its own keys, and of the others those that do something here. */
document.addEventListener("click", (event) => {
  const help = event.target.closest("[data-dialog=keys]") && $("#keys");
  const own = help && $("[data-page-keys]", help);
  if (!own) return;
  all(".keys__one", own).forEach((line) => line.remove());
  all("main [data-key]").filter((one) => isShown(one.closest("label") || one)).forEach((one) => {
    const line = $(".keys__one", help).cloneNode(true);
    const words = (one.closest("label") || one).cloneNode(true);
    all("kbd, .visually-hidden", words).forEach((part) => part.remove());
    ["data-does", "data-keys", "data-needs"].forEach((name) => line.removeAttribute(name));
    line.hidden = false;
    $("dt", line).replaceChildren(Object.assign(document.createElement("kbd"), { textContent: one.dataset.key.toUpperCase() }));
    $("dd", line).textContent = words.textContent.trim() || one.getAttribute("aria-label") || "";
    own.append(line);
  });
  own.hidden = own.childElementCount < 2;
  all("[data-needs]", help).forEach((line) => { line.hidden = !$(`${line.dataset.needs}:not(#keys *)`); });
}, true);

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
    done = event.key.length === 1 && single(event.key.toLowerCase(), here);
  }
  if (done) event.preventDefault();
});
