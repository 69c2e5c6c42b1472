'use strict';

/**
 * The recorder module that node-record-lpcm16 loads (it takes any path as `recorder`). Its own modules are not used
 * because they leave the buffers at their defaults: arecord's period is then about 125 ms and sox's buffer 256 ms,
 * most of a reply's latency. Here a period is one frame (512 samples = 32 ms).
 */
const FRAME_SAMPLES = 512;

function alsa(options) {
  const format = ['-t', 'raw', '-f', 'S16_LE', '-r', options.sampleRate, '-c', options.channels];
  const buffers = [`--period-size=${FRAME_SAMPLES}`, `--buffer-size=${16 * FRAME_SAMPLES}`];
  const device = options.device ? ['-D', options.device] : [];
  return { args: ['-q', ...device, ...format, ...buffers, '-'], env: {} };
}

function sox(options, input) {
  const format = [
    '-t',
    'raw',
    '-e',
    'signed-integer',
    '-b',
    16,
    '-r',
    options.sampleRate,
    '-c',
    options.channels,
  ];
  const device = options.device ? { AUDIODEV: options.device } : {};
  return { args: ['-q', '--buffer', 2 * FRAME_SAMPLES, ...input, ...format, '-'], env: device };
}

const RECORDERS = {
  arecord: alsa,
  sox: (options) => sox(options, ['--default-device']),
  rec: (options) => sox(options, []),
};

module.exports = (options) => {
  const { args, env } = RECORDERS[options.program](options);
  return {
    cmd: options.command,
    args: args.map(String),
    spawnOptions: { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  };
};
