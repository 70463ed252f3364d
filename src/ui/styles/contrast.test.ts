// WCAG 2.2: text at 4.5 to 1, edges of controls at 3 to 1, on every surface, in light and dark, now and in the past.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Theme = 'light' | 'dark';
type Tokens = ReadonlyMap<string, Readonly<Record<Theme, string>>>;

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
const pairOf = /--(?<name>[\w-]+): light-dark\((?<light>#\w+), (?<dark>#\w+)\)/gu;

function tokensIn(css: string): Tokens {
  return new Map(
    [...css.matchAll(pairOf)].map(({ groups = {} }) => {
      const { name = '', light = '', dark = '' } = groups;
      return [name, { light, dark }];
    }),
  );
}

const [nowCss = '', pastCss = ''] = read('./tokens.css').split('.in-the-past');
const now = tokensIn(nowCss);
const past: Tokens = new Map([...now, ...tokensIn(pastCss)]);
const people = [
  ...read('./people.css').matchAll(
    /\.color-(?<color>\w+) \{\s*--person: light-dark\((?<light>#\w+), (?<dark>#\w+)\)/gu,
  ),
];

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

const moments = [
  ['now', now],
  ['in the past', past],
] as const;
const surfaces = ['paper', 'card', 'sunken'];

describe.each(moments)('%s', (_, tokens) => {
  const color = (name: string, theme: Theme) => tokens.get(name)?.[theme] ?? 'missing';

  describe.each(['light', 'dark'] as const)('%s', (theme) => {
    it.each(['ink', 'ink-soft', 'trouble'].flatMap((ink) => surfaces.map((on) => [ink, on] as const)))(
      '%s on %s is readable',
      (ink, on) => {
        expect(contrast(color(ink, theme), color(on, theme))).toBeGreaterThanOrEqual(4.5);
      },
    );

    it.each([
      ['on-accent', 'accent'],
      ['accent', 'paper'],
      ['accent', 'card'],
      ['accent', 'sunken'],
      ['good', 'paper'],
      ['ink', 'accent-wash'],
      ['ink-soft', 'accent-wash'],
      ['ink', 'trouble-wash'],
    ])('%s on %s is readable', (ink, on) => {
      expect(contrast(color(ink, theme), color(on, theme))).toBeGreaterThanOrEqual(4.5);
    });

    it.each(['edge', 'accent', 'good', 'trouble'].flatMap((edge) => surfaces.map((on) => [edge, on] as const)))(
      '%s stands out on %s',
      (edge, on) => {
        expect(contrast(color(edge, theme), color(on, theme))).toBeGreaterThanOrEqual(3);
      },
    );

    it('good stands out on accent-wash', () => {
      expect(contrast(color('good', theme), color('accent-wash', theme))).toBeGreaterThanOrEqual(3);
    });

    it.each(people.map(({ groups = {} }) => [groups['color'] ?? '', groups[theme] ?? '']))(
      'the letter on %s is readable, and the dot stands out',
      (_color, person) => {
        expect(contrast(person, theme === 'light' ? '#ffffff' : '#10190f')).toBeGreaterThanOrEqual(4.5);
        for (const on of surfaces) expect(contrast(person, color(on, theme))).toBeGreaterThanOrEqual(3);
      },
    );
  });
});

it('has all eight people', () => {
  expect(people).toHaveLength(8);
});
