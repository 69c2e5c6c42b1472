/** Everyday words for what a sensor measures, and the device classes that measure it (Home Assistant's names). */
import type { ListSource } from '../../skill.js';
import { wordsOf } from '../shared-rules.js';

export interface Measure {
  /** As `attr` of a query. */
  readonly attr: string;
  /** Sensor classes that show it. */
  readonly classes: readonly string[];
}

const measure = (attr: string, ...classes: string[]): Measure => ({
  attr,
  classes: classes.length > 0 ? classes : [attr],
});

export const MEASURES: ListSource = wordsOf([
  ['[current|room|indoor|inside|air] (temperature|temp)', measure('temperature')],
  ['[relative|air] (humidity|humidity level|moisture level)', measure('humidity', 'humidity', 'moisture')],
  ['[level of] moisture', measure('moisture', 'moisture', 'humidity')],
  [
    '(battery|battery level|battery charge|charge|battery percentage|battery status|battery life)',
    measure('battery'),
  ],
  ['(brightness|brightness level|light level|illuminance)', measure('brightness', 'illuminance')],
  ['(volume|volume level)', measure('volume', 'volume', 'volume_storage')],
  [
    '(amount of|total|stored|total stored) [stored] (volume|water)',
    measure('volume', 'volume', 'volume_storage', 'water'),
  ],
  ['[total] (amount of [consumed] water|water consumption|water usage)', measure('water')],
  ['(position|opening)', measure('position')],
  ['(speed|fan speed)', measure('speed', 'speed', 'wind_speed', 'data_rate')],
  ['wind speed', measure('wind_speed', 'wind_speed', 'speed')],
  ['(color|colour)', measure('color')],
  ['color temperature', measure('color_temp')],
  ['(target|target temperature|set temperature|set point|setpoint|temperature setting)', measure('target')],
  ['(mode|hvac mode)', measure('mode')],
  ['(source|input)', measure('source')],
  ['(power|power consumption|power usage|power draw|wattage|power level)', measure('power', 'power')],
  ['apparent power', measure('apparent_power')],
  ['reactive power', measure('reactive_power')],
  ['power factor', measure('power_factor')],
  [
    '(energy|amount of energy|energy consumption|energy usage|energy use|electricity usage|electricity consumption)',
    measure('energy', 'energy', 'energy_storage'),
  ],
  ['(amount of|level of|electric|electrical) current', measure('current')],
  ['current (draw|amperage)', measure('current')],
  ['(voltage|voltage drop|electric potential)', measure('voltage')],
  ['frequency', measure('frequency')],
  ['[amount of] gas [consumption|usage]', measure('gas')],
  [
    '(air quality|air quality index|aqi)',
    measure('aqi', 'aqi', 'volatile_organic_compounds', 'pm25', 'carbon_dioxide'),
  ],
  [
    '(air pressure|atmospheric pressure|barometric pressure|barometer)',
    measure('atmospheric_pressure', 'atmospheric_pressure', 'pressure'),
  ],
  ['pressure', measure('pressure', 'pressure', 'atmospheric_pressure')],
  ['(co2|carbon dioxide) [level|levels|concentration|reading]', measure('carbon_dioxide')],
  ['c o 2 [level|levels|concentration|reading]', measure('carbon_dioxide')],
  ['(co|carbon monoxide) [level|levels|concentration|reading]', measure('carbon_monoxide')],
  ['(no2|nitrogen dioxide) [level|levels|concentration]', measure('nitrogen_dioxide')],
  ['(no|nitrogen monoxide) (level|levels|concentration)', measure('nitrogen_monoxide')],
  ['(n2o|nitrous oxide) [level|levels|concentration]', measure('nitrous_oxide')],
  ['(so2|sulphur dioxide|sulfur dioxide) [level|levels|concentration]', measure('sulphur_dioxide')],
  ['(o3|ozone) [level|levels|concentration]', measure('ozone')],
  ['(pm1|pm 1) [level|levels|concentration]', measure('pm1')],
  ['(pm2.5|pm 2.5|pm 25) [level|levels|concentration]', measure('pm25')],
  ['(pm10|pm 10) [level|levels|concentration]', measure('pm10')],
  [
    '[the] (voc|concentration of [volatile] organic compounds|volatile organic compounds)',
    measure('volatile_organic_compounds', 'volatile_organic_compounds', 'volatile_organic_compounds_parts'),
  ],
  ['(rainfall|accumulated rainfall|precipitation|amount of rain)', measure('precipitation')],
  ['(rainfall intensity|rain intensity|precipitation intensity)', measure('precipitation_intensity')],
  ['(irradiance|solar radiation)', measure('irradiance')],
  ['(signal strength|signal)', measure('signal_strength')],
  ['(sound pressure|acoustic pressure|noise level|sound level|loudness)', measure('sound_pressure')],
  ['weight', measure('weight')],
  ['distance', measure('distance')],
  ['(duration|remaining time|time remaining|time left|remaining duration)', measure('duration')],
  ['(date|time)', measure('date', 'date', 'timestamp')],
  ['(size|data size|file size)', measure('data_size')],
  ['(data rate|download speed|upload speed|bandwidth|transfer rate)', measure('data_rate')],
  ['(cost|price|monetary value)', measure('monetary')],
  ['(ph|ph level|acidity)', measure('ph')],
  ['(uv|uv index)', measure('uv_index')],
]);

export function isMeasure(value: unknown): value is Measure {
  return typeof value === 'object' && value !== null && 'attr' in value && 'classes' in value;
}
