/** `version:` of home.yaml and config.yaml: left out, it is 1. */
import type { Item, Reader } from './reader.js';

export function checkFileVersion(reader: Reader, item: Item | undefined): void {
  const version = reader.number(item, 'version');
  if (item !== undefined && version !== null && version !== 1) {
    reader.fail(item, `version ${version} is not known here: this Earshot reads version 1`);
  }
}
