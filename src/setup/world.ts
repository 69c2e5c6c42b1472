/** What a setup finds out about this machine while it asks. Tests put a small world in its place. */
import { brokerOptions } from '../actions/mqtt/credentials.js';
import { MqttHouse, type MqttHouseOptions, whenConnected } from '../actions/mqtt/mqtt-house.js';
import { type CaptureDevice, listCaptureDevices } from '../audio/capture/capture-devices.js';
import { judge, recordFor, speechIn } from '../cli/doctor/microphone.js';
import { signalFacts } from '../cli/doctor/signal.js';
import { checkWake } from '../cli/doctor/wake.js';
import type { Check } from '../cli/doctor.js';
import { type BrokerConfig, externalBroker } from '../config.js';
import { messageOf } from '../errors.js';

export interface BrokerLogin {
  readonly url: string;
  readonly username: string | null;
  readonly password: string | null;
}

export interface SetupWorld {
  devices(): Promise<readonly CaptureDevice[]>;
  /** What three seconds of a microphone tell of it. @param device null: the system's default */
  listen(device: string | null): Promise<Check>;
  /** What a few seconds of sound, 16 kHz, tell of the microphone that they are from. */
  judge(samples: Float32Array): Promise<Check>;
  /** What is to be known of a wake phrase; `ok: false`: it cannot be used. */
  wake(phrase: string): Promise<Check>;
  /** null: it answers; else why not. @param said what config.yaml says of a broker: its certificates hold for this one */
  broker(login: BrokerLogin, said: BrokerConfig): Promise<string | null>;
}

const LISTENED_SECONDS = 3;
const BROKER_MS = 5_000;

export const realWorld: SetupWorld = {
  devices: async () => (await listCaptureDevices()) ?? [],
  listen: async (device) => {
    try {
      return await realWorld.judge(await recordFor({ recorder: 'auto', device }, LISTENED_SECONDS));
    } catch (error) {
      return { check: 'microphone', ok: false, found: 'nothing could be heard', remedy: messageOf(error) };
    }
  },
  judge: async (samples) => judge(signalFacts(samples, await speechIn(samples))),
  wake: (phrase) => checkWake([{ phrase, sensitivity: 0.5 }]),
  broker: async (login, said) => {
    let options: MqttHouseOptions;
    try {
      options = await optionsFor(login, said);
    } catch (error) {
      return messageOf(error);
    }
    const house = new MqttHouse(options);
    try {
      await whenConnected(house, AbortSignal.timeout(BROKER_MS));
      return null;
    } catch (error) {
      return house.problem ?? messageOf(error);
    } finally {
      await house.close();
    }
  },
};

async function optionsFor(
  { url, username, password }: BrokerLogin,
  said: BrokerConfig,
): Promise<MqttHouseOptions> {
  // By its own id and on its own topic the hub may be there already: it must not be thrown out by a trial.
  const { tls, version } = said.kind === 'external' ? said : externalBroker([url]);
  const options = await brokerOptions(externalBroker([url], { tls, version, username }));
  return { ...options, statusTopic: null, ...(password === null ? {} : { password }) };
}
