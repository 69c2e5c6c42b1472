/** Recordings of the hub's own voice, in a folder that goes away again. */
import { join } from 'node:path';

const load = (name) => import(new URL(`../../dist/${name}.js`, import.meta.url).href);

/** Said to the example house: devices, values, questions, timers, lists, and two things at once. */
const SENTENCES = [
  'Turn on the kitchen light.',
  'Set the bedroom light to thirty percent.',
  'Open the bedroom blinds.',
  'Is the front door locked?',
  'Set the thermostat to twenty one degrees.',
  'Turn off all the lights in the living room.',
  'Set a timer for an hour and a half.',
  'Add oranges to the shopping list.',
  'What is seven times eight?',
  'Close the curtains and turn off the desk lamp.',
  'Set the living room temperature to nineteen degrees.',
  'Wake me up at seven thirty.',
  'Start the robot vacuum.',
  'How warm is it in the garden?',
  'Turn the bathroom fan off in ten minutes.',
];

/** @returns a row for each: `text` as it was said, `file`: 16 kHz mono */
export async function speakClips(folder, count) {
  const { openVoice } = await load('audio/voice/voice');
  const { writeWav } = await load('audio/encode-wav');
  const { speakSample } = await load('hub/page/samples');
  const voice = await openVoice({ engine: 'neural', speed: 1 });
  const clips = [];
  try {
    for (const [at, text] of SENTENCES.slice(0, count).entries()) {
      const file = join(folder, `${String(at + 1).padStart(2, '0')}.wav`);
      const { recording } = await speakSample(voice, text, new AbortController().signal);
      await writeWav(file, recording);
      clips.push({ text, file });
    }
  } finally {
    await voice.close();
  }
  return clips;
}
