/* What the pages do beyond links and forms: keys, focus after a swap, one sending of a form, choosing a customer.
   Everything here is a comfort; every page works without it. */
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const isTyping = (element) => element.matches("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=submit])");
  const isShown = (element) => element.getClientRects().length > 0;

  /* Focus: a refused form shows its summary, an answer that names a place takes the focus there. */
  const focusOn = (element) => {
    if (!element) return;
    if (element.tabIndex < 0 && !element.hasAttribute("tabindex")) element.tabIndex = -1;
    element.focus();
  };
  const rows = () => all("[data-row]").filter(isShown);
  let place = -1;
  document.addEventListener("htmx:beforeSwap", () => {
    place = rows().findIndex((row) => row.contains(document.activeElement));
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const asked = event.target.matches("[data-focus]") ? event.target : $("[data-focus]", event.target);
    if (asked) focusOn(asked);
    else if (place >= 0 && document.activeElement === document.body) {
      const left = rows();
      focusOn(left[Math.min(place, left.length - 1)] || $(".section__title"));
    }
  });

  /* Toasts: what stood in the page when it came is said again, or a screen reader would miss it. */
  const tell = (words) => {
    const region = $("#toasts");
    if (!region || !words) return;
    const toast = document.createElement("div");
    const text = document.createElement("p");
    toast.className = "toast";
    text.textContent = words;
    toast.append(text);
    region.replaceChildren(toast);
  };
  document.addEventListener("htmx:responseError", () => tell($("#toasts")?.dataset.failed));
  document.addEventListener("htmx:sendError", () => tell($("#toasts")?.dataset.offline));

  /* A form is sent once. The button stays enabled for the first sending, so that its value goes along. */
  const release = (form) => {
    delete form.dataset.sent;
    all("[aria-disabled=true]", form).forEach((button) => {
      button.removeAttribute("aria-disabled");
      button.classList.remove("button--busy");
    });
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method === "get") return;
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

  /* Choosing from a list of suggestions: <input role=combobox aria-controls=list> and <li role=option data-value>.
     The value goes to the field named by data-value-field; the input then says "chosen". */
  const options = (box) => all("[role=option]", document.getElementById(box.getAttribute("aria-controls")) || box);
  const active = (box) => document.getElementById(box.getAttribute("aria-activedescendant") || "none");
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
    if (list) list.hidden = !found.length;
    box.setAttribute("aria-expanded", String(found.length > 0));
    point(box, found[0] || null);
  };
  const choose = (box, option) => {
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
  const boxOf = (list) => $(`[role=combobox][aria-controls="${CSS.escape(list.id)}"]`);
  document.addEventListener("htmx:afterSettle", (event) => {
    const list = event.target.closest("[role=listbox]") || $("[role=listbox]", event.target);
    const box = list && boxOf(list);
    if (box && document.activeElement === box) open(box);
  });
  document.addEventListener("input", (event) => {
    const box = event.target;
    if (!box.matches("[role=combobox]")) return;
    const field = document.getElementById(box.dataset.valueField || "none");
    if (field) field.value = "";
  });
  document.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    const box = option && boxOf(option.closest("[role=listbox]"));
    if (!box) return;
    event.preventDefault();
    choose(box, option);
  });

  const comboboxKey = (event, box) => {
    const isOpen = box.getAttribute("aria-expanded") === "true";
    const found = options(box);
    const at = found.indexOf(active(box));
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!isOpen) open(box);
      else point(box, found[(at + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length]);
    } else if (event.key === "Enter" && isOpen && at >= 0) choose(box, found[at]);
    else if (event.key === "Escape" && isOpen) close(box);
    else return false;
    return true;
  };

  /* Keys: Ctrl+Enter sends, j and k walk the rows, a digit picks from the keypad, a letter what it is written on. */
  const pressed = (key) => {
    const target = /^[1-9]$/.test(key)
      ? all(".keypad input")[Number(key) - 1]
      : all(`[data-key="${CSS.escape(key)}"]`).find((element) => isShown(element.closest("label") || element));
    if (!target) return false;
    target.focus();
    if (!isTyping(target)) target.click();
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
    if (!done && event.key === "Enter" && (event.ctrlKey || event.metaKey) && here.form) {
      here.form.requestSubmit($("[data-ctrl-enter]", here.form) || undefined);
      done = true;
    } else if (!done && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(here)) {
      const key = event.key.toLowerCase();
      done = key === "j" || key === "k" ? walk(key === "j" ? 1 : -1) : key.length === 1 && pressed(key);
    }
    if (done) event.preventDefault();
  });

  /* A day pressed instead of typed; a part of the page opened instead of the page that holds it alone. */
  document.addEventListener("click", (event) => {
    const chip = event.target.closest("[data-sets]");
    const field = chip && document.getElementById(chip.dataset.sets);
    if (field) {
      field.value = chip.dataset.value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    const opener = event.target.closest("[data-opens]");
    const part = opener && document.getElementById(opener.dataset.opens);
    if (part && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      part.open = true;
      focusOn($("input:not([type=hidden]):checked, input:not([type=hidden]), select, textarea", part));
      part.scrollIntoView({ block: "start" });
    }
  });

  /* On arrival. */
  const said = all("#toasts .toast");
  focusOn($("[data-focus]"));
  if (said.length) window.setTimeout(() => $("#toasts").replaceChildren(...said.map((toast) => toast.cloneNode(true))), 150);
})();
