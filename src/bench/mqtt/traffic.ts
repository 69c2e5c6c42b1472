/** What the devices of the bench say: as zigbee2mqtt announces and tells lamps. */

/** The lamp's last word carries its number: all of them have been heard when the last one's has. */
export function configOf(index: number): { topic: string; payload: string } {
  return {
    topic: `homeassistant/light/bench_${index}/config`,
    payload: JSON.stringify({
      name: `Lamp ${index}`,
      unique_id: `0x00158d0000${index.toString(16).padStart(6, '0')}_light_bench`,
      object_id: `bench_${index}`,
      schema: 'json',
      state_topic: `bench/${index}`,
      command_topic: `bench/${index}/set`,
      brightness: true,
      brightness_scale: 254,
      supported_color_modes: ['xy', 'color_temp'],
      min_mireds: 153,
      max_mireds: 500,
      availability: [{ topic: `bench/${index}/availability`, value_template: '{{ value_json.state }}' }],
      device: {
        identifiers: [`zigbee2mqtt_0x00158d0000${index.toString(16).padStart(6, '0')}`],
        name: `Lamp ${index}`,
        manufacturer: 'Bench',
        model: 'A lamp of many colours',
        suggested_area: `Room ${index % 100}`,
      },
      origin: { name: 'bench', sw: '1.0' },
    }),
  };
}

/** @param round a different brightness each time, so that every update changes something */
export function stateOf(index: number, round: number): { topic: string; payload: string } {
  const brightness = 1 + ((round * 7 + index) % 254);
  return {
    topic: `bench/${index}`,
    payload: `{"brightness":${brightness},"color":{"x":0.4578,"y":0.41},"color_mode":"color_temp","color_temp":370,"linkquality":120,"state":"ON","update":{"state":"idle"}}`,
  };
}

export const availabilityOf = (index: number): { topic: string; payload: string } => ({
  topic: `bench/${index}/availability`,
  payload: '{"state":"online"}',
});

/** MQTT 3.1.1's PUBLISH at QoS 0 (section 3.3): a client library would cost more than the broker does. */
export function publishPacket(
  { topic, payload }: { topic: string; payload: string },
  retain = false,
): Buffer {
  const name = Buffer.from(topic);
  const body = Buffer.from(payload);
  let left = 2 + name.length + body.length;
  const length: number[] = [];
  do {
    const digit = left % 128;
    left = Math.floor(left / 128);
    length.push(left > 0 ? digit | 0x80 : digit);
  } while (left > 0);
  return Buffer.concat([
    Buffer.from([retain ? 0x31 : 0x30, ...length, name.length >> 8, name.length & 0xff]),
    name,
    body,
  ]);
}

/** CONNECT (section 3.1), clean session, keep alive off. */
export function connectPacket(clientId: string): Buffer {
  const id = Buffer.from(clientId);
  return Buffer.concat([
    Buffer.from([
      0x10,
      12 + id.length,
      0,
      4,
      0x4d,
      0x51,
      0x54,
      0x54,
      4,
      2,
      0,
      0,
      id.length >> 8,
      id.length & 0xff,
    ]),
    id,
  ]);
}
