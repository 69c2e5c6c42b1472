/** The inside of the namespace: the trap, and what the kernel counts. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ip = (...args) => spawnSync('ip', args, { encoding: 'utf8' });

/** TEST-NET-1 of RFC 5737: nobody's addresses. */
const TRAP_ADDRESS = '192.0.2.10/24';
const NAME_SERVER = '192.0.2.53';
const NOWHERE = '192.0.2.1';

/** @returns what stands in the way of a packet that wants to leave, in words */
export function setTrap() {
  const made = ['dummy', 'ifb'].find((type) => ip('link', 'add', 'trap0', 'type', type).status === 0);
  if (made === undefined) {
    // No such module here. What has no route is counted, too (IpOutNoRoutes).
    return 'No trap interface could be made: attempts to leave are those that were refused for want of a route.';
  }
  // Else the kernel itself says hello to its neighbours.
  writeFileSync('/proc/sys/net/ipv6/conf/trap0/disable_ipv6', '1');
  ip('link', 'set', 'trap0', 'arp', 'off');
  ip('address', 'add', TRAP_ADDRESS, 'dev', 'trap0');
  ip('link', 'set', 'trap0', 'up');
  ip('route', 'add', 'default', 'dev', 'trap0');
  return `The default route${setNameServer() ? ' and the name server lead' : ' leads'} to an interface that leads nowhere.`;
}

/** In a mount namespace of our own; the machine's file is not touched. */
function setNameServer() {
  const file = join(tmpdir(), `earshot-resolv-${process.pid}`);
  writeFileSync(file, `nameserver ${NAME_SERVER}\noptions timeout:1 attempts:1\n`);
  spawnSync('mount', ['--make-rprivate', '/']);
  return spawnSync('mount', ['--bind', file, '/etc/resolv.conf']).status === 0;
}

/** Sums since the namespace was made. */
export function readCounters() {
  const interfaces = readFileSync('/proc/net/dev', 'utf8')
    .split('\n')
    .slice(2)
    .map((line) => line.trim().split(/[:\s]+/))
    .filter(([name]) => name);
  const packets = (which) =>
    interfaces
      .filter(([name]) => which(name))
      // Sent, and dropped on the way out; an `ifb` counts what it is given as received, and nothing else comes in there.
      .reduce((sum, fields) => sum + Number(fields[10]) + Number(fields[12]) + Number(fields[2]), 0);
  return {
    left: packets((name) => name !== 'lo'),
    // Each is sent and received once.
    loopback: packets((name) => name === 'lo') / 2,
    unroutable: counter('/proc/net/snmp', 'Ip', 'OutNoRoutes') + plainCounter('Ip6OutNoRoutes'),
    datagrams: counter('/proc/net/snmp', 'Udp', 'OutDatagrams') + plainCounter('Udp6OutDatagrams'),
  };
}

export const since = (before, after) =>
  Object.fromEntries(Object.keys(after).map((name) => [name, after[name] - before[name]]));

/** Two lines for each protocol: names, then numbers. */
function counter(file, protocol, name) {
  const [names = '', numbers = ''] = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(`${protocol}:`));
  return Number(numbers.split(' ')[names.split(' ').indexOf(name)] ?? 0);
}

function plainCounter(name) {
  const found = new RegExp(`^${name}\\s+(\\d+)`, 'm').exec(readFileSync('/proc/net/snmp6', 'utf8'));
  return Number(found?.[1] ?? 0);
}

/** What a program that calls home would do. */
export function provokePacket() {
  return new Promise((resolve) => {
    const socket = new Socket();
    socket.on('error', () => resolve());
    socket.setTimeout(300, () => {
      socket.destroy();
      resolve();
    });
    socket.connect(80, NOWHERE);
  });
}
