/** The checks of the broker: whether it answers, and whether the service may reach it. */

import { join } from 'node:path';
import { brokerOptions } from '../../actions/mqtt/credentials.js';
import { MqttHouse, whenConnected } from '../../actions/mqtt/mqtt-house.js';
import type { BrokerConfig, Config } from '../../config.js';
import { messageOf } from '../../errors.js';
import { brokerAddresses, type Lookup } from '../../install/broker-addresses.js';
import { type Layout, layoutAt } from '../../install/layout.js';
import { pageNetworks } from '../../install/page-networks.js';
import { isThere, readIfThere } from '../../install/plan.js';
import { brokerHosts, isReached } from '../../install/reach.js';
import { hostsText, networkDropIn } from '../../install/units.js';
import { writeWhole } from '../../store/write-whole.js';
import type { Check, Finding } from '../doctor.js';

const PATIENCE_MS = 5_000;

/** @param named where the address comes from, for advice */
export async function checkBroker(
  { broker }: Config,
  patienceMs = PATIENCE_MS,
  named = '`broker:` in config.yaml',
): Promise<Check> {
  const check = 'broker';
  if (broker.kind === 'embedded')
    return { check, ok: true, found: 'embedded, on this machine, with simulated devices', remedy: null };
  if (broker.passwordCredential !== null && process.env['CREDENTIALS_DIRECTORY'] === undefined) {
    const found = `its password is a credential, which only the service has`;
    return {
      check,
      ok: true,
      found,
      remedy: '`journalctl -u earshot` shows whether the service is connected',
    };
  }
  try {
    // Without our usual name: the broker would throw out a hub that runs under it.
    const { clientId: _, ...options } = await brokerOptions(broker);
    const house = new MqttHouse({ ...options, statusTopic: null });
    try {
      await whenConnected(house, AbortSignal.timeout(patienceMs));
      return {
        check,
        ok: true,
        found: `${house.broker} answers (MQTT ${house.version === 5 ? '5' : '3.1.1'})`,
        remedy: null,
      };
    } catch {
      return unreachable(broker.urls, house.problem, named);
    } finally {
      await house.close();
    }
  } catch (error) {
    return { check, ok: false, found: 'it cannot be asked', remedy: messageOf(error) };
  }
}

/** Of the service's own choice: root does not call whom a hub names that may have been broken into. */
export function untriedBroker({ broker }: Config): Check {
  const url = broker.kind === 'external' ? broker.urls.join(', ') : broker.kind;
  return {
    check: 'broker',
    ok: true,
    found: `${url}, which only the service calls`,
    remedy: '`journalctl -u earshot` shows whether the service is connected',
  };
}

function unreachable(urls: readonly string[], problem: string | null, named: string): Check {
  const found = `${urls.join(', ')} does not answer${problem === null ? '' : `: ${problem}`}`;
  const remedy = `see that the broker runs and that ${named} names it; a Mosquitto takes others than itself only with \`listener 1883\` in its settings`;
  return { check: 'broker', ok: false, found, remedy };
}

/**
 * null: no service is installed. The address of a broker may have changed since.
 * @param config config.yaml alone: what the page chose opens nothing
 * @param used the broker that the hub goes by
 */
export async function checkReach(
  config: Config,
  layout: Layout = layoutAt(),
  lookup?: Lookup,
  used: BrokerConfig = config.broker,
): Promise<Finding | null> {
  const unit = [layout.at('unit'), join(layout.root, 'usr/lib/systemd/system/earshot.service')];
  if (!(await Promise.all(unit.map(isThere))).includes(true)) return null;
  const check = 'network';
  const found = await brokerAddresses(config.broker, lookup);
  if (found.unknown.length > 0) {
    const remedy = 'see that its name is right, or write its address in the place of its name';
    return { check, ok: false, found: `${found.unknown.join(', ')} has no address`, remedy };
  }
  const file = join(layout.at('dropIns'), 'network.conf');
  const networks = pageNetworks(config);
  const wanted = networkDropIn(found, networks);
  const shut = brokerHosts(used).filter((host) => !isReached(host, config, networks));
  if (shut.length > 0) {
    const text = `the service may not reach ${shut.join(', ')}, the broker that was chosen on the page`;
    return { check, ok: false, found: text, remedy: 'sudo earshot setup, with this broker' };
  }
  if ((await readIfThere(file)) === wanted && (await readIfThere(layout.at('hosts'))) === hostsText(found)) {
    const reach =
      wanted === null ? 'this machine' : `this machine and ${[...found.addresses, ...networks].join(', ')}`;
    return { check, ok: true, found: `the service reaches ${reach}, nothing else`, remedy: null };
  }
  const fix = async (): Promise<void> => {
    const hosts = hostsText(found);
    if (hosts !== null) await writeWhole(layout.at('hosts'), hosts);
    if (wanted !== null) await writeWhole(file, wanted);
  };
  return {
    check,
    ok: false,
    found: 'the service may not reach the broker at its present address, or the browsers of its page',
    remedy: 'sudo earshot install',
    ...(wanted === null ? {} : { fix }),
  };
}
