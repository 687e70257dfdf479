/* A form is sent once, unless it is data-many, where each press counts. The button stays enabled for the first sending,
   so that its value goes along. */
import { all } from "./dom.js";

/* A button may stand outside its form, as in a dialog: the form knows it all the same. */
export const release = (form) => {
  delete form.dataset.sent;
  [...form.elements].filter((one) => one.getAttribute("aria-disabled") === "true").forEach((button) => {
    button.removeAttribute("aria-disabled");
    button.classList.remove("button--busy");
  });
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || "many" in form.dataset) return;
  if (form.dataset.sent) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.dataset.sent = "yes";
  const button = event.submitter;
  if (button) {
    button.setAttribute("aria-disabled", "true");
    button.classList.add("button--busy");
  }
}, true);
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest("form");
  if (form) release(form);
});
window.addEventListener("pageshow", () => all("form[data-sent]").forEach(release));
