/** Every need by its name, which is the name of the file of its sentences. */
import { AIR } from './air.mjs';
import { GADGETS } from './gadgets.mjs';
import { LIGHT } from './light.mjs';
import { OPENINGS } from './openings.mjs';
import { PLANS } from './plans.mjs';
import { QUESTIONS } from './questions.mjs';
import { SOUND } from './sound.mjs';
import { TALK } from './talk.mjs';

export const NEEDS = { ...LIGHT, ...AIR, ...SOUND, ...OPENINGS, ...GADGETS, ...PLANS, ...QUESTIONS, ...TALK };
