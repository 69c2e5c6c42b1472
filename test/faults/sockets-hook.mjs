/**
 * Loaded into a hub under test by NODE_OPTIONS=--import, in each of its threads: SOCKETS names a file that gets a line for
 * each connection, look-up of a name, datagram socket and place to listen.
 */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const tell = (what) => appendFileSync(process.env.SOCKETS, `${what}\n`);
const before = (owner, name, look) => {
  const original = owner[name];
  owner[name] = function (...args) {
    look(args);
    return Reflect.apply(original, this, args);
  };
};
/** Node hands its own calls on as a list in a list. */
const target = (args) => {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first !== 'object' || first === null)
    return typeof first === 'string' ? `file ${first}` : (second ?? 'localhost');
  return first.path === undefined || first.path === null ? (first.host ?? 'localhost') : `file ${first.path}`;
};

before(net.Socket.prototype, 'connect', (args) => tell(`connect ${target(args)}`));
before(net.Server.prototype, 'listen', (args) => tell(`listen ${target(args)}`));
before(dgram, 'createSocket', () => tell('datagram'));
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny'])
  for (const owner of [dns, dns.promises]) before(owner, name, ([host]) => tell(`name ${host}`));
syncBuiltinESMExports();
