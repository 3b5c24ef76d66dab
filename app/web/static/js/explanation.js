// One key to the next answer and one back; the links do the same.

const ways = { Enter: "next", ArrowRight: "next", n: "next", ArrowLeft: "prev", p: "prev" };

document.addEventListener("keydown", (event) => {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  const free = !event.target.closest("a, button, input");
  const link = plain && free && ways[event.key] && document.querySelector(`a[rel=${ways[event.key]}]`);
  if (link) {
    event.preventDefault();
    link.click();
  }
});
