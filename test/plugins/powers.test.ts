import { describe, expect, it } from 'vitest';
import { AROUND, going, open } from './rig.js';

/** Says what came of it, or why it was refused. */
const attempt = async (body: string, abilities: string, room: string | null = 'kitchen') => {
  const rig = await open({
    'it.js': going(
      `try { ${body} } catch (error) { return 'refused: ' + error.message; }`,
      `abilities: { ${abilities} },`,
    ),
  });
  expect(rig.plugins.status).toEqual({ ok: true, message: 'it' });
  return { said: await rig.plugins.run('Go', {}, { ...AROUND, room }), ...rig };
};

describe('what a plugin may touch', () => {
  const ON =
    "const { ok, reply } = await context.act({ do: 'set', state: 'on', target: { ids: ['lamp'] } }); return ok + ' ' + reply;";

  it('is a device by its id', async () => {
    const { said, house } = await attempt(ON, "devices: ['lamp']");
    expect(said).toMatch(/^true /);
    expect(house.changes).toMatchObject({ lamp: { on: true } });
  });

  it('is a device by its kind, named as people name it', async () => {
    const body =
      "await context.act({ do: 'adjust', attr: 'brightness', value: 70, target: { kind: 'light', area: 'here' } });";
    const named = body.replace("'here'", "'Kitchen'");
    const { house } = await attempt(body, "kinds: ['light']");
    expect(house.changes).toMatchObject({ lamp: { brightness: 70 } });
    expect((await attempt(named, "kinds: ['light']")).house.changes).toMatchObject({
      lamp: { brightness: 70 },
    });
  });

  it('is nothing else', async () => {
    const { said, house } = await attempt(ON, "devices: ['heater'], kinds: ['lock']");
    expect(said).toBe(
      'refused: it may not touch lamp: add "lamp" to abilities.devices, or "light" to abilities.kinds',
    );
    expect(house.changes).toEqual({});
  });

  it('is all or nothing for one request', async () => {
    const body =
      "await context.act({ do: 'set', state: 'on', target: { ids: ['lamp'] } }, { do: 'set', state: 'on', target: { ids: ['heater'] } });";
    const { said, house } = await attempt(body, "devices: ['lamp']");
    expect(said).toMatch(/^refused: it may not touch heater/);
    expect(house.changes).toEqual({});
  });

  it('is never what the house would ask about', async () => {
    const body = "await context.act({ do: 'set', state: 'unlock', target: { ids: ['door'] } });";
    const { said, house } = await attempt(body, "devices: ['door']");
    expect(said).toBe('refused: door: its risk is "confirm", which only a person can answer for');
    expect(house.changes).toEqual({});
  });

  it('is shown to it, and nothing more of the house', async () => {
    const { said } = await attempt(
      'return JSON.stringify([context.room, context.units, await context.devices()]);',
      "devices: ['lamp']",
    );
    expect(JSON.parse(said ?? '')).toEqual([
      'kitchen',
      'metric',
      [
        {
          id: 'lamp',
          name: 'Lamp',
          area: 'kitchen',
          kind: 'light',
          state: { on: false, brightness: 40 },
          available: true,
        },
      ],
    ]);
  });

  it('are timers, where they are granted', async () => {
    const body = "await context.act({ do: 'timer', op: 'set', duration: 240, label: 'tea' });";
    expect((await attempt(body, 'timers: true')).house.changes.timers).toMatchObject([
      { op: 'set', label: 'tea', seconds: 240 },
    ]);
    expect((await attempt(body, '')).said).toBe(
      'refused: it may not set timers: add timers: true to abilities',
    );
  });

  it('what cannot be done is told, not done', async () => {
    const body =
      "return JSON.stringify(await context.act({ do: 'set', state: 'on', target: { name: 'toaster' } }));";
    expect(JSON.parse((await attempt(body, "kinds: ['light']")).said ?? '')).toMatchObject({ ok: false });
  });

  it('a call outside the schema ends the plugin', async () => {
    const { said } = await attempt(
      "await context.act({ do: 'set', state: 'burn', target: { ids: ['lamp'] } });",
      "devices: ['lamp']",
    );
    expect(said).toBe('The it plugin had to be stopped.');
  });
});

describe('MQTT', () => {
  it('is published on topics that are granted', async () => {
    const { house } = await attempt(
      "await context.publish('tea/pot/set', { cups: 2 });",
      "mqtt: { publish: ['tea/+/set'] }",
    );
    expect(house.published).toEqual([{ topic: 'tea/pot/set', payload: '{"cups":2}' }]);
  });

  it.each([
    'coffee/set',
    'tea/pot/set/x',
    'tea/+/set',
    '$SYS/tea/set',
    '',
  ])('is not published on "%s"', async (topic) => {
    const { said, house } = await attempt(
      `await context.publish(${JSON.stringify(topic)}, 'x');`,
      "mqtt: { publish: ['tea/+/set'] }",
    );
    expect(said).toMatch(/^refused: it may not publish on/);
    expect(house.published).toEqual([]);
  });

  it('is waited for, until it comes or the time is over', async () => {
    const waits = "return (await context.next('tea/state', { timeoutMs: MS })).payload;";
    const abilities = "mqtt: { subscribe: ['tea/#'] }";
    const { plugins, house } = await open({
      'it.js': going(waits.replace('MS', '5_000'), `abilities: { ${abilities} },`),
    });
    const run = plugins.run('Go', {}, AROUND);
    // The run is on its way to another process: told until it listens.
    const telling = setInterval(() => void house.publish('tea/state', 'hot'), 20);
    expect(await run).toBe('hot');
    clearInterval(telling);
    const { said } = await attempt(
      `try { ${waits.replace('MS', '50')} } catch (error) { return error.message; }`,
      abilities,
    );
    expect(said).toBe('nothing came on tea/state within 50 ms');
  });

  it('is not waited for where it was not asked to hear', async () => {
    const { said } = await attempt("await context.next('tea/state');", '');
    expect(said).toBe('refused: add "tea/state" to abilities.mqtt.subscribe to wait for it');
  });

  it('is handled when it comes; a flood of it is thinned', async () => {
    const rest = `abilities: { say: true, mqtt: { subscribe: ['tea/state'], publish: ['tea/heard'] } },
      messages: { async 'tea/state'({ payload, topic, retained }, { publish }) { await publish('tea/heard', [topic, payload, retained]); } },`;
    const { house, plugins } = await open({ 'it.js': going('', rest) });
    await house.publish('tea/state', 'ready');
    for (const { loaded } of plugins.rows) await loaded.plugin?.idle();
    expect(house.published.at(-1)).toEqual({ topic: 'tea/heard', payload: '["tea/state","ready",false]' });
    for (let i = 0; i < 5_000; i += 1) await house.publish('tea/state', `${i}`);
    for (const { loaded } of plugins.rows) await loaded.plugin?.idle();
    expect(plugins.status.ok).toBe(true);
    expect(house.published.filter(({ topic }) => topic === 'tea/heard').length).toBeLessThan(500);
  });
});

describe('speaking by itself', () => {
  it('is an ability', async () => {
    expect((await attempt("await context.say('Hello.');", 'say: true')).house.said).toEqual(['Hello.']);
    expect((await attempt("await context.say('Hello.');", '')).said).toBe(
      'refused: it may not speak by itself: add say: true to abilities',
    );
  });

  it('has a measure', async () => {
    const { said, house } = await attempt(
      "for (let i = 0; i < 9; i++) await context.say('Hello.');",
      'say: true',
    );
    expect(said).toBe('refused: it speaks too often: at most once in five seconds');
    expect(house.said).toHaveLength(3);
  });
});
