import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandTemplate, valueTemplate } from '../../../src/actions/discovery/template.js';

describe('value templates', () => {
  it.each<[string | undefined, string, string | null]>([
    [undefined, 'ON', 'ON'],
    ['{{ value }}', 'ON', 'ON'],
    ['{{ value_json.state }}', '{"state":"ON"}', 'ON'],
    ['{{ value_json["state"] }}', '{"state":"ON"}', 'ON'],
    ["{{ value_json['a b'].c[1] }}", '{"a b":{"c":[1,2]}}', '2'],
    ['{{ value_json.state }}', '{"other":1}', null],
    ['{{ value_json.state }}', 'not json', null],
    ['{{ value_json.state }}', '{"state":null}', null],
    ['{{ value | float }}', '3.50', '3.5'],
    ['{{ value | int }}', '3.9', '3'],
    ['{{ value | float(0) }}', 'x', '0'],
    ['{{ value | float }}', 'x', null],
    ['{{ value_json.t | float * 2 + 1 }}', '{"t":"2"}', '5'],
    ['{{ (value | float / 2.55) | round(1) }}', '255', '100'],
    ["{{ {'heat': 'on', 'off': 'off'}[value_json.mode] }}", '{"mode":"heat"}', 'on'],
    ["{{ {'heat': 'on'}[value_json.mode] }}", '{"mode":"cool"}', null],
    ["{{ {'heat': 'on'}.get(value, 'none of it') }}", 'x', 'none of it'],
    ["{{ 'ON' if value_json.on else 'OFF' }}", '{"on":false}', 'OFF'],
    ["{{ 'ON' if value_json.on == true else 'OFF' }}", '{"on":true}', 'ON'],
    ["{{ 'ON' if value_json.missing else 'OFF' }}", '{}', 'OFF'],
    ["{% if value == 'a' %}1{% elif value == 'b' %}2{% else %}3{% endif %}", 'b', '2'],
    ['{% if value_json.gone %}1{% else %}2{% endif %}', '{}', '2'],
    ["{% set map = {'a':'b'} %}{{ map[value] if value in map.keys() else 'z' }}", 'a', 'b'],
    ["{% set map = {'a':'b'} %}{{ map[value] if value in map else 'z' }}", 'q', 'z'],
    ['{{ value_json.x is defined }}', '{"x":1}', 'True'],
    ['{{ value_json.x is not defined }}', '{"x":1}', 'False'],
    ["{{ value_json.x | default('d') }}", '{}', 'd'],
    ['{{ value | lower }}-{{ value.upper() }}', 'aB', 'ab-AB'],
    ['{{ -1 * value | int }}', '3', '-3'],
    ["{{ 'it\\'s' }}", '', "it's"],
    ["{{ 5 if 'b' in value_json.values() else 1 }}", '{"a":"b"}', '5'],
    ['{{ value | capitalize }}{{ value.rstrip() | lstrip }}', 'aBC ', 'Abc aBC'],
    ['{{ value | int | bitwise_and(6) }} {{ 5 | bitwise_xor(1) | bitwise_or(8) }}', '13', '4 12'],
    ["{{ value if is_number(value) else 'none of it' }}", 'x', 'none of it'],
    ['{# nothing #}{{- value -}}', 'x', 'x'],
    ['{{ value_json.constructor }}', '{}', null],
    ["{{ value.split(',')[1] }}", 'a,b', 'b'],
    ["{{ value.split(',')[5] }}", 'a,b', null],
    ["{{ (value | replace('%', '')) | int }}", '45 %', '45'],
    ["{{ value.strip().startswith('on') }}", ' one ', 'True'],
    ['{{ float(value_json.t, 0) }}', '{"t":"21.5"}', '21.5'],
    ["{{ iif(value == '1', 'ON', 'OFF') }}", '1', 'ON'],
    ["{{ value_json.on | iif('ON', 'OFF') }}", '{"on":false}', 'OFF'],
    ["{{ value_json.list | join('-') }}", '{"list":[1,2]}', '1-2'],
    ['{{ value_json.list | max }}', '{"list":[1,3,2]}', '3'],
    ['{{ value_json.list | first }}', '{"list":[]}', null],
    ['{{ (value | from_json).a }}', '{"a":7}', '7'],
    ['{{ value_json.list | length }}', '{"list":[1,3,2]}', '3'],
    ['{{ value_json.__proto__.x }}', '{}', null],
    ['{{ value_json.on | int }}', '{"on":true}', '1'],
    ["{{ value_json.x | default('d') }}", '{"x":null}', null],
    ["{{ value_json.x | default('d', true) }}", '{"x":null}', 'd'],
    ['{{ value | float | round(1) }}', '20.25', '20.2'],
    ["{{ value | float | round(0, 'floor') }}", '2.9', '2'],
    ['{{ value | int(base=16) }}', 'ff', '255'],
    ['{{ value | float(default=1.5) }}', 'x', '1.5'],
    ['{{ value[0:3] }}{{ value[-2:] }}{{ value[:] }}', 'abcdef', 'abcefabcdef'],
    ['{{ value_json[1:] | sum }}', '[1,2,3]', '5'],
    ["{{ value_json | sort | join(',') }}", '[3,1,10]', '1,3,10'],
    ['{{ max(value_json.a, 5) }}', '{"a":7}', '7'],
    ["{{ '%02d:%02d' | format(value | int // 60, value | int % 60) }}", '605', '10:05'],
    ["{{ '%.1f %s %x %%' % [3.14159, value, 255] }}", 'a', '3.1 a ff %'],
    ['{{ 2 ** 3 }} {{ 1e3 }}', '', '8 1000'],
    ['{{ value_json.on is true }}', '{"on":true}', 'True'],
  ])('%s of %s is %s', (template, payload, expected) => {
    expect(valueTemplate(template)(payload)).toBe(expected);
  });

  it.each([
    '{{ value',
    '{{ }}',
    '{{ value | evil }}',
    '{{ value.constructor() }}',
    '{% for x in y %}{% endfor %}',
    '{% if value %}a',
    '{% endif %}',
    '{{ value value }}',
    '{{ value | int(wrong=3) }}',
    `{{ ${'('.repeat(1000)}value${')'.repeat(1000)} }}`,
    'x'.repeat(10_000),
  ])('what is not understood is refused or plain text, never run: %s', (source) => {
    let result: unknown;
    try {
      result = valueTemplate(source)('v');
    } catch (error) {
      result = error;
    }
    expect(result instanceof SyntaxError || result === source).toBe(true);
  });

  it('reads any text without harm', () => {
    const word = fc.constantFrom(
      '{{',
      '}}',
      '{%',
      '%}',
      'value',
      'value_json',
      '.',
      '[',
      ']',
      '(',
      ')',
      '|',
      ' if ',
      'else',
      '{',
      '}',
      ':',
      "'",
      'set x=',
      '~',
      '-',
      'not ',
      'in ',
      'is ',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(word, fc.string({ maxLength: 5 })), { maxLength: 25 }),
        fc.string(),
        (parts, payload) => {
          try {
            const text = valueTemplate(parts.join(''))(payload);
            return text === null || typeof text === 'string';
          } catch (error) {
            return error instanceof SyntaxError;
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('command templates', () => {
  it.each<[string | undefined, string | number, string]>([
    [undefined, 40, '40'],
    ['{"position": {{ value }} }', 40, '{"position": 40 }'],
    ['{"mode": "{{ value }}"}', 'heat', '{"mode": "heat"}'],
    ["{{ {'target': value} | tojson }}", 21.5, '{"target":21.5}'],
    ['{{ (value | float * 2.55) | int }}', 100, '254'],
  ])('%s of %s is %s', (template, value, expected) => {
    expect(commandTemplate(template)(value)).toBe(expected);
  });
});
