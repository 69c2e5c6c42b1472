/** The built-in skills. A plugin takes the same shape and the same road: nothing here has a privilege. */
import type { Skill } from '../skill.js';
import { alarms } from './agenda/alarms.js';
import { calendar } from './agenda/calendar.js';
import { calendarChanges } from './agenda/calendar-changes.js';
import { clashes } from './agenda/calendar-clashes.js';
import { plans } from './agenda/plans.js';
import { reminders } from './agenda/reminders.js';
import { timers } from './agenda/timers.js';
import { announce } from './announce.js';
import { climate } from './climate/climate.js';
import { fans } from './climate/fans.js';
import { control } from './control.js';
import { alarmPanel } from './devices/alarm-panel.js';
import { appliances } from './devices/appliances.js';
import { covers } from './devices/covers.js';
import { locks } from './devices/locks.js';
import { numbersSelects } from './devices/numbers-selects.js';
import { onoff } from './devices/onoff.js';
import { scenes } from './devices/scenes.js';
import { vacuum } from './devices/vacuum.js';
import { clockInfo } from './facts/clock-info.js';
import { conversion } from './facts/conversion.js';
import { math } from './facts/math.js';
import { weather } from './facts/weather.js';
import { follow } from './follow.js';
import { help } from './help.js';
import { indirect } from './indirect.js';
import { brightness } from './lights/brightness.js';
import { lightColor } from './lights/light-color.js';
import { lights } from './lights/lights.js';
import { lists } from './lists/lists.js';
import { media } from './media/media.js';
import { volume } from './media/volume.js';
import { comparedThings } from './questions/compared-things.js';
import { comparisons } from './questions/comparisons.js';
import { generated } from './questions/generated.js';
import { people } from './questions/people.js';
import { readings } from './questions/readings.js';
import { reckoned } from './questions/reckoned.js';
import { rooms } from './questions/rooms.js';
import { sensors } from './questions/sensors.js';
import { toldOthers } from './told-others.js';
import { when } from './when/when.js';

export const SKILLS: readonly Skill[] = [
  lights,
  brightness,
  lightColor,
  onoff,
  fans,
  covers,
  locks,
  climate,
  media,
  volume,
  vacuum,
  scenes,
  sensors,
  readings,
  comparisons,
  comparedThings,
  generated,
  reckoned,
  rooms,
  people,
  weather,
  announce,
  toldOthers,
  alarmPanel,
  numbersSelects,
  appliances,
  indirect,
  follow,
  timers,
  alarms,
  reminders,
  lists,
  calendar,
  calendarChanges,
  clashes,
  plans,
  clockInfo,
  math,
  conversion,
  help,
  control,
  when,
];
