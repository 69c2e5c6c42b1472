/** How many elements would move or fade. */
[...document.querySelectorAll('*')].filter((each) => {
  const { transitionDuration, animationName } = getComputedStyle(each);
  return transitionDuration !== '0s' || animationName !== 'none';
}).length;
