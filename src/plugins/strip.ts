/**
 * TypeScript without its types, by the parser that Node itself uses for it (swc, compiled to WebAssembly): places stay
 * as they are, and what is more than types (`enum`) is refused. In a process of its own, which then ends: the parser
 * takes 27 MB and is fed with files that anybody may have written.
 */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { EarshotError, messageOf } from '../errors.js';
import { LIMITS } from './limits.js';

const PARSER = createRequire(import.meta.url).resolve('@swc/wasm-typescript');
const PROGRAM = `
const { transformSync } = require(process.argv[1]);
let source = '';
process.stdin.setEncoding('utf8').on('data', (text) => { source += text; }).on('end', () => {
  let result;
  try { result = { code: transformSync(source, { mode: 'strip-only' }).code }; }
  catch (error) { result = { message: String(error.message ?? error), line: Number(error.startLine ?? 0) }; }
  process.stdout.write(JSON.stringify(result));
});`;
const RESULT = z.union([z.object({ code: z.string() }), z.object({ message: z.string(), line: z.number() })]);

/** @throws EarshotError PLUGIN_INVALID with the line */
export async function stripTypes(source: string, file: string): Promise<string> {
  const output = await new Promise<string>((resolve, reject) => {
    const child = execFile(
      process.execPath,
      ['--max-old-space-size=128', '--eval', PROGRAM, PARSER],
      { timeout: LIMITS.startMs, maxBuffer: 4 * LIMITS.sourceBytes, env: {} },
      (error, stdout) => (error === null ? resolve(stdout) : reject(error)),
    );
    // It may have ended before it read everything; its exit says why.
    child.stdin?.on('error', () => {});
    child.stdin?.end(source);
  }).catch((cause: unknown) => {
    throw new EarshotError('PLUGIN_INVALID', `${file}: cannot be read as TypeScript (${messageOf(cause)})`, {
      cause,
      usage: true,
    });
  });
  const result = RESULT.parse(JSON.parse(output));
  if ('code' in result) return result.code;
  throw new EarshotError('PLUGIN_INVALID', `${file}:${result.line}: ${result.message}`, { usage: true });
}
