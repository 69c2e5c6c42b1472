/** Characters before and after the numbers are read: what a screen shows and a voice cannot. */

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
const VULGAR_FRACTIONS: Readonly<Record<string, string>> = {
  '½': '1/2',
  '¼': '1/4',
  '¾': '3/4',
  '⅓': '1/3',
  '⅔': '2/3',
  '⅛': '1/8',
};

/** One form for each sign: quotes, dashes, spaces, degree and micro signs. Emoji, markup and controls go. */
export function cleanCharacters(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/[‘’ʼ´`]/g, "'")
      .replace(/[“”„«»]/g, '"')
      .replace(/℃/g, '°C')
      .replace(/℉/g, '°F')
      .replace(/º/g, '°')
      .replace(/[μ]/g, 'µ')
      .replace(/Ω/g, 'Ω')
      .replace(/[−‒‑]/g, '-')
      .replace(/[₀-₉]/g, (sign) => String(SUBSCRIPTS.indexOf(sign)))
      .replace(
        /(\d?)([½¼¾⅓⅔⅛])/g,
        (_, whole: string, sign: string) => `${whole ? `${whole} ` : ''}${VULGAR_FRACTIONS[sign]}`,
      )
      .replace(/\.{3,}/g, '…')
      .replace(/[→⇒➔]/g, ' to ')
      .replace(/[•▪◦]/g, ', ')
      .replace(/https?:\/\/(?:www\.)?/gi, '')
      // Bold, italics, code and headings of Markdown: the marks, not the words.
      .replace(/\*\*|__|~~|^#{1,6}\s/gm, '')
      .replace(
        /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|[\u{FE00}-\u{FE0F}]|\u{20E3}/gu,
        ' ',
      )
      .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
      // A line is a sentence, even without its full stop.
      .replace(/(?<![.!?…:;,\s])[ \t]*\r?\n\s*/g, '. ')
      .replace(/[\p{Cc}\p{Zs}\s]+/gu, ' ')
      .trim()
  );
}

/** Signs between and around words, once the numbers are words. */
export function speakSymbols(text: string): string {
  return text
    .replace(/\band\/or\b/gi, 'and or')
    .replace(/ ?& ?/g, ' and ')
    .replace(/(\S+)@(\S+\.\p{L}{2,})/gu, '$1 at $2')
    .replace(/ @ ?/g, ' at ')
    .replace(/(?<=[\p{Ll}\d])\.(?=\p{Ll}{2,})/gu, ' dot ')
    .replace(/(?<=\p{Ll})\.(?=\p{Lu})/gu, '. ')
    .replace(/(?<=\p{Lu}{2,})\/(?=\p{Lu}{2,})/gu, ' ')
    .replace(/(?<=[\p{L}\d])\/(?=[\p{L}\d])/gu, ' or ')
    .replace(/(?<=\p{L})\+\+/gu, ' plus plus')
    .replace(/(?<=\p{L})\+(?=\s|$)/gu, ' plus')
    .replace(/ ?\+ ?/g, ' plus ')
    .replace(/ ?= ?/g, ' equals ')
    .replace(/ ?≥ ?|>=/g, ' at least ')
    .replace(/ ?≤ ?|<=/g, ' at most ')
    .replace(/ ?> ?/g, ' more than ')
    .replace(/ ?< ?/g, ' less than ')
    .replace(/ ?± ?/g, ' plus or minus ')
    .replace(/[~≈] ?(?=\p{L})/gu, 'about ')
    .replace(/%/g, ' percent')
    .replace(/°/g, ' degrees')
    .replace(/ [-–—] |(?<=[\p{L}\d])[–—](?=[\p{L}\d])|-{2,}/gu, ' — ')
    .replace(/ \/ /g, ', ')
    .replace(
      /(?<![\p{L}])'(?=[\p{L}])(?![a-z]{1,2}\b|(?:cause|em|til)\b)|(?<=[^\p{L}])'|^'|(?<=[.,!?])'/gu,
      ' ',
    )
    .replace(/[_/\\|*#^{}[\]<>@]/g, ' ');
}

/** Only letters and the marks that shape a sentence; single spaces, none before a mark, no doubled marks. */
export function tidy(text: string): string {
  return text
    .replace(/[^\p{L}\p{M}\s.,;:!?…—"'()-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ +([,.;:!?…)])/g, '$1')
    .replace(/([,;:])(?=[.!?…])/g, '')
    .replace(/,(?:\s*,)+/g, ',')
    .replace(/\.(?:\s*\.)+/g, '.')
    .replace(/^[\s,.;:!?…)—-]+/, '')
    .trim();
}
