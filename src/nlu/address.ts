/** What people call whoever they speak to, after a pause at the end: "at one o'clock, beta", "lights off, love". */

/** Of many families: nobody and nothing of the house is named by them alone. */
const KIN =
  'dear|darling|mum|mom|mama|mummy|dad|daddy|papa|gran|granny|grandma|grandpa|grandad|granddad|nan|nana|nonna|nonno|oma|opa|abuela|abuelo|auntie|aunty|uncle|mate|lad|lass|love|' +
  'beta|beti|bhai|bhaiya|didi|yaar|habibi|habibti|mija|mijo|anak|kuya|hun|hon|sweetie|pet|duck|petal|bro|bruv|fam|sis|son|fella|luv|cara|caro|tesoro|schatz';

const SAID_TO = new RegExp(`\\s*,\\s*(?:(?:my|me) )?(?:${KIN})[\\s.!]*$`, 'i');
const NAMES_KIN = new RegExp(`\\b(?:${KIN})['’]?s?\\W*$`, 'i');

/** The text without whom it is said to; "call mum, dad" names two, and stays. */
export function withoutAddress(text: string): string {
  const rest = text.replace(SAID_TO, '');
  return rest === '' || NAMES_KIN.test(rest) ? text : rest;
}
