/**
 * A checked walk over a YAML 1.2 document: every value is asked for by type, every complaint carries its line.
 * It follows aliases itself and only as deep as the schema goes, so that an anchor bomb or a cycle costs nothing.
 */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseDocument,
} from 'yaml';
import { didYouMean } from './suggest.js';

/** More than this many complaints help nobody: the rest are counted. */
const MAX_ERRORS = 20;
/** A hand-written binding is small; beyond this it is a mistake or an attack. */
const MAX_PLAIN_NODES = 2_000;
const MAX_PLAIN_DEPTH = 12;

/** A node with the offset where it stands (an alias keeps its own line: that is where the person wrote it). */
export interface Item {
  readonly node: unknown;
  readonly offset: number;
}

export class Reader {
  readonly warnings: string[] = [];
  private readonly errors: { line: number; text: string }[] = [];
  private readonly doc: Document.Parsed<ParsedNode>;
  private readonly lines = new LineCounter();
  private readonly fileName: string;

  constructor(source: string, fileName: string) {
    this.fileName = fileName;
    // `schema: core` keeps YAML 1.2's plain words (on, off, yes, no) even under a %YAML 1.1 directive.
    this.doc = parseDocument(source, {
      lineCounter: this.lines,
      schema: 'core',
      version: '1.2',
      merge: false,
      prettyErrors: false,
      resolveKnownTags: false,
      logLevel: 'error',
    });
    for (const problem of [...this.doc.errors, ...this.doc.warnings]) {
      this.fail(problem.pos[0], plainYamlMessage(problem.code, problem.message));
    }
  }

  /** The whole document. */
  root(): Item {
    return { node: this.doc.contents, offset: 0 };
  }

  line(offset: number): number {
    return Math.max(1, this.lines.linePos(offset).line);
  }

  fail(at: Item | number, text: string): void {
    this.errors.push({ line: this.line(typeof at === 'number' ? at : at.offset), text: oneLine(text) });
  }

  warn(at: Item | number, text: string): void {
    const line = this.line(typeof at === 'number' ? at : at.offset);
    this.warnings.push(`${this.fileName}:${line}: ${oneLine(text)}`);
  }

  get failed(): boolean {
    return this.errors.length > 0;
  }

  /** One line per error, in the order of the file; null where there is none. */
  report(): string | null {
    if (this.errors.length === 0) return null;
    const seen = new Set<string>();
    const lines: string[] = [];
    for (const { line, text } of this.errors.toSorted((a, b) => a.line - b.line)) {
      const message = `${this.fileName}:${line}: ${text}`;
      if (!seen.has(message)) lines.push(message);
      seen.add(message);
    }
    const more = lines.length - MAX_ERRORS;
    return more > 0
      ? [...lines.slice(0, MAX_ERRORS), `${this.fileName}: and ${more} more`].join('\n')
      : lines.join('\n');
  }

  /** The entries of a map by key; unknown keys (where `known` is given) and keys that are no words are errors. */
  map(
    item: Item | undefined,
    what: string,
    known?: readonly string[],
    /** Taken, and not offered: whoever calls has something to say of them. */
    unnamed: readonly string[] = [],
  ): Map<string, Item> | null {
    const node = this.follow(item);
    if (item === undefined || node === null) return null;
    if (!isMap(node)) {
      this.fail(item, `${what} must be a map of "key: value", not ${describe(node)}`);
      return null;
    }
    const entries = new Map<string, Item>();
    for (const pair of node.items) {
      const offset = offsetOf(pair.key) ?? item.offset;
      const key = isScalar(pair.key) ? String(pair.key.value) : null;
      if (key === null) {
        this.fail(offset, `${what} has a key that is not a plain word`);
      } else if (known !== undefined && !known.includes(key) && !unnamed.includes(key)) {
        this.fail(offset, `${what} has an unknown key "${clip(key)}"${didYouMean(key, known)}`);
      } else {
        // `key:` with nothing behind it has no node of its own: its line is the key's.
        entries.set(key, { node: pair.value, offset: offsetOf(pair.value) ?? offset });
      }
    }
    return entries;
  }

  /** The items of a list; a missing one is empty. */
  list(item: Item | undefined, what: string): readonly Item[] {
    const node = this.follow(item);
    if (item === undefined || node === null) return [];
    if (!isSeq(node)) {
      this.fail(item, `${what} must be a list ("- ..." or [..., ...]), not ${describe(node)}`);
      return [];
    }
    return node.items.map((entry) => ({ node: entry, offset: offsetOf(entry) ?? item.offset }));
  }

  /** Text, not empty, trimmed. A number or true/false is an error that says to quote it. */
  text(item: Item | undefined, what: string): string | null {
    const node = this.follow(item);
    if (item === undefined || node === null) return null;
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    const quote =
      typeof value === 'number' || typeof value === 'boolean'
        ? `: write it in quotes, "${clip(sourceOf(node))}"`
        : '';
    this.fail(item, `${what} must be text, not ${value === '' ? 'empty' : describe(node)}${quote}`);
    return null;
  }

  texts(item: Item | undefined, what: string): readonly string[] {
    const texts: string[] = [];
    for (const entry of this.list(item, what)) {
      const text = this.text(entry, `an entry of ${what}`);
      if (text !== null) texts.push(text);
      else if (this.follow(entry) === null) this.fail(entry, `an entry of ${what} is empty`);
    }
    return texts;
  }

  number(item: Item | undefined, what: string): number | null {
    const value = this.scalar(item);
    if (item === undefined || value === null) return null;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    this.fail(item, `${what} must be a number, not ${describe(this.follow(item))}`);
    return null;
  }

  boolean(item: Item | undefined, what: string): boolean | null {
    const value = this.scalar(item);
    if (item === undefined || value === null) return null;
    if (typeof value === 'boolean') return value;
    const hint = /^(on|off|yes|no)$/i.test(String(value))
      ? ' (in YAML 1.2 on, off, yes and no are words)'
      : '';
    this.fail(item, `${what} must be true or false, not ${describe(this.follow(item))}${hint}`);
    return null;
  }

  oneOf<T extends string>(item: Item | undefined, what: string, values: readonly T[]): T | null {
    const text = this.text(item, what);
    if (item === undefined || text === null) return null;
    const found = values.find((value) => value === text);
    if (found === undefined) this.fail(item, `${what} "${clip(text)}" is unknown${didYouMean(text, values)}`);
    return found ?? null;
  }

  /** The value as it stands: undefined for a map or list, null for nothing. */
  scalar(item: Item | undefined): unknown {
    const node = this.follow(item);
    if (node === null) return null;
    return isScalar(node) ? node.value : undefined;
  }

  /** The scalar as the person wrote it (`1`, `on`), for lists of values. */
  source(item: Item): string | null {
    const node = this.follow(item);
    return isScalar(node) ? sourceOf(node).trim() : null;
  }

  isMap(item: Item): boolean {
    return isMap(this.follow(item));
  }

  isList(item: Item): boolean {
    return isSeq(this.follow(item));
  }

  /** A free-form value as plain data, limited in size; cycles and bombs are errors. */
  plain(item: Item | undefined, what: string): unknown {
    let budget = MAX_PLAIN_NODES;
    const copy = (node: unknown, depth: number): unknown => {
      budget -= 1;
      if (budget < 0 || depth > MAX_PLAIN_DEPTH) throw new RangeError('too large');
      const target = this.follow({ node, offset: 0 });
      if (isMap(target)) {
        return Object.fromEntries(
          target.items.map((pair) => [
            isScalar(pair.key) ? String(pair.key.value) : '?',
            copy(pair.value, depth + 1),
          ]),
        );
      }
      if (isSeq(target)) return target.items.map((entry) => copy(entry, depth + 1));
      return isScalar(target) ? target.value : null;
    };
    if (item === undefined || this.follow(item) === null) return null;
    try {
      return copy(item.node, 0);
    } catch {
      this.fail(item, `${what} is nested too deeply or too large`);
      return null;
    }
  }

  /** The node behind an alias; null for nothing. */
  private follow(item: Item | undefined): unknown {
    if (item === undefined) return null;
    let node: unknown = item.node;
    // An anchor may itself be an alias: a short chain is legitimate, a longer one is a cycle.
    for (let hop = 0; isAlias(node); hop++) {
      if (hop > 8) return null;
      const target: unknown = node.resolve(this.doc);
      if (target === undefined) {
        this.fail(
          item,
          `the alias *${clip(node.source)} stands for nothing; define &${clip(node.source)} above it`,
        );
      }
      node = target;
    }
    if (node === undefined || node === null) return null;
    return isScalar(node) && node.value === null ? null : node;
  }
}

/** Cuts a value quoted in a message: a file may hold a megabyte in one word. */
export function clip(text: string): string {
  const flat = oneLine(text);
  return flat.length > 60 ? `${flat.slice(0, 57)}...` : flat;
}

function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a message must stay one line whatever the file holds
  return text.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ');
}

function sourceOf(node: unknown): string {
  if (!isScalar(node)) return '';
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

function offsetOf(node: unknown): number | undefined {
  return isNode(node) && node.range ? node.range[0] : undefined;
}

function describe(node: unknown): string {
  if (isMap(node)) return 'a map';
  if (isSeq(node)) return 'a list';
  if (!isScalar(node)) return 'empty';
  const value = node.value;
  if (value === null) return 'empty';
  return typeof value === 'string' ? `"${clip(value)}"` : clip(sourceOf(node));
}

/** The parser's messages in the words of someone who edits a file. */
function plainYamlMessage(code: string, message: string): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'a tab stands where YAML wants spaces; indent with spaces';
    case 'DUPLICATE_KEY':
      return 'the same key stands twice in one map; keep one';
    case 'MULTIPLE_DOCS':
      return 'a second document starts here ("---"); one file describes one house';
    case 'TAG_RESOLVE_FAILED':
      return 'tags such as !secret and !include are not understood; write the value itself';
    default:
      return `this is not valid YAML: ${message}`;
  }
}
