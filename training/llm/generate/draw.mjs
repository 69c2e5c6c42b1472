/** Sentences drawn from the templates of all skills with a house's own names; what they mean is for the grammar to say. */

/** Free words for wildcards. */
const FREE = (
  'some jazz,the beatles,bohemian rhapsody,my workout playlist,classical music,the news,radio paradise,an audiobook,thriller,miles davis,lo fi beats,milk,eggs,olive oil,two lemons,' +
  'dog food,batteries,dish soap,call the dentist,take out the trash,feed the cat,water the plants,check the oven,pay the rent,laundry,pizza,pasta,tea,nap,workout,dinner is ready,time to go,breakfast,homework,yoga,bread,bananas,toilet paper,' +
  'birthday card,buy a present for lena,stretch,medicine,the bins,garlic bread,coriander,oat milk,rye bread,bill evans,fado,k pop,the hobbit,abba'
).split(',');

/**
 * @param product {parseTemplate, SKILLS, cardinalWords}
 * @returns (home lists) => draw(): a text
 */
export function drawer({ parseTemplate, SKILLS, cardinalWords }, random) {
  const templates = SKILLS.filter(({ id }) => id !== 'when').flatMap((skill) =>
    Object.entries(skill.intents).flatMap(([intent, { groups }]) => {
      const all = groups.flatMap((group) =>
        group.sentences.map((sentence) => ({ skill, intent, group, sentence })),
      );
      return all.length === 0 ? [] : [all];
    }),
  );
  return (lists) => () => {
    // By intents, so that those with many templates do not drown the others.
    const { skill, group, sentence } = random.pick(random.pick(templates));
    return drawFrom(skill, group, sentence, lists);
  };

  function drawFrom(skill, group, sentence, houseLists) {
    const out = [];
    const lists = { ...houseLists, ...skill.lists, ...group.lists };
    const rules = { ...skill.rules, ...group.rules };
    const fits = (item) =>
      Object.entries(group.requires ?? {}).every(([key, value]) => {
        const own = item.context?.[key];
        return own === undefined || [value].flat().some((one) => [own].flat().includes(one));
      });
    const say = (expression) => {
      if (out.length > 40) return;
      switch (expression.type) {
        case 'word':
          out.push(expression.text);
          return;
        case 'sequence':
          expression.items.forEach(say);
          return;
        case 'choice': {
          // Options are mostly left out, as people leave them out.
          const empty = expression.items.findIndex(
            (item) => item.type === 'sequence' && item.items.length === 0,
          );
          if (empty >= 0 && random.chance(0.6)) return;
          say(random.pick(expression.items));
          return;
        }
        case 'rule':
          say(parseTemplate(rules[expression.rule] ?? '', expression.rule));
          return;
        case 'list':
          sayList(lists[expression.list]);
          if (expression.possessive) out.push(`${out.pop() ?? ''}'s`);
      }
    };
    const sayList = (list) => {
      if (list === undefined) return;
      if ('values' in list) {
        const items = list.values.filter(fits);
        if (items.length === 0) throw new Nothing();
        say(parseTemplate(random.pick(items).in, 'list'));
      } else if ('range' in list) {
        const { from, to, step = 1 } = list.range;
        const top = Math.min(to, from + 100 * step);
        const value = from + step * random.below(Math.floor((top - from) / step) + 1);
        out.push(random.chance(0.5) ? String(value) : cardinalWords(value));
      } else if ('from' in list) {
        const source = lists[list.from];
        const items = (source?.values ?? []).filter((item) =>
          Object.entries(list.where).every(([key, value]) =>
            [value].flat().some((one) => [item.context?.[key]].flat().includes(one)),
          ),
        );
        if (items.length === 0) throw new Nothing();
        say(parseTemplate(random.pick(items).in, 'list'));
      } else out.push(random.pick(FREE));
    };
    try {
      say(parseTemplate(sentence, 'draw'));
    } catch (error) {
      if (error instanceof Nothing) return null;
      throw error;
    }
    const text = out.join(' ').replace(/\s+/g, ' ').trim();
    return text === '' || out.length > 24 ? null : text;
  }
}

class Nothing extends Error {}
