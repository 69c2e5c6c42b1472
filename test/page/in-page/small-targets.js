/** Controls that a thumb would miss. */
[...document.querySelectorAll('button, input')]
  .filter((each) => each.getBoundingClientRect().height < 36)
  .map((each) => each.id || each.textContent);
