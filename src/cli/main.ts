/** Entry point of the command `earshot`. */
import '../no-debugger.js';
import '../no-telemetry.js';

import { messageOf } from '../errors.js';
import { tell } from '../journal.js';
import { main } from './program.js';

// A reader that has gone ("| head") is no failure; commands that should end then listen for it themselves.
process.stdout.on('error', () => {});
process.on('uncaughtException', (error) => {
  tell('err', `earshot: ${messageOf(error)}`);
  process.exit(1);
});

process.exitCode = await main(process.argv.slice(2));
