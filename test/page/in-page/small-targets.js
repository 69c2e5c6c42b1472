/** Controls that a thumb would miss; a box inside its label is as big as that. */
[...document.querySelectorAll('button, input, summary')]
  .filter(
    (each) => each.checkVisibility() && (each.closest('label') ?? each).getBoundingClientRect().height < 36,
  )
  .map((each) => each.id || each.textContent);
