/** Which of the views is shown: the one that the address names after #. */

import { byId } from "./dom.js";

const VIEWS = ["talk", "plays", "coverage", "gallery"];

/** `opened`: view → what to do when it is shown. */
export function showViews(opened) {
  const show = () => {
    const wanted = VIEWS.includes(location.hash.slice(1)) ? location.hash.slice(1) : "talk";
    for (const view of VIEWS) byId(`view-${view}`).hidden = view !== wanted;
    for (const link of document.querySelectorAll("nav a")) {
      if (link.hash === `#${wanted}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    opened[wanted]?.();
  };
  window.addEventListener("hashchange", () => {
    if (!VIEWS.includes(location.hash.slice(1))) return;
    show();
    byId(`view-${location.hash.slice(1)}`).focus({ preventScroll: true });
  });
  show();
}
