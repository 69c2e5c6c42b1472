'use strict';

/**
 * The child process around the `speaker` package (messages: speaker.ts). It is a process of its own because libasound
 * aborts the whole process where there is no default device, at the mere `require`, and because `end()` drains
 * synchronously for half a second.
 */
const Speaker = require('speaker');

/** 40 ms at 24 kHz: a barge-in waits for one pending write at most. */
const CHUNK_BYTES = 2 * 960;

const stopping = new Set();

function write(speaker, bytes) {
  return new Promise((resolve, reject) => {
    speaker.once('error', reject);
    speaker.write(bytes, (error) => {
      speaker.removeListener('error', reject);
      if (error) reject(error);
      else resolve();
    });
  });
}

async function play({ id, sampleRateHz, pcm, device }) {
  const speaker = new Speaker({ channels: 1, bitDepth: 16, signed: true, sampleRate: sampleRateHz, device });
  for (let at = 0; at < pcm.length && !stopping.has(id); at += CHUNK_BYTES) {
    await write(
      speaker,
      Buffer.from(pcm.buffer, pcm.byteOffset + at, Math.min(CHUNK_BYTES, pcm.length - at)),
    );
  }
  // `destroy()` would leave the device open, and `close()` during a write races: here no write is pending.
  if (stopping.has(id)) speaker.close(true);
  else await new Promise((resolve) => speaker.once('close', resolve).end());
}

async function handle(message) {
  if (message.type === 'stop') {
    stopping.add(message.id);
    return;
  }
  try {
    await play(message);
    process.send({ type: 'played', id: message.id });
  } catch (error) {
    process.send({ type: 'failed', id: message.id, message: String(error.message) });
  } finally {
    stopping.delete(message.id);
  }
}

// Node would open its debugger (src/no-debugger.ts).
process.on('SIGUSR1', () => {});
process.on('message', handle);
process.on('disconnect', () => process.exit(0));
process.send({ type: 'ready' });
