/* A part that keeps itself fresh: <div data-poll="20" hx-trigger="poll">. It asks only while somebody looks at the tab, with
   the mark of what it shows, so that an unchanged part is answered in one line and not touched. */
import { $, all } from "./dom.js";

const ask = (part) => {
  if (document.visibilityState === "visible") part.dispatchEvent(new CustomEvent("poll"));
};
const isPolled = (element) => element.matches("[data-poll]");
const stale = (part, is) => {
  const told = $(`[data-stale-of="${CSS.escape(part.id)}"]`);
  if (told) told.hidden = !is;
};

all("[data-poll]").forEach((part) => window.setInterval(() => ask(part), Number(part.dataset.poll) * 1000));
document.addEventListener("visibilitychange", () => all("[data-poll]").forEach(ask));
document.addEventListener("htmx:configRequest", (event) => {
  const mark = isPolled(event.target) && event.target.dataset.mark;
  if (mark) event.detail.headers["If-None-Match"] = mark;
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (!isPolled(event.target)) return;
  const answer = event.detail.xhr;
  const mark = answer.getResponseHeader("ETag");
  if (mark && answer.status === 200) event.target.dataset.mark = mark;
  stale(event.target, answer.status !== 200 && answer.status !== 304);
});
/* What is asked by itself fails quietly: the part says that it may be old. */
["htmx:responseError", "htmx:sendError"].forEach((name) => document.addEventListener(name, (event) => {
  if (isPolled(event.target)) event.stopImmediatePropagation();
}, true));
