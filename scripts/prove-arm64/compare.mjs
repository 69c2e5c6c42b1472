/** Two machines' rows of `earshot hear --json` for the same files. Pure. */

/** What the house and the speaker get to know. */
const DECIDED = ['text', 'accepted', 'source', 'calls', 'reply', 'ask'];

/**
 * Times are not compared, likelihoods are told. The open transcript (`free_text`) decides nothing where the house's own
 * phrases were heard, and where it wavers ("thirty" or "30") the last bit of a likelihood settles it: it is told, too.
 * @param clips what was said, one for each native row
 * @returns `rows`: per clip what differs by name (`answer`: the emulated machine gave none); `different`: how many clips do;
 *   `freely`: how many open transcripts do; `confidence`: the largest difference
 */
export function compareRows(clips, native, emulated) {
  const rows = clips.map(({ text: said }, at) => {
    const [one, other] = [native[at], emulated[at]];
    if (other === undefined)
      return { said, native: one, arm64: null, differs: ['answer'], freely: false, confidence: 0 };
    const differs = DECIDED.filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));
    const confidence = Math.abs(one.confidence - other.confidence);
    return {
      said,
      native: one,
      arm64: other,
      differs,
      freely: one.free_text !== other.free_text,
      confidence,
    };
  });
  return {
    rows,
    different: rows.filter(({ differs }) => differs.length > 0).length,
    freely: rows.filter((row) => row.freely).length,
    confidence: Math.max(0, ...rows.map(({ confidence }) => confidence)),
  };
}

/** For people, as Markdown. */
export function tableOf({ cpu, crashes, rows, different, freely, confidence }) {
  const line = (cells) => `| ${cells.join(' | ')} |\n`;
  const text = [
    line(['said', `heard, x64 and arm64 (${cpu})`, 'calls', 'same']),
    line(['---', '---', '---', '---']),
    ...rows.map(({ said, native, arm64, differs }) => {
      const both = (of) =>
        arm64 === null || of(native) === of(arm64) ? of(native) : `${of(native)} / ${of(arm64)}`;
      const same = differs.length === 0 ? 'yes' : `**no**: ${differs.join(', ')}`;
      return line([said, both((row) => row.text), `\`${both((row) => JSON.stringify(row.calls))}\``, same]);
    }),
  ].join('');
  return (
    `${text}\n${rows.length - different} of ${rows.length} the same to the byte; ${freely} open transcripts differ; ` +
    `confidences differ by ${confidence.toExponential(1)} at most; the emulated program crashed ${crashes} times\n`
  );
}
