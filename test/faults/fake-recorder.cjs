#!/usr/bin/env node
'use strict';
/**
 * A microphone with faults, in the place of arecord. FAKE_RECORDER is a comma-separated list of what it is at each start
 * (the last one repeats), FAKE_RECORDER_LOG a file that gets its process id at each start.
 */
const { appendFileSync, existsSync, readFileSync } = require('node:fs');

const log = process.env.FAKE_RECORDER_LOG;
const starts = existsSync(log) ? readFileSync(log, 'utf8').split('\n').length - 1 : 0;
appendFileSync(log, `${process.pid}\n`);
const behaviours = process.env.FAKE_RECORDER.split(',');
const [behaviour, value] = behaviours[Math.min(starts, behaviours.length - 1)].split(':');

const CHUNK = 4096;
/** Milliseconds of a chunk at 16 kHz; the others come as fast as they are taken. */
const PAUSE_MS = behaviour === 'hiss' ? CHUNK / 16 : 2;
let at = 0;
const WAVES = {
  /** The same value for ever. */
  constant: () => Number(value),
  /** 440 Hz at this sample rate. */
  tone: () => Math.round(20_000 * Math.sin((2 * Math.PI * 440 * at++) / Number(value))),
  /** A quiet room, no faster than it is. */
  hiss: () => Math.round(40 * Math.random()),
  /** Speech for the hub's fake detector: loud at the beginning of each frame. */
  loud: () => (at++ % 2 === 0 ? 30_000 : 29_000),
};

if (behaviour === 'unplugged') {
  process.stderr.write('arecord: main:850: audio open error: No such device\n', () => process.exit(1));
} else {
  const wave = WAVES[behaviour];
  const write = () => {
    const bytes = Buffer.alloc(2 * CHUNK);
    for (let i = 0; i < CHUNK; i++) bytes.writeInt16LE(wave(), 2 * i);
    process.stdout.write(bytes, (error) => {
      if (error) process.exit(0);
      setTimeout(write, PAUSE_MS);
    });
  };
  process.stdout.on('error', () => process.exit(0));
  write();
}
