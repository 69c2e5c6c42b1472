/** Questions to a person, or to a script that has written its answers to stdin: a line each. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

export interface Terminal {
  /** Somebody sits there, and can be asked again. */
  readonly interactive: boolean;
  say(text: string): void;
  /** null: there are no more answers. */
  ask(question: string): Promise<string | null>;
  /** The same, and what is typed is not shown. */
  askSecret(question: string): Promise<string | null>;
  close(): void;
}

export interface Streams {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
}

export function openTerminal(
  { input, output }: Streams = { input: process.stdin, output: process.stdout },
): Terminal {
  const interactive = input.isTTY === true;
  let hidden = false;
  const echo = new Writable({
    write: (chunk, _encoding, done) => {
      if (!hidden) output.write(chunk);
      done();
    },
  });
  const lines = createInterface({ input, output: echo, terminal: interactive });
  const given: string[] = [];
  let ended = false;
  let wake: (() => void) | null = null;
  lines.on('line', (line) => {
    given.push(line.trim());
    wake?.();
  });
  lines.on('close', () => {
    ended = true;
    wake?.();
  });
  const ask = async (question: string): Promise<string | null> => {
    output.write(question);
    while (given.length === 0 && !ended) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const line = given.shift() ?? null;
    // What a script writes is not shown: its transcript would run on in one line.
    if (!interactive || hidden || line === null) output.write('\n');
    return line;
  };
  return {
    interactive,
    say: (text) => void output.write(`${text}\n`),
    ask,
    askSecret: async (question) => {
      hidden = true;
      try {
        return await ask(question);
      } finally {
        hidden = false;
      }
    },
    close: () => lines.close(),
  };
}

/** Yes or no; no where nobody answers. */
export async function agreed(terminal: Terminal, question: string): Promise<boolean> {
  const answer = await terminal.ask(`${question} [y/N] `);
  return /^y(es)?$/i.test(answer ?? '');
}
