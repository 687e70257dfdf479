/* A choice that fills what usually follows: data-fills="id=value id=value"; what somebody chose themselves stays. */
import { all } from "./dom.js";

document.addEventListener("change", (event) => {
  const target = event.target;
  if (!target.dataset?.fills) {
    if (event.isTrusted && target.id) target.dataset.chosen = "yes";
    return;
  }
  target.dataset.fills.split(" ").forEach((pair) => {
    const [id, value] = pair.split("=");
    const field = document.getElementById(id);
    if (!field || field.dataset.chosen) return;
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
});
/* A chip is a choice too. */
document.addEventListener("click", (event) => {
  const chip = event.target.closest("[data-sets]");
  all(`#${CSS.escape(chip?.dataset.sets || "none")}`).forEach((field) => { field.dataset.chosen = "yes"; });
});
