/** From the phrases of all skills to the graph that the chart walks. */
import type { GrammarGroup, GrammarSource } from '../../asr/recognizer.js';
import type { SlotMatch } from '../skill.js';
import { template } from '../template/templates.js';
import { Needs } from './needs.js';
import type { CompiledGrammar, CompiledGroup, CompiledSentence } from './node.js';
import { Scope } from './scope.js';
import { SentenceIndex } from './sentence-index.js';
import { Store } from './store.js';

/** @throws EarshotError TEMPLATE_INVALID where a sentence is malformed or names a rule or list that there is not */
export function compileGrammar(source: GrammarSource): CompiledGrammar {
  const store = new Store();
  const needs = new Needs();
  const commands: CompiledSentence[] = [];
  const times: CompiledSentence[] = [];
  const scopes = new Map<unknown, Map<unknown, Scope>>();
  for (const group of source.groups) {
    const place = `${group.skill}.${group.intent}`;
    const plain = group.requires === undefined && group.excludes === undefined;
    const shared = plain ? scopes.get(group.rules)?.get(group.lists) : undefined;
    const scope = shared ?? new Scope(store, source, group, place);
    if (plain) scopes.set(group.rules, new Map(scopes.get(group.rules)).set(group.lists, scope));
    const of = compiledGroup(group);
    for (const text of group.sentences) {
      const node = scope.node(template(text, place));
      const sentence = { of, node, needs: needs.of(node) };
      (group.skill === 'when' ? times : commands).push(sentence);
    }
  }
  return {
    words: store.words,
    trie: store.trie,
    commands: new SentenceIndex(commands, needs.sizes),
    times: new SentenceIndex(times, needs.sizes),
    needs,
  };
}

function compiledGroup(group: GrammarGroup): CompiledGroup {
  const { skill: _skill, intent: _intent, rules: _rules, lists: _lists, ...phrases } = group;
  // A group's fixed slots, as if said.
  const slots = Object.entries(group.slots ?? {}).map(([slot, value]): [string, SlotMatch] => [
    slot,
    { value, text: String(value), items: [] },
  ]);
  return {
    group,
    phrases,
    slots: Object.fromEntries(slots),
    weight: group.weight ?? 0,
    continuation: group.continuation === true,
  };
}
