/** The contrast (WCAG 2) of every text that can be seen, against what is painted behind it. */
(() => {
  const parse = (color) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = color.match(/[\d.]+/g)?.map(Number) ?? [];
    return { rgb: [red, green, blue], alpha };
  };
  const luminance = ({ rgb }) => {
    const [red, green, blue] = rgb.map((value) =>
      value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const color = parse(getComputedStyle(each).backgroundColor);
      if (color.alpha > 0.9) return color;
    }
    return { rgb: [255, 255, 255], alpha: 1 };
  };
  const hasText = (element) =>
    [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '',
    );
  return [...document.querySelectorAll('body *')]
    .filter((each) => each.checkVisibility() && each.clientWidth > 1 && hasText(each))
    .filter((each) => !each.closest(':disabled, .skip, .visually-hidden'))
    .map((each) => {
      const [one, other] = [luminance(parse(getComputedStyle(each).color)), luminance(behind(each))];
      const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      return { text: each.textContent.trim().slice(0, 40), ratio };
    });
})();
