"""Questions: drafts from facts, their keys, distractors, and the flaws that drop them."""
