/** Replies as they come, one WAV per sentence, one after the other. */
export function createSpeaker() {
  let context = null;
  let next = 0;
  let decoding = Promise.resolve();
  let generation = 0;
  const playing = new Set();

  const ready = () => {
    context ??= new AudioContext();
    if (context.state === 'suspended') context.resume().catch(() => {});
    return context;
  };

  // Browsers give sound only after a gesture; any will do.
  for (const gesture of ['pointerdown', 'keydown']) addEventListener(gesture, ready, { once: true });

  return {
    play(wav) {
      const mine = generation;
      decoding = decoding
        .then(async () => {
          const audio = ready();
          const buffer = await audio.decodeAudioData(wav);
          if (mine !== generation) return;
          const source = audio.createBufferSource();
          source.buffer = buffer;
          source.connect(audio.destination);
          next = Math.max(next, audio.currentTime);
          source.start(next);
          next += buffer.duration;
          playing.add(source);
          source.onended = () => playing.delete(source);
        })
        .catch(() => {});
    },
    /** Barge-in: silence now. */
    hush() {
      generation += 1;
      for (const source of playing) source.stop();
      playing.clear();
      next = 0;
    },
  };
}
