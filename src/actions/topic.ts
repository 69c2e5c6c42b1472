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

/** `a/#` matches `a` and everything below; a leading wildcard never matches topics of the broker's own (`$SYS/...`). */
export function topicMatches(filter: string, topic: string): boolean {
  const wanted = filter.split('/');
  const levels = topic.split('/');
  if (topic.startsWith('$') && (wanted[0] === '+' || wanted[0] === '#')) return false;
  for (const [index, level] of wanted.entries()) {
    if (level === '#') return true;
    if (index >= levels.length) return false;
    if (level !== '+' && level !== levels[index]) return false;
  }
  return wanted.length === levels.length;
}
