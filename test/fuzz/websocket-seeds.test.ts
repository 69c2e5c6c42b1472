/** What the kept frames reach: each way of reading and of refusing them is one that the fuzzer begins with. */
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readCorpus } from './corpus.js';
import { websocket } from './targets/websocket.js';

const SEEDS = readCorpus(fileURLToPath(new URL('./corpus', import.meta.url)), 'websocket');

it.each([
  ['masked.bin', '1006 say,mute'],
  ['fragmented.bin', '1006 say,cancel'],
  ['empty-fragments.bin', '1006 cancel'],
  ['control-between.bin', '1006 say'],
  ['control-full.bin', '1006 cancel'],
  ['sound.bin', '1006 talk,sound,talk'],
  ['in-single-bytes.bin', '1006 say,say'],
  ['in-threes.bin', '1000 talk,sound,talk'],
  ['length-16.bin', '1006 say'],
  ['length-64-small.bin', '1006 cancel'],
  ['length-64.bin', '1006 WS_ERR_UNSUPPORTED_MESSAGE_LENGTH'],
  ['length-limit.bin', '1006 WS_ERR_UNSUPPORTED_MESSAGE_LENGTH'],
  ['length-2-32.bin', '1006 WS_ERR_UNSUPPORTED_MESSAGE_LENGTH'],
  ['length-2-53.bin', '1006 WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH'],
  ['length-2-63.bin', '1006 WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH'],
  ['bad-utf8.bin', '1006 WS_ERR_INVALID_UTF8'],
  ['bad-utf8-late.bin', '1006 WS_ERR_INVALID_UTF8'],
  ['surrogate.bin', '1006 WS_ERR_INVALID_UTF8'],
  ['unmasked.bin', '1006 WS_ERR_EXPECTED_MASK'],
  ['reserved-bits.bin', '1006 WS_ERR_UNEXPECTED_RSV_1'],
  ['reserved-opcode.bin', '1006 WS_ERR_INVALID_OPCODE'],
  ['reserved-control.bin', '1006 WS_ERR_INVALID_OPCODE'],
  ['continued-nothing.bin', '1006 WS_ERR_INVALID_OPCODE'],
  ['begun-twice.bin', '1006 WS_ERR_INVALID_OPCODE'],
  ['control-long.bin', '1006 WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH'],
  ['control-fragmented.bin', '1006 WS_ERR_EXPECTED_FIN'],
  ['close.bin', '1000 good bye cancel'],
  ['close-empty.bin', '1005'],
  ['close-short.bin', '1006 WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH'],
  ['close-code.bin', '1006 WS_ERR_INVALID_CLOSE_CODE'],
  ['close-reason.bin', '1006 WS_ERR_INVALID_UTF8'],
])('%s: %s', async (name, answer) => {
  const seed = SEEDS.get(name);
  if (seed === undefined) throw new Error('it is not kept');
  expect(await websocket.run(seed)).toBe(answer);
});

it('frames that say they are longer than what is left are mended half of the time, and others left alone', () => {
  const long = Uint8Array.from([0, 0x81, 0xfe, 0xff, 0xff, 0, 0, 0, 0, 0x7b, 0x7d]);
  const mended = [0.4, 0.6].map((chance) => Buffer.from(websocket.mend?.(long, () => chance) ?? []));
  expect(mended.map((bytes) => bytes.readUInt16BE(3))).toEqual([0xffff, 2]);
  const sound = SEEDS.get('fragmented.bin') ?? new Uint8Array();
  expect(Buffer.from(websocket.mend?.(sound, () => 0.9) ?? [])).toEqual(Buffer.from(sound));
});
