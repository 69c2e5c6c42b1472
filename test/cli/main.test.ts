import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../src/cli/program.js';

describe('exit codes', () => {
  let said: string[] = [];
  beforeEach(() => {
    said = [];
    vi.spyOn(console, 'error').mockImplementation((text: string) => {
      said.push(text);
    });
    vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    process.exitCode = undefined;
  });

  it.each([
    ['no command', []],
    ['an unknown command', ['hera']],
    ['an unknown flag', ['hear', '--nope', 'a.wav']],
    ['a missing argument', ['hear']],
    ['a flag without its value', ['devices', '--home']],
    ['a bad value', ['run', '--port', 'many']],
    ['too many arguments', ['devices', 'all']],
    ['a missing home file', ['devices', '--home', '/no/such/home.yaml']],
    ['a missing folder', ['hear', '--sentences', '/no/such/folder', 'a.wav']],
    ['--only-sentences alone', ['hear', '--only-sentences', 'a.wav']],
  ])('is 2 with one line for %s', async (_what, args) => {
    expect(await main(args)).toBe(2);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^earshot: [^\n]+$/);
  });

  it('suggests the command that was meant', async () => {
    await main(['devcies']);
    expect(said[0]).toContain('devices');
  });

  it.each([
    [['--help']],
    [['hear', '--help']],
    [['--version']],
    [['devices', '--json']],
  ])('is 0 for %j', async (args) => {
    expect(await main(args)).toBe(0);
    expect(said).toEqual([]);
  });
});
