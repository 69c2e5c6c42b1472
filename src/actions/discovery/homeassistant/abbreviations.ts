/** Short keys of discovery payloads (home-assistant.io, MQTT discovery), with the long ones we read. */
import { isObject, type Json } from '../json.js';

const TABLE = `
avty availability|avty_mode availability_mode|avty_t availability_topic|avty_tpl availability_template
pl_avail payload_available|pl_not_avail payload_not_available|dev device|dev_cla device_class|cmps components|p platform
uniq_id unique_id|obj_id object_id|def_ent_id default_entity_id|ent_cat entity_category|en enabled_by_default
cmd_t command_topic|cmd_tpl command_template|stat_t state_topic|stat_tpl state_template|stat_val_tpl state_value_template
val_tpl value_template|t topic|pl_on payload_on|pl_off payload_off|stat_on state_on|stat_off state_off
opt optimistic|exp_aft expire_after|off_dly off_delay|tilt_clsd_val tilt_closed_value|tilt_opnd_val tilt_opened_value|tilt_opt tilt_optimistic
unit_of_meas unit_of_measurement|ops options|on_cmd_type on_command_type
bri_cmd_t brightness_command_topic|bri_cmd_tpl brightness_command_template|bri_stat_t brightness_state_topic
bri_val_tpl brightness_value_template|bri_scl brightness_scale|clr_temp_k color_temp_kelvin
clr_temp_cmd_t color_temp_command_topic|clr_temp_cmd_tpl color_temp_command_template
clr_temp_stat_t color_temp_state_topic|clr_temp_val_tpl color_temp_value_template
hs_cmd_t hs_command_topic|hs_cmd_tpl hs_command_template|hs_stat_t hs_state_topic|hs_val_tpl hs_value_template
rgb_cmd_t rgb_command_topic|rgb_cmd_tpl rgb_command_template|rgb_stat_t rgb_state_topic|rgb_val_tpl rgb_value_template
xy_cmd_t xy_command_topic|xy_stat_t xy_state_topic|xy_val_tpl xy_value_template
min_mirs min_mireds|max_mirs max_mireds|min_k min_kelvin|max_k max_kelvin|sup_clrm supported_color_modes
pl_open payload_open|pl_cls payload_close|pl_stop payload_stop|stat_open state_open|stat_opening state_opening
stat_clsd state_closed|stat_closing state_closing|stat_stopped state_stopped|pos_t position_topic|pos_tpl position_template
pos_open position_open|pos_clsd position_closed|set_pos_t set_position_topic|set_pos_tpl set_position_template
tilt_cmd_t tilt_command_topic|tilt_cmd_tpl tilt_command_template|tilt_status_t tilt_status_topic
tilt_status_tpl tilt_status_template|pl_lock payload_lock|pl_unlk payload_unlock|stat_locked state_locked
stat_unlocked state_unlocked|mode_cmd_t mode_command_topic|mode_cmd_tpl mode_command_template
mode_stat_t mode_state_topic|mode_stat_tpl mode_state_template|temp_cmd_t temperature_command_topic
temp_cmd_tpl temperature_command_template|temp_stat_t temperature_state_topic|temp_stat_tpl temperature_state_template
temp_lo_cmd_t temperature_low_command_topic|temp_lo_cmd_tpl temperature_low_command_template
temp_lo_stat_t temperature_low_state_topic|temp_lo_stat_tpl temperature_low_state_template
temp_hi_cmd_t temperature_high_command_topic|temp_hi_cmd_tpl temperature_high_command_template
temp_hi_stat_t temperature_high_state_topic|temp_hi_stat_tpl temperature_high_state_template
curr_temp_t current_temperature_topic|curr_temp_tpl current_temperature_template
curr_hum_t current_humidity_topic|curr_hum_tpl current_humidity_template|temp_unit temperature_unit
pr_modes preset_modes|pr_mode_cmd_t preset_mode_command_topic|pr_mode_cmd_tpl preset_mode_command_template
pr_mode_stat_t preset_mode_state_topic|pr_mode_val_tpl preset_mode_value_template
fan_mode_cmd_t fan_mode_command_topic|fan_mode_cmd_tpl fan_mode_command_template
fan_mode_stat_t fan_mode_state_topic|fan_mode_stat_tpl fan_mode_state_template
hum_cmd_t target_humidity_command_topic|hum_cmd_tpl target_humidity_command_template
hum_stat_t target_humidity_state_topic|hum_state_tpl target_humidity_state_template|min_hum min_humidity
max_hum max_humidity|pct_cmd_t percentage_command_topic|pct_cmd_tpl percentage_command_template
pct_stat_t percentage_state_topic|pct_val_tpl percentage_value_template|spd_rng_min speed_range_min
spd_rng_max speed_range_max|osc_cmd_t oscillation_command_topic|osc_cmd_tpl oscillation_command_template
osc_stat_t oscillation_state_topic|osc_val_tpl oscillation_value_template|pl_osc_on payload_oscillation_on
pl_osc_off payload_oscillation_off|dir_cmd_t direction_command_topic|dir_stat_t direction_state_topic
dir_val_tpl direction_value_template|pow_cmd_t power_command_topic|pl_strt payload_start|pl_paus payload_pause
pl_ret payload_return_to_base|pl_prs payload_press|act_stat_t activity_state_topic|act_val_tpl activity_value_template
json_attr_t json_attributes_topic|json_attr_tpl json_attributes_template
dock_cmd_t dock_command_topic|pause_cmd_t pause_command_topic|strt_mow_cmd_t start_mowing_command_topic
cmd_on_tpl command_on_template|cmd_off_tpl command_off_template|bri_tpl brightness_template
clr_temp_tpl color_temp_template|r_tpl red_template|g_tpl green_template|b_tpl blue_template
pl_home payload_home|pl_not_home payload_not_home|pl_rst payload_reset|sup_feat supported_features
rgb_cmd_tpl rgb_command_template|rgbw_cmd_t rgbw_command_topic|rgbw_stat_t rgbw_state_topic
rgbw_val_tpl rgbw_value_template|rgbww_cmd_t rgbww_command_topic|rgbww_stat_t rgbww_state_topic
rgbww_val_tpl rgbww_value_template|dir_cmd_tpl direction_command_template|xy_cmd_tpl xy_command_template
rgbw_cmd_tpl rgbw_command_template|rgbww_cmd_tpl rgbww_command_template|pow_cmd_tpl power_command_template
strt_mw_cmd_t start_mowing_command_topic|strt_mw_cmd_tpl start_mowing_command_template|pause_mw_cmd_tpl pause_command_template
dock_cmd_tpl dock_command_template|stat_jam state_jammed|stat_locking state_locking|stat_unlocking state_unlocking
pos reports_position|pl_arm_away payload_arm_away|pl_arm_home payload_arm_home|pl_arm_nite payload_arm_night|pl_disarm payload_disarm
`;

const LONG: ReadonlyMap<string, string> = new Map(
  TABLE.split(/[|\n]/)
    .filter((line) => line !== '')
    .map((line) => line.split(' ') as [string, string]),
);
const DEVICE_KEYS: ReadonlyMap<string, string> = new Map([
  ['sa', 'suggested_area'],
  ['ids', 'identifiers'],
  ['cns', 'connections'],
  ['mf', 'manufacturer'],
  ['sw', 'sw_version'],
]);

/** The payload with long keys throughout, and `~` filled in where a topic begins or ends with it. */
export function longForm(payload: Json, inherited?: string): Json {
  const given = payload['~'];
  const base = typeof given === 'string' ? given : inherited;
  const entries = Object.entries(payload).flatMap(([short, value]): [string, unknown][] => {
    const key = LONG.get(short) ?? short;
    if (key === '~') return [];
    if (key === 'device' && isObject(value)) return [[key, renamed(value, DEVICE_KEYS)]];
    if (key === 'availability') {
      const list = Array.isArray(value) ? value : [value];
      return [[key, list.map((entry) => (isObject(entry) ? longForm(entry, base) : entry))]];
    }
    if (key === 'components' && isObject(value)) {
      const components = Object.entries(value).map(([id, entry]) => [
        id,
        isObject(entry) ? longForm(entry, base) : entry,
      ]);
      return [[key, Object.fromEntries(components)]];
    }
    const isTopic = key === 'topic' || key.endsWith('_topic');
    return [[key, isTopic && typeof value === 'string' && base !== undefined ? filled(value, base) : value]];
  });
  return Object.fromEntries(entries);
}

function filled(topic: string, base: string): string {
  if (topic.startsWith('~')) return `${base}${topic.slice(1)}`;
  return topic.endsWith('~') ? `${topic.slice(0, -1)}${base}` : topic;
}

function renamed(value: Json, names: ReadonlyMap<string, string>): Json {
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [names.get(key) ?? key, entry]));
}
