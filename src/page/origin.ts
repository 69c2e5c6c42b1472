/**
 * Who may talk to the page. A web site must not reach it through the visitor's browser: neither from its own origin
 * (cross-site requests and WebSockets) nor by pointing its own name at our address (DNS rebinding).
 */
import { isIP } from 'node:net';
import { isLoopback } from '../config.js';

export interface Reach {
  /** The address that the page is bound to. */
  readonly host: string;
  /** Further names that people use for this hub. */
  readonly names: readonly string[];
  /** https, and nothing else. */
  readonly secure?: boolean;
}

/** The reason to refuse a request, or null. `host` and `origin` are the request's headers. */
export function refusal(reach: Reach, host: string | undefined, origin: string | undefined): string | null {
  if (host === undefined || !known(reach, hostname(`http://${host}`)))
    return `This hub is not called "${printable(host)}": use its address, or add the name to page.names in config.yaml.`;
  if (origin === undefined) return null;
  // The same name and port as the page itself; a page on another port of this machine is another site.
  if (origin === `${reach.secure === true ? 'https' : 'http'}://${host}`) return null;
  return `Requests from ${printable(origin)} are refused: open the page at its own address.`;
}

function known(reach: Reach, name: string | null): boolean {
  if (name === null) return false;
  if (isLoopback(name) || name === reach.host) return true;
  if (reach.names.some((each) => each.toLowerCase() === name)) return true;
  // Bound to every address, each of them is right; a rebinding attack needs a name.
  return !isLoopback(reach.host) && isIP(name) !== 0;
}

function hostname(url: string): string | null {
  if (!URL.canParse(url)) return null;
  return new URL(url).hostname.replace(/^\[|\]$/g, '').toLowerCase();
}

/** Headers are the client's own words: shortened and without control characters before they are said back. */
function printable(text: string | undefined): string {
  return (text ?? '').replaceAll(/[^\x20-\x7e]|"/g, '').slice(0, 60);
}
