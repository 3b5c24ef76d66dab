// Ticks all questions of the page at once, and says how many are ticked. Without it each is ticked by hand.
"use strict";

const form = document.querySelector(".bank");
const boxes = form ? [...form.querySelectorAll("input[name=question]")] : [];
const head = form?.querySelector("thead th");

if (head && boxes.length > 1) {
  const label = document.createElement("label");
  label.className = "bank-target";
  const all = document.createElement("input");
  all.type = "checkbox";
  all.className = "form-check-input";
  const words = document.createElement("span");
  words.className = "visually-hidden";
  words.textContent = head.textContent.trim();
  label.append(all, words);
  head.replaceChildren(label);

  const follow = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  };
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    if (all.checked) form.querySelector("input[name=which][value=ticked]").checked = true;
  });
  for (const box of boxes) box.addEventListener("change", follow);
  follow();
}
