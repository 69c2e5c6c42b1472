// tsc copies no static files: the page's HTML, CSS and JavaScript go to dist/ as they are.
import { cpSync, existsSync } from 'node:fs';

if (existsSync('src/page/static')) cpSync('src/page/static', 'dist/page/static', { recursive: true });
