// Shortcuts. They go by the key's place on the keyboard, so that Arabic layouts have the same ones.

import { kept } from "./drafts.js";
import { say } from "./live.js";
import { takeSelection } from "./selection.js";
import { decide, nextSuggestion, reject, undo } from "./suggestions.js";

const OFF = "factcheck.keys-off";
const TYPED_IN = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";

export const areOff = () => kept.get(OFF) === "1";

function showKeys() {
  const dialog = document.getElementById("keys");
  if (!dialog || dialog.open) return;
  const toggle = dialog.querySelector("[data-keys-toggle]");
  if (toggle) toggle.checked = !areOff();
  dialog.showModal();
}

function turn(on) {
  if (on) kept.drop(OFF);
  else kept.set(OFF, "1");
  say(document.body.dataset[on ? "keysOn" : "keysOff"]);
}

const follow = (selector) => document.querySelector(selector)?.click();

function chooseRating(digit) {
  const choices = document.querySelectorAll("form[data-verdict] input[name=rating]");
  if (!choices[digit - 1]) return;
  choices[digit - 1].click();
  choices[digit - 1].focus();
}

function addSource() {
  const place = document.querySelector("[data-key-source]");
  if (!place) return;
  const holder = place.closest("details");
  if (holder) holder.open = true;
  if (place.matches("a")) return place.click();
  const fields = holder ? [...holder.querySelectorAll("input:not([type=hidden]), select, textarea")] : [];
  // Of radio buttons the chosen one is where the keyboard enters.
  const first = fields.find((field) => field.name === fields[0].name && field.checked) ?? fields[0];
  (first ?? place).focus();
}

const ACTIONS = {
  KeyJ: () => follow("a[data-key-next]"),
  KeyK: () => follow("a[data-key-prev]"),
  KeyS: addSource,
  KeyA: takeSelection,
  KeyL: nextSuggestion,
  KeyX: reject,
  KeyZ: undo,
  Digit0: () => decide(0),
};
// Within a suggestion the digits decide on it, else they choose a rating.
for (let digit = 1; digit <= 9; digit += 1) ACTIONS[`Digit${digit}`] = () => decide(digit) || chooseRating(digit);

/** Ctrl+Enter sends the verdict, also from within its fields and with the single-key shortcuts off. */
function sendVerdict(event) {
  const form = event.target.closest("form") ?? document.querySelector("form[data-verdict]");
  if (!form?.hasAttribute("data-verdict")) return;
  event.preventDefault();
  form.requestSubmit();
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.repeat || document.querySelector("dialog[open]")) return;
  const command = event.ctrlKey || event.metaKey;
  if (event.code === "Enter" && command) return sendVerdict(event);
  if (command || event.altKey || areOff() || event.target.closest(TYPED_IN)) return;
  const action = event.shiftKey ? event.code === "Slash" && showKeys : ACTIONS[event.code];
  if (!action) return;
  event.preventDefault();
  action();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys-help]")) showKeys();
});
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-keys-toggle]")) turn(event.target.checked);
});
