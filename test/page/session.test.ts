import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSession, issueSession, readCookie, SESSION_MS, setCookie } from '../../src/page/session.js';

const TOKEN = 'correct-horse-battery';
const NOW = 1_800_000_000_000;

describe('a session', () => {
  const session = issueSession(TOKEN, NOW, 'nonce');

  it('holds for its time, with its token only', () => {
    expect(isSession(TOKEN, session, NOW)).toBe(true);
    expect(isSession(TOKEN, session, NOW + SESSION_MS - 1)).toBe(true);
    expect(isSession(TOKEN, session, NOW + SESSION_MS)).toBe(false);
    expect(isSession('another-token-entirely', session, NOW)).toBe(false);
    // The clock was set back by a year: it does not hold for thirteen months.
    expect(isSession(TOKEN, session, NOW - 365 * 86_400_000)).toBe(false);
  });

  it('cannot be made longer or made up', () => {
    const [until = '', nonce = '', signed = ''] = session.split('.');
    for (const forged of [
      `${Number(until) + 1}.${nonce}.${signed}`,
      `${until}.other.${signed}`,
      `${until}.${nonce}.`,
      `${until}.${nonce}`,
      `${session}.`,
      `+${session}`,
      `${until}e3.${nonce}.${signed}`,
      '',
    ])
      expect(isSession(TOKEN, forged, NOW), forged).toBe(false);
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        expect(isSession(TOKEN, text, NOW)).toBe(false);
      }),
    );
  });

  it('travels in a cookie that scripts, other sites and plain http do not get', () => {
    const cookie = setCookie(session, true);
    for (const part of ['__Host-earshot=', '; HttpOnly', '; SameSite=Strict', '; Secure', '; Path=/'])
      expect(cookie).toContain(part);
    expect(readCookie(cookie.split(';')[0], true)).toBe(session);
    expect(readCookie(`a=b; ${cookie.split(';')[0]}; c=d`, true)).toBe(session);
    expect(readCookie(`earshot=${session}`, true)).toBeNull();
    expect(readCookie(undefined, true)).toBeNull();
    expect(setCookie('', true)).toContain('Max-Age=0');
  });
});
