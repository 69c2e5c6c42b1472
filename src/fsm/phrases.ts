/** The few sentences the dialog says by itself; everything else comes from the conversation. */

/** Speech that is nothing this house can be told. */
export const NOT_HEARD = 'Sorry, I did not understand that.';
/** A part of the hub failed; the log and the page name it. */
export const WENT_WRONG = 'Sorry, something went wrong. Nothing was changed.';
/** The house did not answer in time: it may or may not have acted, so neither is claimed. */
export const NO_ANSWER = 'Sorry, the house did not answer in time.';
