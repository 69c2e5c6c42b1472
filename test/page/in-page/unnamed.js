/** Controls without a name that could be read out. */
[...document.querySelectorAll('button, input, summary')]
  .filter((each) => !each.textContent.trim() && !each.ariaLabel && !each.labels?.length)
  .map((each) => each.outerHTML);
