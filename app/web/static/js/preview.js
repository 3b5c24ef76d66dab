// What students see, kept in step with the form.

for (const field of document.querySelectorAll("[data-shown-in]")) {
  const shown = document.querySelector(`[data-shows="${field.dataset.shownIn}"]`);
  if (!shown) continue;
  const empty = field.value ? "" : shown.textContent;
  field.addEventListener("input", () => {
    shown.textContent = field.value || empty;
    if (shown.tagName === "LI") shown.hidden = !field.value;
  });
}
