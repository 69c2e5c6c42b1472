import { describe, expect, it } from 'vitest';
import { Crowd, Visitors } from '../../src/page/visitors.js';

const one = (): Visitors => new Visitors({ perSecond: 1, burst: 1 }, () => 0);

describe('a visitor', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['192.0.2.7', '::ffff:192.0.2.7'],
    ['2001:db8:1:2::5', '2001:db8:1:2:ffff:1:2:3'],
    ['2001:db8::5', '2001:0DB8:0:0::6'],
    ['fe80::1%eth0', 'fe80::2%eth0'],
    ['::1', '::1'],
  ])('at %s is the one at %s', (first, second) => {
    const visitors = one();
    expect(visitors.allow(first)).toBe(true);
    expect(visitors.allow(second)).toBe(false);
  });

  it.each([
    ['192.0.2.7', '192.0.2.8'],
    ['::ffff:192.0.2.7', '::ffff:192.0.2.8'],
    ['2001:db8:1:2::5', '2001:db8:1:3::5'],
    ['fd00::1', 'fe80::1'],
    ['1:2::3:4:5', '1::2:3:4:5'],
  ])('at %s is not the one at %s', (first, second) => {
    const visitors = one();
    expect(visitors.allow(first)).toBe(true);
    expect(visitors.allow(second)).toBe(true);
  });
});

describe('a crowd', () => {
  it('holds so many of each address, and takes others for those that left', () => {
    const crowd = new Crowd(2);
    const enter = (...addresses: string[]) => addresses.map((address) => crowd.enter(address));
    expect(enter('192.0.2.7', '::ffff:192.0.2.7', '192.0.2.7', '192.0.2.8')).toEqual([
      true,
      true,
      false,
      true,
    ]);
    crowd.leave('192.0.2.7');
    expect(enter('192.0.2.7', '192.0.2.7')).toEqual([true, false]);
    for (const address of ['192.0.2.7', '192.0.2.7', '192.0.2.8']) crowd.leave(address);
    expect(enter('192.0.2.7', '192.0.2.7', '192.0.2.7')).toEqual([true, true, false]);
  });

  it('is one visitor of an IPv6 network', () => {
    const crowd = new Crowd(1);
    expect(crowd.enter('2001:db8::1')).toBe(true);
    expect(crowd.enter('2001:db8::2')).toBe(false);
  });
});
