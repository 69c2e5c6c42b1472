/** One stroke icon per kind of device, 24 x 24. */
const PATHS = {
  light: 'M9 18h6M10 21h4M8 14.5A5.6 5.6 0 1 1 16 14.5c-.7.8-1 1.500-1 2.500H9c0-1-.3-1.700-1-2.500Z',
  outlet: 'M5 5h14v14H5zM10 10v3M14 10v3',
  switch: 'M7 8h10a4 4 0 0 1 0 8H7a4 4 0 0 1 0-8ZM17 12h.01',
  fan: 'M12 12c-1-4 0-7 2.500-7S17 9 12 12Zm0 0c4-1 7 0 7 2.500S15 17 12 12Zm0 0c1 4 0 7-2.500 7S7 15 12 12Zm0 0c-4 1-7 0-7-2.500S9 7 12 12Z',
  cover: 'M4 4h16M6 4v15M18 4v15M6 8h12M6 12h12M6 16h12',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  unlock: 'M6 11h12v9H6zM8.500 11V7a3.500 3.500 0 0 1 6.800-1.200',
  climate: 'M10 13.500V5a2 2 0 1 1 4 0v8.500a4 4 0 1 1-4 0ZM12 9v8',
  media: 'M4 6h16v10H4zM9 20h6M12 16v4',
  vacuum: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM12 8v2M8 15a5 5 0 0 0 8 0',
  alarm: 'M12 3 5 6v5c0 4.500 3 8 7 10 4-2 7-5.500 7-10V6z',
  scene: 'm12 4 1.800 5.200L19 11l-5.200 1.800L12 18l-1.800-5.200L5 11l5.200-1.800zM18 16v4M16 18h4',
  sensor: 'M4 12h4l2-6 4 12 2-6h4',
  weather: 'M7 18a4 4 0 0 1 0-8 5 5 0 0 1 9.600 1A3.500 3.500 0 0 1 17 18z',
  person: 'M12 4a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7ZM5 20a7 7 0 0 1 14 0',
  valve: 'M12 4s5 5.500 5 9.500a5 5 0 0 1-10 0C7 9.500 12 4 12 4Z',
};

const SAME = {
  siren: 'alarm',
  humidifier: 'valve',
  water_heater: 'climate',
  mower: 'vacuum',
  script: 'scene',
  automation: 'scene',
  button: 'switch',
  number: 'sensor',
  select: 'sensor',
  binary_sensor: 'sensor',
};

const SVG = 'http://www.w3.org/2000/svg';

export function icon(kind) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', pathOf(kind));
  svg.append(path);
  return svg;
}

export function pathOf(kind) {
  return PATHS[kind] ?? PATHS[SAME[kind]] ?? PATHS.sensor;
}
