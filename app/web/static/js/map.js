// The map of all questions is folded on a small screen; what one opens or folds stays so.

const KEY = "citewell.map";

function read() {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function begin() {
  const map = document.querySelector("[data-question-map]");
  if (!map) return;
  map.open = read() ? read() === "open" : matchMedia("(min-width: 48rem)").matches;
  map.addEventListener("toggle", () => {
    try {
      sessionStorage.setItem(KEY, map.open ? "open" : "folded");
    } catch {
      // Then each page begins as its width has it.
    }
  });
}
