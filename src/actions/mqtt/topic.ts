/** MQTT topics and filters: what is well formed, what matches (MQTT 3.1.1, section 4.7). */

/** 3.1.1 allows 65,535 bytes; nothing in a house needs more than this, and a hostile peer gains nothing by it. */
const MAX_TOPIC_LENGTH = 1024;

/** True for a topic one may publish to: no wildcards, no NUL, not empty. */
export function isTopic(topic: string): boolean {
  return topic.length > 0 && topic.length <= MAX_TOPIC_LENGTH && !/[+#\0]/.test(topic);
}

/** True for a filter: `+` and `#` stand alone in their level, `#` only last. */
export function isFilter(filter: string): boolean {
  if (filter.length === 0 || filter.length > MAX_TOPIC_LENGTH || filter.includes('\0')) return false;
  const levels = filter.split('/');
  return levels.every(
    (level, index) => level === '+' || (level === '#' ? index === levels.length - 1 : !/[+#]/.test(level)),
  );
}

export function hasWildcard(filter: string): boolean {
  return /[+#]/.test(filter);
}

const SLASH = 47;
const PLUS = 43;
const HASH = 35;

/**
 * `a/#` matches `a` and everything below; a leading wildcard never matches topics of the broker's own (`$SYS/...`). Walks
 * along both texts without taking them apart: a house listens with two dozen wildcards, and each message meets them all.
 */
export function topicMatches(filter: string, topic: string): boolean {
  const first = filter.charCodeAt(0);
  if (topic.startsWith('$') && (first === PLUS || first === HASH)) return false;
  let at = 0;
  for (let index = 0; index < filter.length; index++) {
    const code = filter.charCodeAt(index);
    if (code === HASH) return true;
    if (code === PLUS) {
      while (at < topic.length && topic.charCodeAt(at) !== SLASH) at += 1;
      continue;
    }
    if (at < topic.length && topic.charCodeAt(at) === code) at += 1;
    // `a/#` is at its slash, and the topic at its end: `a` itself.
    else return at === topic.length && code === SLASH && filter.charCodeAt(index + 1) === HASH;
  }
  return at === topic.length;
}
