// What the desk does beyond plain pages: shortcuts, claims from a selection, drafts, and errors that are seen.
import { selectedSpan } from "./offsets.js";

const words = document.body.dataset;
const live = document.getElementById("live");
const KEYS_OFF = "factcheck.keys-off";
const DRAFT = "factcheck.draft.";

function say(text) {
  live.textContent = "";
  if (text) requestAnimationFrame(() => (live.textContent = text));
}

/** Browsers may refuse storage (private windows, full disks): drafts are a help, never a condition. */
const kept = {
  get: (key) => attempt(() => localStorage.getItem(key)),
  set: (key, value) => attempt(() => localStorage.setItem(key, value)),
  drop: (key) => attempt(() => localStorage.removeItem(key)),
};

function attempt(action) {
  try {
    return action();
  } catch {
    return null;
  }
}

// Errors of htmx requests are said aloud; the page, and what was typed in it, stays.
document.addEventListener("htmx:responseError", () => say(words.failed));
document.addEventListener("htmx:sendError", () => say(words.offline));
document.addEventListener("htmx:timeout", () => say(words.offline));
window.addEventListener("offline", () => say(words.offline));
window.addEventListener("online", () => say(""));

// Focus survives swaps: an element with the same id gets it back.
let focused = "";
document.addEventListener("htmx:beforeSwap", () => (focused = document.activeElement?.id ?? ""));
document.addEventListener("htmx:afterSettle", (event) => {
  const summary = event.target.querySelector?.(".esum");
  const target = summary ?? (focused && document.getElementById(focused));
  if (target && document.activeElement === document.body) target.focus();
  event.target.querySelectorAll?.("form[data-draft]").forEach(keepDraft);
});

// A claim from selected words.
function takeSelection() {
  const article = document.querySelector("[data-article-text]");
  const form = document.querySelector("form[data-selection]");
  if (!article || !form) return;
  const span = selectedSpan(article, document.getSelection());
  if (!span) return say(words.nothing);
  form.elements.start.value = span.start;
  form.elements.end.value = span.end;
  const preview = form.querySelector("[data-quote]");
  if (preview) preview.textContent = span.quote;
  if (form.elements.text && !form.elements.text.value) form.elements.text.value = span.quote.trim();
  const holder = form.closest("details");
  if (holder) holder.open = true;
  form.elements.text?.focus();
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-take-selection]")) takeSelection();
  if (event.target.closest("[data-keys-help]")) showKeys();
  if (event.target.closest("[data-keys-toggle]")) toggleKeys();
});
// A button press would clear the selection before the click is heard.
document.addEventListener("mousedown", (event) => {
  if (event.target.closest("[data-take-selection]")) event.preventDefault();
});

// Drafts: what is typed into a form is kept in this browser until the form went through.
function fieldsOf(form) {
  return [...form.elements].filter((field) => field.name && !["hidden", "password", "file"].includes(field.type));
}

function keepDraft(form) {
  const key = DRAFT + form.dataset.draft;
  const before = attempt(() => JSON.parse(kept.get(key) ?? "null"));
  const untouched = !form.querySelector("[aria-invalid]");
  if (before && untouched) restore(form, before);
  form.addEventListener("input", () => {
    const values = fieldsOf(form).map((field) => [field.name, field.type, field.value, field.checked]);
    kept.set(key, JSON.stringify(values));
    const status = form.querySelector("[data-draft-status]");
    if (status) status.textContent = words.saved;
  });
  form.addEventListener("submit", () => kept.set(key + ".sent", "1"));
}

function restore(form, values) {
  let changed = false;
  for (const [name, type, value, checked] of values) {
    for (const field of fieldsOf(form).filter((one) => one.name === name && one.type === type)) {
      const choice = type === "radio" || type === "checkbox";
      if (choice && field.value === value && field.checked !== checked) [field.checked, changed] = [checked, true];
      if (!choice && field.value !== value) [field.value, changed] = [value, true];
    }
  }
  const status = form.querySelector("[data-draft-status]");
  if (changed && status) status.textContent = words.restored;
}

/** A draft whose form was sent is dropped on the next page, unless that page shows the form refused. */
function dropSentDrafts() {
  const refused = document.querySelector(".esum, .error");
  for (const key of Object.keys(attempt(() => localStorage) ?? {})) {
    if (!key.startsWith(DRAFT) || !key.endsWith(".sent")) continue;
    kept.drop(key);
    if (!refused) kept.drop(key.slice(0, -".sent".length));
  }
}

dropSentDrafts();
document.querySelectorAll("form[data-draft]").forEach(keepDraft);

// Shortcuts go by the key's place on the keyboard, so that Arabic layouts have the same ones.
function typing(target) {
  return target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]") !== null;
}

function showKeys() {
  document.getElementById("keys")?.showModal();
}

function toggleKeys() {
  const off = kept.get(KEYS_OFF) === "1";
  if (off) kept.drop(KEYS_OFF);
  else kept.set(KEYS_OFF, "1");
  say(off ? words.keysOn : words.keysOff);
}

const follow = (selector) => document.querySelector(selector)?.click();

function chooseRating(digit) {
  const choices = document.querySelectorAll("form[data-verdict] input[name=rating]");
  choices[digit - 1]?.click();
  choices[digit - 1]?.focus();
}

function addSource() {
  const place = document.querySelector("[data-key-source]");
  if (!place) return;
  const holder = place.closest("details");
  if (holder) holder.open = true;
  place.focus();
}

const KEYS = {
  KeyJ: () => follow("a[data-key-next]"),
  KeyK: () => follow("a[data-key-prev]"),
  KeyS: addSource,
  KeyA: takeSelection,
};

document.addEventListener("keydown", (event) => {
  if (kept.get(KEYS_OFF) === "1" || event.isComposing) return;
  if (event.code === "Enter" && (event.ctrlKey || event.metaKey)) {
    const form = event.target.closest("form") ?? document.querySelector("form[data-verdict]");
    if (form?.hasAttribute("data-verdict")) {
      event.preventDefault();
      form.requestSubmit();
    }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.shiftKey) {
    if (event.code === "Slash") showKeys();
    return;
  }
  const digit = /^Digit([1-9])$/.exec(event.code);
  if (digit) return chooseRating(Number(digit[1]));
  const action = KEYS[event.code];
  if (action) {
    event.preventDefault();
    action();
  }
});
