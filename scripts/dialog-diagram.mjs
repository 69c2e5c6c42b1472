// Redraws the diagram in docs/dialog.md from the compiled machine: npm run build && npm run docs:dialog
import { readFileSync, writeFileSync } from 'node:fs';
import { withDiagram } from '../dist/fsm/diagram.js';

const page = new URL('../docs/dialog.md', import.meta.url);
writeFileSync(page, withDiagram(readFileSync(page, 'utf8')));
