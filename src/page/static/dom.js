/** The few lines of DOM help that the views share. Text is always set as text, never as HTML. */

export const byId = (id) => document.getElementById(id);

/** `h('li', {class: 'x', 'data-on': true}, 'text', child)` */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/** Changes text only where it differs, so that live regions speak once. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
