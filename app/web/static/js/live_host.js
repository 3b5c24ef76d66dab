// Keys for the host's buttons, so that a remote control or one hand is enough; the buttons do the same.

const keys = { ArrowRight: "n", PageDown: "n" };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
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
