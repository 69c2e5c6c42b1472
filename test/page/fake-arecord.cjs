#!/usr/bin/env node
// Two microphones as arecord lists them; the second one is loud.
const args = process.argv.slice(2);
if (args.includes('-l')) {
  process.stdout.write('card 1: Device [USB Audio Device], device 0: USB Audio [USB Audio]\n');
  process.stdout.write('card 2: Array [Mic Array], device 0: USB Audio [USB Audio]\n');
  process.exit(0);
}
const SAMPLES = 1024;
const loud = args.includes('plughw:CARD=Array') ? 0.2 : 0.0005;
process.stdout.on('error', () => process.exit(0));
setInterval(() => {
  const sound = Buffer.alloc(2 * SAMPLES);
  for (let at = 0; at < SAMPLES; at += 1)
    sound.writeInt16LE(Math.round((Math.random() - 0.5) * 65_535 * loud), 2 * at);
  process.stdout.write(sound);
}, SAMPLES / 16);
