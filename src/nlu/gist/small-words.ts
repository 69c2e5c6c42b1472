/**
 * Words that change nothing of what is asked, and words that may change everything. A sentence with one word that is in
 * neither of these lists nor in lexicon.ts nor a name of the house is not a plain request, and gist.ts leaves it alone.
 */
import { normalWords } from '../normalize.js';
import { phrasesOf } from './entry.js';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));
const phrases = (text: string): (readonly string[])[] => phrasesOf(text).map(normalWords);

/** What people call whoever they speak to, in the middle of a request, too. */
export const ENDEARMENTS = 'dear darling honey sweetheart buddy mate friend man dude pal babe love';

/** Said in a request without changing it. Prepositions are here: places and things stand for themselves. */
export const SMALL = words(`
  the a an my our your yours this that these those its their some any one ones thing things such something kind sort
  to at in of from for with by into onto inside within over across around throughout along as about near
  please thanks thank thankyou kindly cheers okay alright right well so oh ah hey hi hello hiya yo uh um er hmm like
  can could would will may might shall do be been being get gets getting got have having had go goes gonna come comes
  make makes making let lets put puts putting set sets setting turn turns turning switch switches switching
  pop stick whack chuck bung knock shove slap throw fling slam click tap
  flip flick bring brings bringing keep keeps give gives gimme take takes move moves leave leaves push press hit hold
  shift roll pull draw adjusted regulate control manage provide apply using perform execute add toggle mind
  help try ensure sure see check ask tell order request require requires arrange arrangements schedule program instead
  turned switched changed made kept brought raised put shifted adjusted
  me us you u ya yourself it them there then than now today again just also already once overall
  very really quite rather pretty super extra even somewhat maybe perhaps more
  straight away immediately instantly asap quick soon moment minute second while
  ${ENDEARMENTS}
  olly alexa siri google computer jarvis earshot assistant cortana
  level levels setting settings mode state status position condition button device devices system appliance unit amount
  value number percent percentage percentages process function feature job task session type
  same new current particular entire whole main tiny good nice fine great perfect proper preferably hurriedly possible possibly able
`);

/** Phrases of such words that hold one which alone would not be harmless. */
export const SMALL_PHRASES = phrases(`
  do you mind, would you mind, if you please, if you can, if you could, if you would, if you will, if you dont mind, if possible,
  if thats possible, if it is possible, if thats okay, if its not too much trouble, if you like, when you can, when you have time,
  when you have a moment, when you get a chance, when possible, whenever you can, why dont you, why dont we, why not, how about,
  how about you, how about we, what about, what if you, is it possible to, is it possible for you to, is it okay to, is there a way to,
  is there any way you can, is there any way you could, is there any chance you could, is there any way to, would it be possible to,
  would it be possible for you to, would it be okay to, are you able to, do you think you could, do you think you can,
  do you think we could, do you want to, i was wondering if you could, i wonder if you could, i was hoping you could,
  i was hoping you would, i would appreciate it if you, i would appreciate it if you could, i would be glad if you,
  i would be happy if you, i would be grateful if you could, id be glad if you, id be happy if you, id be grateful if you could,
  id appreciate it if you, id appreciate it if you could, id love it if you, id love it if, i would love it if you, i would love it if, i would like it if you, i would like it if,
  i would prefer it if you, id prefer it if you, i would be pleased if you, id be pleased if you, it would help if you, id like it if you, id like it if,
  it would be nice if you, it would be great if you, it would be good if you, it will be good if you, it would be nice if you could,
  it would be great if you could, it would be nice if, it would be great if, it would be good if, could somebody, could someone,
  can somebody, can someone, would somebody, would someone, will somebody, will someone, going to, i think, i guess, i suppose,
  i believe, i said, you know what, you know, i mean, i say, i beg you, i am asking you to, i ask you to, i command you to,
  i order you to, dont forget to, do not forget to, make sure, make sure that, be sure to, be so kind, be so kind as to, be a dear,
  be an angel, do me a favor, go ahead, go ahead and, go on and, come on, hurry up, for goodness sake, for gods sake,
  for heavens sake, for me, for us, for two, for the two of us, for both of us, for all of us, for my wife, for my husband, all the way, the whole way, for a while, for a bit, for a moment, for now, for once, for the night, for the day,
  for the time being, at once, at the moment, at this time, right now, right away, this instant, this minute, as soon as possible,
  as soon as you can, as quickly as possible, as fast as possible, as usual, as well, thank you so much, thank you very much,
  thanks a lot, many thanks, good morning, good evening, good afternoon, excuse me, would you, could you, can you, will you, wont you,
  cant you, and so on, which is, which are, that is, that are, that is still, that are still, which are still, thats, who is, you have to, you need to, you must, you should, you can,
  you could, you may, time to, its time to, it is time to, time for, its time for, it is time for, here we go, there you go, of course,
  first of all, by the way, hold on, hang on, wait a minute, wait a moment, a cup of, a pot of, a mug of, a glass of, by chance, at all, i cant see, we cant see, i cannot see,
  i can hardly see, i can barely see, i cant see anything, i cant see a thing, i cant see well, cant see, i cant hear, we cant hear,
  i cannot hear, i can hardly hear, i can barely hear, i cant hear it, i cant hear you, i cant hear a thing, i cant hear anything,
  cant hear, cant hear it, it is hard to see, its hard to see, hard to see, it is hard to hear
`);

/** With one of these a sentence may tell, ask, forbid, or make it depend; nothing of it is done. */
export const BINDING = words(`
  if when whenever unless until till before after except but without or nor either neither whether
  not dont doesnt didnt wont cant cannot couldnt wouldnt shouldnt isnt arent wasnt werent never no none nothing nobody noone
  why how what whats who whos whose where wheres was were did does has hasnt havent hadnt used said says told thought
  he she they him her his hers someone somebody anyone everybody people
  yesterday ago always usually sometimes often forgot forget forgets remember wish wonder imagine suppose
  im ive ill youre youve weve theyre hes shes only
`);

/** A sentence that begins so asks or tells. */
export const ASKING = words(
  'is are am was were do does did has have had should shall must whats who what when where which why how',
);

/** Words that ask by themselves: "I want", "the light should be". */
export const WISHES = phrases(`
  i want, we want, i need, we need, i would like, we would like, id like, wed like, i would love, id love, wed love, i would prefer,
  id prefer, i prefer, i would rather, id rather, i wish, i wish for, i require, i could use, we could use, i could do with,
  we could do with, could do with, could use, i desire, i fancy, i feel like, i crave, im craving, i am craving, i could go for,
  i will have, ill have, i will need, ill need, ill take, i will take, i wanna, i gotta, i have to, i need to, i want to, wanna, want,
  need, can i, can we, could i, could we, may i, may we, might i, let me, let us, lets, give me, give us, gimme, get me, get us,
  bring me, bring us, i think i want, should, must, needs, needs to, has to, have to, ought to, had better, better be, better get, in need of,
  would be nice, would be great, would be good, would be lovely, would be perfect, would be better, would be wonderful, will do,
  time for, its time for, it is time for, i demand, i expect, i am in the mood for, im in the mood for, in the mood for,
  i am dying for, im dying for, how about, what about, i would enjoy, i am ready for, im ready for, ready for
`);
