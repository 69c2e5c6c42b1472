/** Controls that a thumb would miss. */
[...document.querySelectorAll('button, input')]
  .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 36)
  .map((each) => each.id || each.textContent);
