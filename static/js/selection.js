// A claim from selected words: their place goes into the form that makes one.

import { say } from "./live.js";
import { selectedSpan } from "./offsets.js";

const TAKE = "[data-take-selection]";
let last = null; // the latest selection in the article: on a phone, pressing a button lets go of it

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const article = document.querySelector("[data-article-text]");
  if (!article || !selection.rangeCount || selection.isCollapsed) return;
  if (article.contains(selection.anchorNode)) last = selection.getRangeAt(0).cloneRange();
});

function spanOf(article) {
  const selection = document.getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : last;
  return range && selectedSpan(article, range);
}

/** Put the selected words' start, end and text into the form, and show it. */
export function takeSelection() {
  const article = document.querySelector("[data-article-text]");
  const form = document.querySelector("form[data-selection]");
  if (!article || !form) return;
  const span = spanOf(article);
  if (!span) return say(document.body.dataset.nothing);
  last = null;
  for (const name of ["start", "end", "quote"]) if (form.elements[name]) form.elements[name].value = span[name];
  const preview = form.querySelector("[data-quote]");
  if (preview) preview.textContent = span.quote;
  const sentence = form.elements.text;
  if (sentence) sentence.value = span.quote;
  for (let holder = form.closest("details"); holder; holder = holder.parentElement.closest("details")) holder.open = true;
  form.hidden = false;
  (sentence ?? form.querySelector("button")).focus();
}

document.addEventListener("click", (event) => {
  if (event.target.closest(TAKE)) takeSelection();
});
// A press would clear the selection before the click is heard.
document.addEventListener("mousedown", (event) => {
  if (event.target.closest(TAKE)) event.preventDefault();
});
