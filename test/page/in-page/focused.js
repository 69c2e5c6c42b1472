/** The element with the focus, in a word. */
document.activeElement.id || document.activeElement.textContent.trim();
