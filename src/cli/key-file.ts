/** A minisign key that a person names. */
import { EarshotError, messageOf } from '../errors.js';
import { readTextAtMost } from '../read-text.js';

/** Two lines of text; a comment may be long. */
const MAX_BYTES = 16 * 1024;

/** @throws EarshotError UPDATE_KEY_INVALID (usage); no message holds what the file holds */
export async function readKeyFile(file: string): Promise<string> {
  return await readTextAtMost(file, MAX_BYTES).catch((cause: unknown) => {
    throw new EarshotError(
      'UPDATE_KEY_INVALID',
      `The key ${file} cannot be read (${messageOf(cause)}): give a file that \`earshot models keygen\` wrote.`,
      { cause, usage: true },
    );
  });
}
