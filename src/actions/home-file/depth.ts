/**
 * Guards the YAML parser, which recurses once per level: 200,000 opening brackets end the whole process (measured with
 * yaml 2.9.1: out of memory in its scanner, not an exception). A home file is six levels deep.
 */
import { Lexer } from 'yaml';

const MAX_FLOW_DEPTH = 40;
const MAX_INDICATORS_PER_LINE = 40;
const MAX_INDENT = 400;

/** The line (from 1) where the text is nested deeper than any home file, or null. Linear in the text. */
export function tooDeepAt(source: string): number | null {
  let line = 1;
  let flow = 0;
  let indicators = 0;
  let atLineStart = true;
  for (const token of new Lexer().lex(source)) {
    switch (token) {
      case '\n':
      case '\r\n':
        line += 1;
        indicators = 0;
        atLineStart = true;
        continue;
      case '[':
      case '{':
        flow += 1;
        break;
      case ']':
      case '}':
        flow -= 1;
        break;
      case '-':
      case '?':
      case ':':
        if (flow === 0) indicators += 1;
        break;
      default:
        if (atLineStart && token.length > MAX_INDENT && token.trim() === '') return line;
        // A block scalar or a quoted text of several lines is one token.
        for (let at = token.indexOf('\n'); at !== -1; at = token.indexOf('\n', at + 1)) line += 1;
    }
    atLineStart = false;
    if (flow > MAX_FLOW_DEPTH || indicators > MAX_INDICATORS_PER_LINE) return line;
  }
  return null;
}
