/** Text to tokens and back, and a conversation as the text that a model was trained to go on from. */
import { createContext, runInContext } from 'node:vm';
import { Template } from '@huggingface/jinja';
import { Tokenizer } from '@huggingface/tokenizers';
import { EarshotError, messageOf } from '../../errors.js';
import { invalid, type ModelFolder } from './model-folder.js';

export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** A template or a pattern of a foreign file may loop for ever; ours take a millisecond. */
const MOST_MS = 5_000;
const MOST_PROMPT_CHARACTERS = 100_000;

export class ChatText {
  readonly #tokenizer: Tokenizer;
  readonly #template: Template;
  readonly #names: Readonly<Record<string, string>>;
  readonly ends: ReadonlySet<number>;

  /** @throws {EarshotError} LLM_INVALID */
  constructor(folder: Pick<ModelFolder, 'tokenizer' | 'tokenizerConfig' | 'chatTemplate' | 'ends'>) {
    const { tokenizer, tokenizerConfig, chatTemplate } = folder;
    this.#tokenizer = tried('tokenizer.json', () => new Tokenizer(tokenizer, tokenizerConfig));
    this.#template = tried('its chat template', () => new Template(chatTemplate));
    this.#names = {
      bos_token: named(tokenizerConfig.bos_token),
      eos_token: named(tokenizerConfig.eos_token),
    };
    const told = this.#tokenizer.token_to_id(this.#names['eos_token'] ?? '');
    this.ends = new Set([...folder.ends, ...(told === undefined ? [] : [told])]);
    // Broken here rather than at the first sentence.
    const ids = this.encode(this.render([{ role: 'user', content: 'Hello!' }], true));
    if (ids.length === 0 || this.ends.size === 0)
      throw invalid(
        'tokenizer.json',
        this.ends.size === 0 ? 'no end token is known' : 'no tokens come of text',
      );
  }

  /** @param ask whether the model's turn is opened at the end */
  render(messages: readonly Message[], ask: boolean): string {
    const text = tried('its chat template', () =>
      this.#template.render({ messages, add_generation_prompt: ask, ...this.#names }),
    );
    if (text.length <= MOST_PROMPT_CHARACTERS) return text;
    throw invalid('its chat template', `${text.length} characters for so few words`);
  }

  encode(text: string): number[] {
    // The template has written the special tokens already.
    return tried('tokenizer.json', () => this.#tokenizer.encode(text, { add_special_tokens: false }).ids);
  }

  decode(ids: readonly number[]): string {
    return tried('tokenizer.json', () => this.#tokenizer.decode([...ids], { skip_special_tokens: true }));
  }
}

const named = (token: string | { content: string } | null | undefined): string =>
  typeof token === 'string' ? token : (token?.content ?? '');

const LIMITED = createContext({});

/** Runs foreign patterns and templates with an end to it, and one clear error. */
function tried<T>(file: string, run: () => T): T {
  let result: { readonly value: T } | null = null;
  try {
    LIMITED['run'] = () => {
      result = { value: run() };
    };
    runInContext('run()', LIMITED, { timeout: MOST_MS });
  } catch (cause) {
    throw cause instanceof EarshotError ? cause : invalid(file, messageOf(cause), cause);
  }
  if (result === null) throw invalid(file, 'it gave nothing');
  return (result as { readonly value: T }).value;
}
