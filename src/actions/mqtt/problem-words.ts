/** Why a broker cannot be reached, with what to do about it. */

const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [/not authori[sz]ed|bad user ?name/i, "check broker.username, password_file and the broker's access rules"],
  [/identifier (rejected|not valid)/i, 'the broker wants another broker.client_id'],
  [/certificate has expired/i, "renew the broker's certificate, or set this machine's clock"],
  [/not yet valid/i, "set this machine's clock, or look at the broker's certificate"],
  [/does not match certificate|altnames/i, "use the name or address that stands in the broker's certificate"],
  [/self.signed|unable to (get|verify)/i, "name the broker's own authority with broker.ca_file"],
  [
    /alert (certificate required|handshake failure|bad certificate|unknown ca)|certificate required/i,
    'the broker asks who we are: broker.cert_file and key_file, of an authority that it knows',
  ],
  [
    /wrong version number|packet length too long|EPROTO/i,
    'this port does not speak TLS: use mqtt://, or the port for mqtts',
  ],
  [/ECONNREFUSED/, 'check that the broker runs, and its port'],
  [/ENOTFOUND|EAI_AGAIN/, "check the broker's name"],
  [
    /ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPERM|connack timeout/i,
    'check the network, and IPAddressAllow= where systemd runs the hub',
  ],
];

/** The reason, and the remedy where one is known. Never holds a secret: TLS and MQTT name none. */
export function sayProblem(error: Error): string {
  const text = error.message === '' && 'code' in error ? String(error.code) : error.message;
  const remedy = REMEDIES.find(([pattern]) => pattern.test(text))?.[1];
  return remedy === undefined ? text : `${text}; ${remedy}`;
}
