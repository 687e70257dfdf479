/* The bell: opens the last notices in place of their page, and asks once a minute, while somebody looks, how many are
   unread. The number stands in several places and in the title; more than before are announced. */
import { $, all, focusOn, isPlainClick } from "./dom.js";

const MINUTE = 60_000;
const bell = () => $("#bell");
const count = () => $("#bell-count");
const panel = () => $("#bell-panel");
let known = Number(count()?.dataset.count || 0);
let asked = Date.now();
let isOver = false;

const show = () => {
  const { count: now, shown, words } = count().dataset;
  all("[data-bell]").forEach((place) => {
    place.hidden = now === "0";
    place.firstChild.textContent = shown;
  });
  const title = document.title.replace(/^\(\d+\+?\) /, "");
  document.title = now === "0" ? title : `(${shown}) ${title}`;
  if (Number(now) > known) $("#bell-said").textContent = words;
  known = Number(now);
};
const look = () => {
  if (!count() || isOver || document.hidden) return;
  asked = Date.now();
  window.htmx?.trigger(count(), "look");
};
const isBells = (event) => event.target.id === "bell-count";

if (count()) {
  show();
  window.setInterval(look, MINUTE);
  document.addEventListener("visibilitychange", () => Date.now() - asked >= MINUTE && look());
  window.addEventListener("pageshow", (event) => event.persisted && look());
}
document.addEventListener("htmx:configRequest", (event) => {
  if (isBells(event)) event.detail.headers["If-None-Match"] = event.target.dataset.etag;
});
document.addEventListener("htmx:beforeOnLoad", (event) => {
  /* The session is over: what stands typed on the page stays; the next press leads to the sign-in. */
  if (!isBells(event) || !event.detail.xhr.getResponseHeader("HX-Redirect")) return;
  isOver = true;
  event.preventDefault();
});
/* What fails behind the back of the person is tried again, not told. */
["htmx:sendError", "htmx:responseError"].forEach((name) => document.addEventListener(name, (event) => {
  if (isBells(event)) event.stopImmediatePropagation();
}, true));
document.addEventListener("htmx:afterSettle", () => count() && show());
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.requestConfig?.verb !== "get") look();
});

const close = (keepFocus) => {
  if (!panel() || panel().hidden) return;
  panel().hidden = true;
  bell().setAttribute("aria-expanded", "false");
  if (keepFocus) focusOn(bell());
};
const open = () => window.htmx.ajax("GET", bell().dataset.panel, { target: "#bell-panel", swap: "innerHTML" });

if (bell() && window.htmx) {
  bell().setAttribute("role", "button");
  bell().setAttribute("aria-expanded", "false");
  bell().setAttribute("aria-controls", "bell-panel");
}
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.target !== panel() || event.detail.xhr.status !== 200) return;
  panel().hidden = false;
  bell().setAttribute("aria-expanded", "true");
});
document.addEventListener("click", (event) => {
  if (!event.target.isConnected) return;
  const isBell = event.target.closest("#bell");
  if (!isBell && !event.target.closest("#bell-panel")) close(false);
  if (!isBell || !window.htmx || !isPlainClick(event)) return;
  event.preventDefault();
  if (panel().hidden) open();
  else close(true);
});
document.addEventListener("focusin", (event) => {
  if (!event.target.closest(".bell")) close(false);
});
document.addEventListener("keydown", (event) => {
  if (!(event.target instanceof Element) || event.defaultPrevented || $("dialog[open]")) return;
  if (event.key === "Escape" && panel() && !panel().hidden) close(true);
  else if (event.key === " " && event.target === bell()) bell().click();
  else return;
  event.preventDefault();
});
