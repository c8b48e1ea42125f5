// What the desk does beyond plain pages. Every part of it is a help: each page works without.

import "./live.js";
import "./keys.js";
import "./follow.js";
import "./selection.js";
import { start } from "./drafts.js";

start();
// What needs a script appears with it.
const reveal = () => document.querySelectorAll("[data-keys-help], [data-take-selection]").forEach((one) => (one.hidden = false));
reveal();
document.addEventListener("htmx:afterSettle", reveal);
