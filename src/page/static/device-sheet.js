/** One device: how it stands, what was last asked of it, where it comes from, and what it is called. */
import { describe, lastCommand, properties } from './describe.js';
import { byId, h, setText } from './dom.js';
import { createNameForm } from './name-form.js';

export function createDeviceSheet({ ask, roomOf, units, namesakes }) {
  const sheet = byId('device');
  let shown = null;

  const fact = (name, value) => [h('dt', {}, name), h('dd', {}, value)];
  const facts = (device) => {
    const state = device.available
      ? `${describe(device, units()).text}${device.unconfirmed ? ' (it has not confirmed the last command)' : ''}`
      : 'offline';
    return [
      ...fact('State', state),
      ...properties(device, units()).flatMap(([name, value]) => fact(name, value)),
      ...fact('Last command', lastCommand(device.last)),
      ...fact('Comes from', device.from ?? 'unknown'),
      ...fact('Id', device.id),
      ...(namesakes(device).length > 0
        ? fact(
            'Same name',
            `${namesakes(device)
              .map(({ id }) => id)
              .join(', ')}: give one of them another, so that it need not be asked which is meant`,
          )
        : []),
      ...(device.unspeakable ? fact('Cannot be spoken to', device.unspeakable) : []),
    ];
  };

  byId('device-close').addEventListener('click', () => sheet.close());
  // A click beside the sheet closes it, too.
  sheet.addEventListener('click', (event) => {
    if (event.target === sheet) sheet.close();
  });
  sheet.addEventListener('close', () => {
    shown = null;
  });

  return {
    open(device) {
      shown = device.id;
      setText(byId('device-title'), device.name);
      byId('device-facts').replaceChildren(...facts(device));
      byId('device-form').replaceChildren(
        createNameForm(device, { ask, roomOf, full: true, onDone: () => sheet.close() }),
      );
      sheet.showModal();
    },
    /** The form stays as it is: somebody may be typing. */
    refresh(device) {
      if (device.id === shown) byId('device-facts').replaceChildren(...facts(device));
    },
    get isOpen() {
      return sheet.open;
    },
  };
}
