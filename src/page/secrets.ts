/** What the page needs before it may be reached from the network: a certificate with its key, and a token to ask for. */
import type { Config } from '../config.js';
import { isLoopback } from '../config.js';
import { credentialFile, readPem, readPrivate, type SecretWords, usage } from '../secret-file.js';

export interface PageSecrets {
  /** What browsers are asked for; null: nothing. */
  readonly token: string | null;
  /** PEM; null: plain http. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
}

export const OPEN_PAGE: PageSecrets = { token: null, tls: null };

/** Short ones can be guessed over the years that a hub stands. */
const LEAST_CHARS = 16;

/** @throws EarshotError (usage) PAGE_TOKEN, PAGE_TLS_FILE, PAGE_SECRET_OPEN, PAGE_UNGUARDED */
export async function loadPageSecrets(page: Config['page']): Promise<PageSecrets> {
  const { certFile, keyFile, host } = page;
  const token = await tokenOf(page);
  const tls =
    certFile === null || keyFile === null
      ? null
      : {
          cert: await readPem(certFile, words('cert_file', 'PAGE_TLS_FILE'), false),
          key: await readPem(keyFile, words('key_file', 'PAGE_TLS_FILE'), true),
        };
  if (isLoopback(host) || (token !== null && tls !== null)) return { token, tls };
  // The settings are checked when they are read; this is for hubs that are made by program.
  throw usage(
    'PAGE_UNGUARDED',
    `The page is not opened on ${host}: beyond this machine it needs a certificate (page.cert_file, page.key_file) and a token (page.token_file); docs/page.md shows how to make them.`,
  );
}

async function tokenOf({ tokenFile, tokenCredential }: Config['page']): Promise<string | null> {
  const file =
    tokenCredential === null ? tokenFile : credentialFile(tokenCredential, 'PAGE_TOKEN', 'token_file');
  if (file === null) return null;
  const key = tokenCredential === null ? 'token_file' : `credential ${tokenCredential}`;
  const token = (await readPrivate(file, words(key, 'PAGE_TOKEN'))).trim();
  if (token.length >= LEAST_CHARS && token.length <= 200 && /^[\x21-\x7e]+$/.test(token)) return token;
  throw usage(
    'PAGE_TOKEN',
    `The page's ${key} ${file} must hold one word of ${LEAST_CHARS} to 200 letters and figures: \`openssl rand -hex 16 > ${file}\` makes one.`,
  );
}

const words = (key: string, unreadable: string): SecretWords => ({
  what: `The page's ${key}`,
  unreadable,
  open: 'PAGE_SECRET_OPEN',
});
