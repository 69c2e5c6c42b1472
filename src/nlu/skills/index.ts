/** The built-in skills. A plugin takes the same shape and the same road: nothing here has a privilege. */
import type { Skill } from '../skill.js';
import { alarmPanel } from './alarm-panel.js';
import { alarms } from './alarms.js';
import { announce } from './announce.js';
import { appliances } from './appliances.js';
import { brightness } from './brightness.js';
import { calendar } from './calendar.js';
import { calendarChanges } from './calendar-changes.js';
import { climate } from './climate.js';
import { clockInfo } from './clock-info.js';
import { comparisons } from './comparisons.js';
import { control } from './control.js';
import { conversion } from './conversion.js';
import { covers } from './covers.js';
import { fans } from './fans.js';
import { follow } from './follow.js';
import { help } from './help.js';
import { indirect } from './indirect.js';
import { lightColor } from './light-color.js';
import { lights } from './lights.js';
import { lists } from './lists.js';
import { locks } from './locks.js';
import { math } from './math.js';
import { media } from './media.js';
import { numbersSelects } from './numbers-selects.js';
import { onoff } from './onoff.js';
import { people } from './people.js';
import { plans } from './plans.js';
import { readings } from './readings.js';
import { reminders } from './reminders.js';
import { scenes } from './scenes.js';
import { sensors } from './sensors.js';
import { timers } from './timers.js';
import { toldOthers } from './told-others.js';
import { vacuum } from './vacuum.js';
import { volume } from './volume.js';
import { weather } from './weather.js';
import { when } from './when.js';

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
  plans,
  clockInfo,
  math,
  conversion,
  help,
  control,
  when,
];
