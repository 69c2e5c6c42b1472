// tsc copies no static files: the page's HTML, CSS and JavaScript go to dist/ as they are.
import { cpSync, existsSync, statSync } from 'node:fs';

if (existsSync('src/page/static')) cpSync('src/page/static', 'dist/page/static', { recursive: true });
// CommonJS files that other programs load by path: the recorder module, the speaker's child process.
cpSync('src', 'dist', {
  recursive: true,
  filter: (from) => statSync(from).isDirectory() || from.endsWith('.cjs'),
});
