/**
 * Who has given the token: a cookie that says until when, signed with the token. Nothing is stored, so a session outlasts
 * a restart; another token ends them all. Pure: clock and chance are given.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** A browser asks again after this long. */
export const SESSION_MS = 30 * 24 * 3_600 * 1_000;

/** `<until>.<nonce>.<signature>` */
export function issueSession(token: string, nowMs: number, nonce: string): string {
  const body = `${Math.floor(nowMs + SESSION_MS)}.${nonce}`;
  return `${body}.${signature(token, body)}`;
}

export function isSession(token: string, session: string, nowMs: number): boolean {
  const [until = '', nonce = '', signed = '', ...rest] = session.split('.');
  if (rest.length > 0 || !/^\d{1,15}$/.test(until)) return false;
  const ms = Number(until);
  // A clock that was set back does not make a session longer than it was meant to be.
  if (ms <= nowMs || ms > nowMs + SESSION_MS + 60_000) return false;
  return isSame(signed, signature(token, `${until}.${nonce}`));
}

/** Takes the same time whatever was given. */
export function isSame(given: string, right: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(right));
}

/** `__Host-` holds browsers to https, this host and the whole site (RFC 6265bis, 4.1.3.2). */
export const cookieName = (secure: boolean): string => (secure ? '__Host-earshot' : 'earshot');

/** @param value empty: takes the cookie back */
export function setCookie(value: string, secure: boolean): string {
  const age = value === '' ? 0 : SESSION_MS / 1000;
  const end = secure ? '; Secure' : '';
  return `${cookieName(secure)}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Strict${end}`;
}

/** The session of a `Cookie` header, or null. */
export function readCookie(header: string | undefined, secure: boolean): string | null {
  const name = cookieName(secure);
  for (const pair of (header ?? '').slice(0, 4096).split(';')) {
    const [key = '', value = ''] = pair.trim().split('=', 2);
    if (key === name) return value;
  }
  return null;
}

function signature(token: string, body: string): string {
  return createHmac('sha256', token).update(`earshot page ${body}`).digest('base64url');
}
