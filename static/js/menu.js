/* A menu closes by Escape, a press elsewhere or when the focus leaves it; arrows walk it. It opens without script. */
import { $, all, focusOn } from "./dom.js";

const close = (menu, keepFocus) => {
  menu.open = false;
  if (keepFocus) focusOn($("summary", menu));
};

document.addEventListener("click", (event) => {
  all("details.menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) close(menu, false);
    else if (event.target.closest("[data-dialog]")) close(menu, true);
  });
});
document.addEventListener("focusin", (event) => {
  all("details.menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) close(menu, false);
  });
});
document.addEventListener("keydown", (event) => {
  const menu = event.target instanceof Element && event.target.closest("details.menu");
  if (!menu || event.defaultPrevented) return;
  const isOpen = menu.open;
  if (event.key === "Escape" && isOpen) close(menu, true);
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    menu.open = true;
    const items = all(".menu__item", menu);
    const at = items.indexOf(document.activeElement);
    const step = event.key === "ArrowDown" ? 1 : -1;
    focusOn(items[at < 0 && step < 0 ? items.length - 1 : (at + step + items.length) % items.length]);
  } else return;
  event.preventDefault();
});
