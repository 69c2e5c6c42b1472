/**
 * The hub: every part opened in order and closed in reverse. What is missing is said once and the rest goes on; only a
 * house (its broker) is needed. The order: house -> understanding -> dialog -> ear -> timers -> page -> voice, and beside
 * the first two the recogniser and the loudspeaker.
 */

import { withOwnLists } from './actions/own-lists.js';
import { beginAdaptation, openAdaptation } from './adapt/hub-adaptation.js';
import { EchoGuard } from './audio/echo/echo-guard.js';
import { collectGarbage } from './collect-garbage.js';
import { isShortOfMemory } from './free-memory.js';
import { type Dialog, startDialog } from './fsm/start-dialog.js';
import { openAgenda } from './hub/agenda/open-agenda.js';
import { quietNow } from './hub/agenda/quiet-watch.js';
import { createContext, type HubContext, type HubOptions } from './hub/context.js';
import type { HubEar } from './hub/ear/hub-ear.js';
import { openLiveEar } from './hub/ear/live-ear.js';
import { TalkSources } from './hub/ear/talk-sources.js';
import type { HubEvents } from './hub/events.js';
import { Grammar } from './hub/grammar.js';
import { notifyManager } from './hub/health/notify-hub.js';
import { StageHealth } from './hub/health/stage-health.js';
import { announceHub } from './hub/house/announce-hub.js';
import { listNames } from './hub/house/list-names.js';
import { answerNewDevices } from './hub/hub-skills.js';
import { Inbox } from './hub/inbox.js';
import { Mouth } from './hub/mouth/mouth.js';
import { type HubPlugins, openHubPlugins } from './hub/open-plugins.js';
import { openHubPage } from './hub/page/open-hub-page.js';
import { loadPin } from './hub/pin.js';
import { Sessions } from './hub/sessions.js';
import { openSpeech, type Speech } from './hub/speech.js';
import {
  applyToHub,
  followHouse,
  logPins,
  openHouse,
  openPageIfPossible,
  takeNews,
  timingOf,
  untilSilent,
} from './hub/wiring.js';
import { HubWork } from './hub/work.js';
import type { Replier } from './llm/replies/replier.js';
import type { CallProposer } from './llm/understand.js';
import type { Page } from './page/server.js';
import { withAnswers } from './plugins/answer.js';
import { machineFacts } from './profiles/machine.js';
import { pickProfile } from './profiles/pick.js';
import { openHubRecords } from './records/hub-records.js';

export type { HubOptions } from './hub/context.js';

/** Said once, until the model answers again. */
const SHORT_OF_MEMORY = "I'm short of memory, so I only understand plain commands for now.";
/** The phrases and the voice are there by then. */
const TIDY_AFTER_MS = 2_000;

export interface Hub {
  readonly events: HubEvents;
  /** Address of the page, or null. */
  readonly page: string | null;
  /** Resolves when the recording of `input` is over and its last reply has been said; never without one. */
  readonly done: Promise<void>;
  /** As if typed by somebody without a browser. */
  say(text: string): void;
  close(): Promise<void>;
}

/**
 * @throws EarshotError where there is no way to go on: no broker, a recording that nobody can hear, neither ear nor page
 * @example const hub = await startHub({config: DEFAULT_CONFIG, home}); hub.say('turn on the lamp'); await hub.close();
 */
export async function startHub(options: HubOptions): Promise<Hub> {
  const context = createContext(options, pickProfile(await machineFacts(), options.config.profile));
  try {
    return await assemble(context);
  } catch (error) {
    await context.close();
    throw error;
  }
}

async function assemble(opened: HubContext): Promise<Hub> {
  const { recorder, context: recorded } = openHubRecords(opened);
  const { adaptation, context } = await openAdaptation(recorded);
  const startedAt = performance.now();
  const { config, events, health, closers, openers, signal } = context;
  const verifyPin = config.pinFile === null ? null : await loadPin(config.pinFile, signal);
  const speaking = beginSpeech(context);
  const house = await openHouse(context);
  let plugins: HubPlugins | null = null;
  const grammar = new Grammar(house.home, {
    understand: (home) => openers.understanding(home, verifyPin, plugins?.skills ?? []),
    onError: (error) => {
      if (!signal.aborted) health.fail('recognizer', error);
    },
    onMended: () => speech.tellHearing(),
  });
  closers.add('grammar', () => grammar.close());
  const speech: Speech = await speaking;
  speech.steer(grammar);

  const talk = new TalkSources();
  const sessions = new Sessions();
  let page: Page | null = null;
  const echo = new EchoGuard();
  const mouth = new Mouth({
    tapped: (sink) => echo.tapped(sink),
    voice: () => speech.voice,
    loudest: () => quietNow(world)?.volume ?? 100,
    loudspeaker: () => speech.loudspeaker,
    browsers: (id) => (page !== null && page.clients > 0 ? page.sink(id) : null),
  });
  let listsChanged = (): void => {};
  const agenda = await openAgenda(context, house, {
    inbox: () => inbox,
    mouth: () => mouth,
    applyToHub: (effects) => applyToHub(effects, mouth, inbox),
    due: (calls) => plugins?.due(calls),
    changed: () => listsChanged(),
  });
  const { world, ticker, ringer } = agenda;
  listsChanged = listNames(() => world.snapshot(), grammar);
  listsChanged();
  let wakeChanged = (): void => {};
  const { live, microphone, wake } = await openLiveEar(context, speech, {
    inbox: () => inbox,
    work: () => work,
    ringing: () => ringer.ringing,
    echo,
    mouth,
    today: () => world.snapshot().now.slice(0, 10),
    wakeChanged: () => wakeChanged(),
  });
  const work: HubWork = new HubWork({
    events,
    world,
    sessions,
    mouth,
    recorder,
    adaptation,
    converse: () => grammar.converse,
    proposer: openModel(context),
    onModelError: (error) => {
      const news = health.fail('llm', error);
      return news && isShortOfMemory(error) ? SHORT_OF_MEMORY : undefined;
    },
    replier: openReplier(context),
    tick: () => ticker.tick(),
    ear: ({ kind }) => (kind === 'microphone' ? (live.current?.ear ?? speech.roomEar) : speech.talkEar),
    source: (speaker, answering) =>
      speaker.kind === 'microphone' ? (live.current?.source(answering) ?? null) : talk.take(speaker),
    carryOut: async (outcome, aborted) => {
      applyToHub(outcome.effects, mouth, inbox);
      logPins(outcome.effects, work.speaker.kind, context);
      const answers = plugins?.answer(outcome, aborted);
      const done = await house.carryOut(outcome.effects, outcome.reply, aborted);
      const own = answerNewDevices(outcome.calls, house);
      return { ...done, reply: withAnswers(done.reply, [...own, ...((await answers) ?? [])]) };
    },
    // A wake while something is carried out waits until that is done: nothing that was said after it is lost.
    capture: async (_onWake, aborted) =>
      live.capture((phrase) => inbox.put({ type: 'wake', phrase }, 'at-once'), aborted),
    announced: (text, interrupted) => agenda.announcements.over(text, interrupted),
  });
  const stages = new StageHealth(context);
  const dialog = startDialog(work, {
    microphone: live.expected,
    timing: timingOf(config, house.home.defaultRoom),
    onStep: ({ state, microphone }) => {
      live.current?.setSpeaking(['speaking', 'confirming', 'clarifying'].includes(state));
      ringer.setQuiet(state === 'idle');
      events.emit({ event: 'state', state, microphone });
      // The machine is still in the middle of this step; what waits is delivered after it.
      queueMicrotask(() => inbox.deliver());
    },
    onNews: (news) => takeNews(context, stages, news, () => sessions.dropQuestion(work.speaker)),
    onCrash: (error) => health.fail('hub', error),
  });
  const inbox: Inbox = new Inbox(dialog);
  closers.add('dialog', () => dialog.stop());
  agenda.start();
  const renamed = (): void => grammar.changed(withOwnLists(world.snapshot()));
  followHouse(context, house, renamed, agenda.ticker);
  beginAdaptation(adaptation, context, {
    grammar,
    world,
    changed: renamed,
    plugins: () => plugins?.skills ?? [],
  });
  announceHub(context, { house, dialog, mouth, world });
  plugins = await openHubPlugins(context, {
    house,
    world,
    say: (text) => agenda.announcements.put(text),
    changed: renamed,
  });

  page = await openPageIfPossible(context, live.current !== null, () =>
    openHubPage(context, {
      house,
      dialog,
      inbox,
      talk,
      speech,
      mouth,
      wake,
      microphone,
      world,
      verifyPin,
      onWakeChanged: (listener) => {
        wakeChanged = listener;
      },
      ringing: agenda.ringing,
      stopRinging: agenda.stopRinging,
    }),
  );
  events.emit({
    event: 'ready',
    page: page?.url ?? null,
    broker: house.broker,
    home: { devices: house.home.devices.length, areas: house.home.areas.length },
    parts: health.all,
    ms: performance.now() - startedAt,
  });
  speech.openVoice();
  notifyManager(context, () => speech.roomEar?.recognizer.wake);
  tidyAfterStart(context);
  return {
    events,
    page: page?.url ?? null,
    done: allSaid(live.current, dialog, inbox, events),
    say: (text) => inbox.put({ type: 'said', said: { text, speaker: { kind: 'typed' } } }, 'at-once'),
    close: () => context.close(),
  };
}

/** Opened at the first question that the grammar leaves. */
function openModel({ openers, closers, health }: HubContext): CallProposer | null {
  const proposer = openers.proposer();
  if (proposer === null) return null;
  closers.add('language model', () => proposer.close());
  return {
    ...proposer,
    propose: async (...question) => {
      const proposal = await proposer.propose(...question);
      if (health.problem('llm') !== null) health.set('llm', true, 'the language model answers again');
      return proposal;
    },
  };
}

/** In the background: the first small talk may come minutes later. */
function openReplier({ openers, closers, config, health, signal }: HubContext): Replier | null {
  const replier = openers.replier(config);
  if (replier === null) return null;
  closers.add('replies', () => replier.close());
  replier.open(signal).catch((error: unknown) => {
    if (!signal.aborted) health.fail('llm', error);
  });
  return replier;
}

/** In the background: models take as long as the house. A hub that is closed meanwhile waits for what it must close. */
function beginSpeech(context: HubContext): Promise<Speech> {
  const speech = openSpeech(context);
  const settled = speech.then(
    () => {},
    () => {},
  );
  context.closers.add('hearing and speaking', () => settled);
  return speech;
}

/** Opening everything leaves as much behind as is kept. */
function tidyAfterStart({ closers }: HubContext): void {
  const timer = setTimeout(collectGarbage, TIDY_AFTER_MS);
  timer.unref();
  closers.add('tidying', () => clearTimeout(timer));
}

function allSaid(hubEar: HubEar | null, dialog: Dialog, inbox: Inbox, events: HubEvents): Promise<void> {
  if (hubEar === null) return new Promise(() => {});
  return hubEar.done.then(() => untilSilent(dialog, inbox, events));
}
