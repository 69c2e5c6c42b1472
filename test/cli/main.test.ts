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
    ['help for no command', ['help', 'hera']],
    ['help for no command of a group', ['plugins', 'help', 'hera']],
    ['a folder of plugins that is not there', ['plugins', '--dir', '/no/such/folder', '--json']],
    ['a text that looks like a flag', ['say', '-5 degrees']],
  ])('is 2 with one line for %s', async (_what, args) => {
    expect(await main(args)).toBe(2);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^earshot: [^\n]+$/);
  });

  it("is 1 with a remedy where the system's own words have none", { timeout: 120_000 }, async () => {
    expect(await main(['install', '--root', '/dev/null', '--yes'])).toBe(1);
    expect(said.at(-1)).toMatch(
      /^earshot: ENOTDIR: [^\n]+\/dev\/null[^\n]*: choose a folder, and try again$/,
    );
  });

  it('suggests the command that was meant', async () => {
    await main(['devcies']);
    expect(said[0]).toContain('devices');
  });

  it.each([
    [['models', 'lst'], /its commands are update, status.*see `earshot models --help`$/],
    [['models', 'update'], /argument 'file'; see `earshot models update --help`$/],
    [['try', 'x'], /Expected 0 arguments but got 1; see `earshot try --help`$/],
    [['hear', '-x.wav'], /'-x\.wav', and what begins with "-" and is none goes behind "--"; see/],
    [['help', 'hera'], /Which command\?; see `earshot help --help`|Which command\?; see `earshot --help`/],
  ])('leads on from %j', async (args, hint) => {
    expect(await main(args)).toBe(2);
    expect(said[0]).toMatch(hint);
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
