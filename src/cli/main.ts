/** Entry point of the command `earshot`. */
import '../no-debugger.js';
import '../no-telemetry.js';
import './working-folder.js';

import { messageOf } from '../errors.js';
import { tell } from '../journal.js';
import { watchOutput } from './output-errors.js';
import { main } from './program.js';

const LEFT_OPEN_MS = 5_000;

const hasFailed = watchOutput();
process.on('uncaughtException', (error) => {
  tell('err', `earshot: ${messageOf(error)}`);
  process.exit(1);
});

const status = await main(process.argv.slice(2));
process.exitCode = status === 0 && hasFailed() ? 1 : status;
// All is closed by now. What a bug or a library still holds open must not keep a service from ending.
setTimeout(() => process.exit(), LEFT_OPEN_MS).unref();
