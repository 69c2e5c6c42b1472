/** What sticks out of the box it is in, to the right, be it only into its padding. */
[...document.querySelectorAll('main *')]
  .filter((each) => each.checkVisibility() && !each.closest('.visually-hidden, svg'))
  .filter((each) => {
    const inner = each.parentElement.getBoundingClientRect().right;
    const padding = Number.parseFloat(getComputedStyle(each.parentElement).paddingRight);
    return each.getBoundingClientRect().right > inner - padding + 0.5;
  })
  .map((each) => each.outerHTML.slice(0, 120));
