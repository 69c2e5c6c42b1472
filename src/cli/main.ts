/** Entry point of the command `earshot`. */
import { main } from './program.js';

process.exitCode = await main(process.argv.slice(2));
