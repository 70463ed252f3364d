import { describe, expect, it } from 'vitest';
import { seededRandom } from '../seededRandom.ts';
import { planSchedule } from './planSchedule.ts';
import { inWords, profileOf, type Step } from './step.ts';

const seeds = Array.from({ length: 200 }, (_, seed) => seed);
const plan = (seed: number) => planSchedule(seededRandom(seed), 36);

describe('a schedule', () => {
  it('is the same for the same seed', () => {
    expect(plan(7)).toEqual(plan(7));
    expect(plan(7).steps).not.toEqual(plan(8).steps);
  });

  it('uses no tab that it has not opened, or has killed, and no browser that is down', () => {
    for (const seed of seeds) {
      const { profiles, steps } = plan(seed);
      const tabs = new Set(profiles.flatMap((profile) => profile.tabs));
      const up = new Set(profiles.map(({ name }) => name));
      for (const step of steps) {
        const named = 'acts' in step ? step.acts.map(({ tab }) => tab) : 'tab' in step ? [step.tab] : [];
        if (step.kind === 'open') tabs.add(step.tab);
        for (const tab of named) expect(tabs, `${seed}: ${inWords(step)}`).toContain(tab);
        for (const tab of named) expect(up, `${seed}: ${inWords(step)}`).toContain(profileOf(tab));
        follow(step, tabs, up);
      }
    }
  });

  it('comes to everything that may befall', () => {
    const kinds = new Set(seeds.flatMap((seed) => plan(seed).steps.map(({ kind }) => kind)));
    expect(kinds.size).toBe(28);
  });
});

function follow(step: Step, tabs: Set<string>, up: Set<string>): void {
  const dropAll = (profile: string) => {
    up.delete(profile);
    for (const tab of tabs) if (profileOf(tab) === profile) tabs.delete(tab);
  };
  if (step.kind === 'close' || step.kind === 'crash') tabs.delete(step.tab);
  if (step.kind === 'kill-browser') dropAll(step.profile);
  if (step.kind === 'act-and-kill') {
    const tab = step.acts.at(-1)?.tab ?? '';
    if (step.victim === 'tab') tabs.delete(tab);
    else dropAll(profileOf(tab));
  }
  if (step.kind === 'start-browser') {
    up.add(step.profile);
    for (const tab of step.tabs) tabs.add(tab);
  }
}
