// Saves an answer as it is given, and lets keys choose; without this module the page's buttons do the same.

const TYPING_PAUSE = 500;
const RETRY = 5000;

const form = document.querySelector("form.question");
const state = form.querySelector("[data-saved]");
const client = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16)).join("");
let sequence = 0;
let timer = 0;
let kept = answer();

function answer() {
  const chosen = [...form.querySelectorAll("[name=choice]:checked")].map((input) => Number(input.value));
  return JSON.stringify({ chosen, text: form.elements.text?.value ?? "" });
}

function say(words) {
  state.textContent = words;
}

function later(wait) {
  clearTimeout(timer);
  timer = setTimeout(save, wait);
}

async function save() {
  clearTimeout(timer);
  const given = answer();
  if (given === kept) return;
  sequence += 1;
  const mine = sequence;
  const body = JSON.stringify({ ...JSON.parse(given), client, sequence: mine, phase: form.dataset.phase });
  const headers = { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrf_token.value };
  try {
    const response = await fetch(form.dataset.save, { method: "POST", headers, body, keepalive: true });
    if (mine !== sequence) return; // a newer answer is under way and speaks for itself
    if (response.ok) {
      kept = given;
      const at = new Date((await response.json()).saved_at);
      say(`${form.dataset.savedWord} ${at.toLocaleTimeString(document.documentElement.lang, { hour12: false })}`);
    } else if (response.status >= 500) {
      again();
    } else {
      say((await response.json()).problem);
    }
  } catch {
    if (mine === sequence) again();
  }
}

function again() {
  say(form.dataset.waitingWord);
  later(RETRY);
}

function isTyping(target) {
  return target instanceof HTMLInputElement && target.type === "text";
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
  const option = /^[1-9]$/.test(event.key) && form.querySelectorAll("[name=choice]")[event.key - 1];
  if (option) {
    option.click();
    option.focus();
  } else if (event.key.toLowerCase() === "f") {
    form.querySelector("[data-flag]").click();
  } else if (event.key === "Enter" && event.target === document.body) {
    form.requestSubmit(form.querySelector("button[name=go]"));
  } else {
    return;
  }
  event.preventDefault();
}

form.addEventListener("change", save);
form.addEventListener("input", (event) => isTyping(event.target) && later(TYPING_PAUSE));
form.addEventListener("submit", () => {
  // The form is this client's newest word, so that no slower message of the page can overtake it.
  clearTimeout(timer);
  sequence += 1;
  form.elements.client.value = client;
  form.elements.sequence.value = sequence;
});
document.addEventListener("keydown", press);
document.addEventListener("visibilitychange", () => document.hidden && save());
document.addEventListener("citewell:last-call", save);
