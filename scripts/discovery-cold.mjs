/**
 * How long a house of 5,000 devices takes from cold, and how much memory, without a broker in between:
 *
 *   npm run build && node --expose-gc scripts/discovery-cold.mjs [devices]
 *
 * Once as Home Assistant announces it (lights, switches, sensors), once as twenty networks of zigbee2mqtt. The time ends
 * when every device stands with its state and is known to be there; memory is what is more than before, after collection.
 */

import { parseHome } from '../dist/actions/home-file.js';
import { MemoryHouse } from '../dist/actions/memory-house.js';
import { Registry } from '../dist/actions/registry/registry.js';

const count = Number(process.argv[2] ?? 5_000);
const STATE = {
  state: 'ON',
  brightness: 120,
  color_temp: 300,
  temperature: 20.5,
  contact: true,
  linkquality: 90,
};
const IS_ONLINE = '{{ value_json.state }}';

const availability = (name) => [
  { topic: 'z/bridge/state', value_template: IS_ONLINE },
  { topic: `z/${name}/availability`, value_template: IS_ONLINE },
];

function discovered(index) {
  const name = `Device ${index}`;
  const common = {
    name: null,
    unique_id: `u${index}`,
    object_id: `device_${index}`,
    state_topic: `z/${name}`,
    availability: availability(name),
    availability_mode: 'all',
    device: {
      identifiers: [`z_0x${index.toString(16).padStart(16, '0')}`],
      name,
      manufacturer: 'V',
      model: 'M',
      suggested_area: `Room ${index % 60}`,
    },
  };
  const set = { command_topic: `z/${name}/set` };
  const value = (property) => ({ value_template: `{{ value_json.${property} }}` });
  const kinds = [
    ['light', { schema: 'json', brightness: true, supported_color_modes: ['color_temp'], ...set }],
    ['light', { schema: 'json', brightness: true, brightness_scale: 254, ...set }],
    ['switch', { ...value('state'), ...set }],
    [
      'sensor',
      {
        name: 'Temperature',
        device_class: 'temperature',
        unit_of_measurement: '°C',
        ...value('temperature'),
      },
    ],
    [
      'binary_sensor',
      { name: 'Contact', device_class: 'door', payload_on: false, payload_off: true, ...value('contact') },
    ],
  ];
  const [component, more] = kinds[index % kinds.length];
  return [`homeassistant/${component}/0x${index}/${component}/config`, { ...common, ...more }];
}

function network(number, size) {
  const state = {
    type: 'binary',
    name: 'state',
    property: 'state',
    access: 7,
    value_on: 'ON',
    value_off: 'OFF',
  };
  const level = { type: 'numeric', name: 'brightness', property: 'brightness', access: 7, value_max: 254 };
  const link = {
    type: 'numeric',
    name: 'linkquality',
    property: 'linkquality',
    access: 1,
    category: 'diagnostic',
  };
  const exposes = [{ type: 'light', features: [state, level] }, link];
  const devices = Array.from({ length: size }, (_, place) => {
    const index = number * size + place;
    return {
      ieee_address: `0x${index.toString(16).padStart(16, '0')}`,
      type: 'Router',
      friendly_name: `Device ${index}`,
      power_source: 'Mains (single phase)',
      definition: { model: 'M', vendor: 'V', description: 'Bulb', exposes },
    };
  });
  return [`z${number}/bridge/devices`, devices];
}

async function measure(name, messages) {
  const house = new MemoryHouse();
  for (const [topic, payload] of messages)
    await house.publish(topic, JSON.stringify(payload), { retain: true });
  await house.settled();
  globalThis.gc?.();
  const before = process.memoryUsage();
  const cpuBefore = process.cpuUsage();
  const started = performance.now();
  const registry = new Registry(house, parseHome('devices: []', 'home.yaml').home);
  await registry.start();
  const whole = () => {
    const { home, unavailable } = registry.snapshot;
    return home.devices.length === count && unavailable.size === 0;
  };
  while (!whole()) {
    if (performance.now() - started > 60_000)
      throw new Error(`only ${registry.snapshot.home.devices.length} stand`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const ms = Math.round(performance.now() - started);
  const cpu = process.cpuUsage(cpuBefore);
  globalThis.gc?.();
  globalThis.gc?.();
  const after = process.memoryUsage();
  const mb = (key) => Math.round((after[key] - before[key]) / 1024 / 1024);
  const cpuMs = Math.round((cpu.user + cpu.system) / 1000);
  const told = { name, devices: count, ms, cpuMs, heapMb: mb('heapUsed'), rssMb: mb('rss') };
  process.stdout.write(`${JSON.stringify(told)}\n`);
  await registry.close();
  await house.close();
}

const indices = Array.from({ length: count }, (_, index) => index);
await measure('Home Assistant discovery', [
  ...indices.map(discovered),
  ...indices.flatMap((index) => [
    [`z/Device ${index}`, STATE],
    [`z/Device ${index}/availability`, { state: 'online' }],
  ]),
  ['z/bridge/state', { state: 'online' }],
]);
const size = count / 20;
await measure('zigbee2mqtt', [
  ...Array.from({ length: 20 }, (_, number) => network(number, size)),
  ...indices.map((index) => [`z${Math.floor(index / size)}/Device ${index}`, STATE]),
  ...Array.from({ length: 20 }, (_, number) => [`z${number}/bridge/state`, { state: 'online' }]),
]);
