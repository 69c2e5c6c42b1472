/** Imported by the entry point before its packages, one of which asks at once where it is. */
import { tell } from '../journal.js';

try {
  process.cwd();
} catch {
  tell('err', 'earshot: the folder that this was started in is gone: change to another one, and try again.');
  process.exit(2);
}
