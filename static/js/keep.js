/* Nothing typed is lost: before a form goes out it asks whether the server is there and who is signed in. Without an answer
   it stays as it is; with the session ended it is kept in this window and comes back after the sign-in, to the same person. */
import { $, all, isTyping } from "./dom.js";
import { release } from "./once.js";
import { tell } from "./toasts.js";

const DRAFT = "draft", LASTS = 12 * 3600e3, PATIENCE = 6000;
const staff = document.body.dataset.staff;
const words = $("#toasts")?.dataset || {};
const NEVER = new Set(["csrfmiddlewaretoken", "form_token"]), NOTHING_TYPED = new Set(["file", "password", "submit", "button"]);
const kept = (form) => all("[name]", form).filter((one) => !NEVER.has(one.name) && !NOTHING_TYPED.has(one.type));
const isTick = (field) => field.type === "radio" || field.type === "checkbox";
const isTyped = (form) => kept(form).some((one) => one.type !== "hidden" && isTyping(one) && one.value !== (one.defaultValue ?? ""));
const address = (form) => new URL(form.getAttribute("action") || location.href, location.href).pathname;

const keep = (form) => {
  const fields = kept(form).map((one) => [one.name, one.value, isTick(one) ? one.checked : null]);
  const draft = { staff, page: location.pathname, action: address(form), at: Date.now(), fields };
  try { sessionStorage.setItem(DRAFT, JSON.stringify(draft)); } catch { /* a full or forbidden store keeps nothing */ }
};
const toSignIn = () => location.assign(`/sign-in/?next=${encodeURIComponent(location.pathname + location.search)}`);

const send = (form, button) => {
  if (button?.name) {
    const value = document.createElement("input");
    Object.assign(value, { type: "hidden", name: button.name, value: button.value });
    form.append(value);
  }
  if (button?.hasAttribute("formaction")) form.action = button.formAction;
  form.submit();
};
const ask = async (form, button) => {
  let answer;
  try {
    answer = await fetch("/session/", { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    release(form);
    tell(words.offline);
    return;
  }
  if (answer.status === 401) {
    keep(form);
    toSignIn();
  } else if (answer.ok) {
    const now = await answer.json();
    if (now.staff === staff) {
      all("[name=csrfmiddlewaretoken]", form).forEach((field) => { field.value = now.token; });
      send(form, button);
    } else {
      release(form);
      tell(words.somebodyElse);
    }
  } else send(form, button);
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!staff || event.defaultPrevented || form.method !== "post" || !isTyped(form)) return;
  event.preventDefault();
  ask(form, event.submitter);
});
/* A part of the page asked for something and the session was over. */
document.addEventListener("htmx:beforeOnLoad", (event) => {
  const form = event.detail.xhr.getResponseHeader("HX-Redirect")?.includes("/sign-in/") && all("main form").find(isTyped);
  if (form && staff) keep(form);
});

const restore = (draft) => {
  const form = all("form").find((one) => one.method === "post" && address(one) === draft.action && kept(one).length);
  if (!form) return;
  for (const [name, value, checked] of draft.fields) {
    for (const one of kept(form).filter((field) => field.name === name)) {
      if (checked === null) one.value = value;
      else if (one.value === value) one.checked = checked;
    }
  }
  sessionStorage.removeItem(DRAFT);
  form.dispatchEvent(new Event("change", { bubbles: true }));
  tell(words.back);
};
const draft = JSON.parse(sessionStorage.getItem(DRAFT) || "null");
if (draft && staff) {
  if (draft.staff !== staff || Date.now() - draft.at > LASTS) sessionStorage.removeItem(DRAFT);
  else if (draft.page === location.pathname) restore(draft);
} else if (draft) {
  $("[data-unsaved]")?.remove(); /* it is not lost */
  tell(words.kept);
}
