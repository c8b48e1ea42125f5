// Suggested links by keyboard: going from one to the next, deciding, rejecting with a reason, taking it back.

const OPEN = "[data-suggestion]";

const current = () => document.activeElement?.closest(OPEN);

/** Go to the suggestion after the one that has the focus; after the last comes the first. */
export function nextSuggestion() {
  const all = [...document.querySelectorAll(OPEN)];
  const next = all[(all.indexOf(current()) + 1) % all.length];
  next?.querySelector("a[id]")?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** Press the button with this number of the suggestion in focus, 0 for unsure. Whether there is such a suggestion. */
export function decide(digit) {
  const here = current();
  const buttons = here ? [...here.querySelectorAll("button[name=decision]:not([value=rejected])")] : [];
  const chosen = digit ? buttons.filter((one) => one.value !== "unsure")[digit - 1] : buttons.find((one) => one.value === "unsure");
  chosen?.click();
  return Boolean(here);
}

/** Open the field for the reason; the rejection itself is sent from there. */
export function reject() {
  const place = current()?.querySelector("details[id^=reject-]");
  if (!place) return;
  place.open = true;
  place.querySelector("input:not([type=hidden])").focus();
}

export const undo = () => document.querySelector("[data-key-undo]")?.click();

// A decided suggestion moves elsewhere: the focus goes on to the next one, or to the heading when there is none.
let deciding = false;
document.addEventListener("htmx:beforeSwap", () => {
  deciding = Boolean(document.activeElement?.closest("#links-part"));
});
document.addEventListener("htmx:afterSettle", () => {
  const here = document.activeElement;
  const decided = here?.closest(".sg") && !here.closest(OPEN);
  if (!deciding || (here?.closest("#desk") && !decided)) return;
  (document.querySelector(`${OPEN} a[id]`) ?? document.getElementById("links"))?.focus();
});
