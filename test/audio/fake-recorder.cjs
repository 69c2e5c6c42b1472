#!/usr/bin/env node
'use strict';
/**
 * Stands in for arecord. FAKE_RECORDER is a comma-separated list of behaviours, one for each start (the last one
 * repeats); FAKE_RECORDER_LOG is a file that gets a line of arguments for each start.
 */
const { appendFileSync, existsSync, readFileSync } = require('node:fs');

const log = process.env.FAKE_RECORDER_LOG;
const starts = existsSync(log) ? readFileSync(log, 'utf8').split('\n').length - 1 : 0;
appendFileSync(log, `${process.pid} ${process.argv.slice(2).join(' ')}\n`);
const behaviours = process.env.FAKE_RECORDER.split(',');
const behaviour = behaviours[Math.min(starts, behaviours.length - 1)];

let counter = 0;
/** 16-bit samples that count up, so that the reader can see that none is lost. */
function samples(count) {
  const bytes = Buffer.alloc(2 * count);
  for (let i = 0; i < count; i++) bytes.writeInt16LE(counter++ % 30000, 2 * i);
  return bytes;
}

const stay = () => setInterval(() => {}, 1000);

if (behaviour === 'odd') {
  // 20 frames in chunks that split samples and frames; then silence, alive.
  const bytes = samples(20 * 512);
  let at = 0;
  for (const size of [1, 3, 1022, 4097, 2, 9, 65536]) {
    process.stdout.write(bytes.subarray(at, at + size));
    at += size;
  }
  stay();
} else if (behaviour === 'flow') {
  setInterval(() => process.stdout.write(samples(512)), 5);
} else if (behaviour === 'die') {
  process.stdout.write(samples(1024), () => {
    process.stderr.write('arecord: main:850: audio open error: Device or resource busy\n', () =>
      process.exit(1),
    );
  });
} else if (behaviour === 'finish') {
  process.stdout.write(samples(512), () => process.exit(0));
} else if (behaviour === 'stall') {
  stay();
} else if (behaviour === 'stubborn') {
  process.on('SIGTERM', () => {});
  setInterval(() => process.stdout.write(samples(512)), 5);
}
