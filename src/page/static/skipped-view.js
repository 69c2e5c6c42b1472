/** What was found and is nothing to speak to, with the reason; asked for when somebody looks. */
import { byId, h, setText } from './dom.js';

export function createSkippedView(send) {
  const box = byId('skipped');
  box.addEventListener('toggle', () => {
    if (box.open) send({ type: 'skipped' });
  });
  return {
    show(skipped) {
      setText(
        byId('skipped-none'),
        skipped.length === 0 ? 'Everything that was found can be spoken to.' : '',
      );
      byId('skipped-list').replaceChildren(
        ...skipped.map(({ source, reason }) => h('li', {}, h('code', {}, source), h('span', {}, reason))),
      );
    },
  };
}
