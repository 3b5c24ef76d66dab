// Around the form that writes a question: after a part of it was exchanged, what was done is said and focus is kept;
// words drawn over in a citation fill in the blank.

const status = document.querySelector("[data-writing-status]");

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "writing") return;
  const said = document.querySelector(".error-summary li, [data-said]");
  if (status && said) status.textContent = said.textContent.trim();
  // The button that was pressed may be gone, with whatever it belonged to.
  if (document.activeElement === document.body) document.getElementById("writing").focus({ preventScroll: true });
});

// What is typed while a button is at work would go with the form that the answer takes the place of: so nothing is.
function hold(event, isHeld) {
  if (event.detail.target.id !== "writing") return;
  for (const field of document.querySelectorAll("#write-form textarea, #write-form input")) field.readOnly = isHeld;
}
document.addEventListener("htmx:beforeRequest", (event) => hold(event, true));
document.addEventListener("htmx:afterRequest", (event) => event.detail.failed && hold(event, false));

// What could not be done in passing is done as without scripts; the server then says why.
for (const name of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(name, (event) => {
    const button = event.detail.elt;
    if (button instanceof HTMLButtonElement) button.form.requestSubmit(button);
  });
}

let waiting = 0;
document.addEventListener("selectionchange", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const blank = document.querySelector("[data-blank]");
    const selection = document.getSelection();
    if (!blank || !selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const inside = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-cited-words]");
    const words = selection.toString().trim();
    if (words && inside(range.startContainer) && inside(range.startContainer) === inside(range.endContainer)) {
      blank.value = words;
    }
  }, 250);
});
