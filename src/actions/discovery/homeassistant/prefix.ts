/** Where Home Assistant's discovery topics begin, unless somebody set it to another prefix there. */
export const USUAL_PREFIX = 'homeassistant';
