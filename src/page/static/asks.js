/** Requests that are answered once: the next `done` or `refused` about the same thing is theirs. */
export function createAsks(send) {
  const waiting = new Map();

  const answer = (about, result) => {
    const next = waiting.get(about)?.shift();
    next?.(result);
    return next !== undefined;
  };

  return {
    /** Resolves with `{ok, text}`; the text is for the person, or empty. */
    ask(message) {
      return new Promise((resolve) => {
        if (!send(message)) {
          resolve({ ok: false, text: 'There is no connection to the hub. Try again in a moment.' });
          return;
        }
        waiting.set(message.type, [...(waiting.get(message.type) ?? []), resolve]);
      });
    },
    /** True where somebody waited for this message. */
    take({ type, about, text, reason }) {
      if (type === 'done') return answer(about, { ok: true, text: text ?? '' });
      return type === 'refused' && answer(about, { ok: false, text: reason });
    },
    /** The connection went: nobody answers any more. */
    lost() {
      for (const all of waiting.values())
        for (const resolve of all) resolve({ ok: false, text: 'The connection to the hub was lost.' });
      waiting.clear();
    },
  };
}
