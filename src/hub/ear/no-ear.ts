/** What is missing where nobody can be listened to. */
import { EarshotError } from '../../errors.js';

export function noEar(missing: boolean): EarshotError {
  return missing
    ? new EarshotError(
        'NO_RECOGNIZER',
        'Speech cannot be recognised: the models are missing. Type, or run `earshot doctor`.',
      )
    : new EarshotError(
        'NO_MICROPHONE',
        'There is no sound to listen to: type, or hold the button on the page.',
      );
}
