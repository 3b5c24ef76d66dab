// Keys for the host's buttons, so that a remote control or one hand is enough; the buttons do the same.

const OFF = "citewell-live-keys-off";
const keys = { ArrowRight: "n", PageDown: "n" };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || localStorage.getItem(OFF)) return;
  if (event.key === "?") {
    const help = document.getElementById("live-keys");
    help.open = !help.open;
    help.querySelector("summary").focus();
    return;
  }
  const key = keys[event.key] ?? event.key.toLowerCase();
  const button = /^[a-z]$/.test(key) && document.querySelector(`[data-key=${key}]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

// Single letters can get in the way of dictation, so they can be turned off; the browser remembers it.
document.addEventListener("toggle", (event) => {
  const choice = event.target.querySelector?.("[data-keys-on]");
  if (choice) choice.checked = !localStorage.getItem(OFF);
}, true);
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-keys-on]")) return;
  if (event.target.checked) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "1");
});
