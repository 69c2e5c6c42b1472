/** What a setup finds out about a broker before it is kept, by TLS with certificates of one's own. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server } from 'node:tls';
import { Aedes } from 'aedes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG, externalBroker } from '../../src/config.js';
import { realWorld } from '../../src/setup/world.js';
import { type Authority, authority, noOpenssl } from '../actions/support/certificates.js';

describe.skipIf(noOpenssl !== null)(`a broker by TLS${noOpenssl === null ? '' : ` (${noOpenssl})`}`, () => {
  let folder: string;
  let own: Authority;
  let aedes: Aedes;
  let server: Server;
  let login: { readonly url: string; readonly username: null; readonly password: null };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'earshot-trial-'));
    own = authority(folder);
    const { cert, key } = own.issue('server', 'IP:127.0.0.1');
    aedes = await Aedes.createBroker();
    server = createServer({ cert, key }, (socket) => aedes.handle(socket));
    // A hand that is not shaken is what is tested.
    server.on('tlsClientError', () => {});
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    login = { url: `mqtts://127.0.0.1:${port}`, username: null, password: null };
  });
  afterAll(async () => {
    await new Promise<void>((done) => aedes.close(done));
    await new Promise((done) => server.close(done));
    rmSync(folder, { recursive: true });
  });

  it('is asked with the authority that config.yaml names, although its address is a new one', async () => {
    const tls = { caFile: own.caFile, certFile: null, keyFile: null };
    expect(await realWorld.broker(login, externalBroker(['mqtts://old'], { tls }))).toBeNull();
    expect(await realWorld.broker(login, DEFAULT_CONFIG.broker)).toContain('ca_file');
  });

  it('does not answer where a certificate cannot be read, and that is said', async () => {
    const tls = { caFile: join(folder, 'none.pem'), certFile: null, keyFile: null };
    expect(await realWorld.broker(login, externalBroker(['mqtts://old'], { tls }))).toContain('none.pem');
  });
});
