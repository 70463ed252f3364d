import { describe, expect, it } from 'vitest';
import { type AskedAct, createLedger, type Ledger, type LinesShown } from './ledger.ts';

const sum = { line: 'Sum a', how: 'add', amount: 0 } as const;
const story = (how: AskedAct['how'], amount = 0) => ({ line: 'Story b', how, amount });

function done(ledger: Ledger, place: string, asked: AskedAct, shown = 0): number {
  const act = ledger.ask(asked, shown);
  if (act === null) throw new Error('it cannot be asked');
  act.done(place);
  return act.value;
}

function faults(ledger: Ledger, shown: LinesShown): readonly string[] {
  return ledger.accounts(shown).faults;
}

describe('a sum', () => {
  it('adds powers of three, so that its quantity tells how often each counts', () => {
    const ledger = createLedger();
    expect([1, 2, 3].map(() => done(ledger, 'A', sum))).toEqual([1, 3, 9]);
    expect(faults(ledger, { 'Sum a': 13 })).toEqual([]);
    expect(faults(ledger, { 'Sum a': 10 })[0]).toContain('lost: the adds of 3');
    expect(faults(ledger, { 'Sum a': 16 })[0]).toContain('the adds of 3 count twice');
    expect(faults(ledger, { 'Sum a': 40 })[0]).toContain('more than the 13');
  });

  it('may have what was killed before it was shown, once', () => {
    const ledger = createLedger();
    done(ledger, 'A', sum);
    ledger.ask(sum, 1)?.unknown();
    expect(faults(ledger, { 'Sum a': 1 })).toEqual([]);
    expect(faults(ledger, { 'Sum a': 4 })).toEqual([]);
    expect(faults(ledger, { 'Sum a': 7 })[0]).toContain('count twice');
  });

  it('may not have what was refused', () => {
    const ledger = createLedger();
    done(ledger, 'A', sum);
    ledger.ask(sum, 1)?.refused();
    expect(faults(ledger, { 'Sum a': 4 })[0]).toContain('more than');
  });
});

describe('a story', () => {
  it('goes on only where it is shown as it is, and never back to where it was', () => {
    const ledger = createLedger();
    expect(ledger.ask(story('plus'), 0)).toBeNull();
    done(ledger, 'A', story('add', 4));
    expect(ledger.ask(story('plus'), 3)).toBeNull();
    done(ledger, 'A', story('plus'), 4);
    expect(ledger.ask(story('minus'), 5)).toBeNull();
    expect(ledger.ask(story('set', 5), 5)).toBeNull();
    done(ledger, 'A', story('remove'), 5);
    expect(ledger.ask(story('add', 9), 0)).toBeNull();
    expect(faults(ledger, {})).toEqual([]);
    expect(faults(ledger, { 'Story b': 5 })[0]).toContain('should be 0');
  });

  it('ends with what was killed before it was shown', () => {
    const ledger = createLedger();
    done(ledger, 'A', story('add', 4));
    ledger.ask(story('set', 50), 4)?.unknown();
    expect(ledger.ask(story('plus'), 4)).toBeNull();
    expect(faults(ledger, { 'Story b': 4 })).toEqual([]);
    expect(faults(ledger, { 'Story b': 50 })).toEqual([]);
    expect(faults(ledger, {})[0]).toContain('should be 4 or 50');
  });
});

describe('what somebody holds', () => {
  it('must be there; what nobody holds any more may be gone, and is counted', () => {
    const ledger = createLedger();
    ledger.putAway('A', 'A@1');
    done(ledger, 'A', sum);
    ledger.setBack('A', 'A@1');
    expect(ledger.accounts({})).toMatchObject({ faults: [], done: 1, excused: 1, gone: 1 });
    expect(ledger.accounts({ 'Sum a': 1 })).toMatchObject({ faults: [], done: 1, excused: 1, gone: 0 });
  });

  it('is what its device has shown, or said to be on the relay, too', () => {
    for (const place of ['B', 'relay']) {
      const ledger = createLedger();
      done(ledger, 'A', sum);
      ledger.seen(place, { 'Sum a': 1 });
      ledger.wiped('A');
      expect(faults(ledger, {})[0]).toContain(`held by ${place}`);
    }
  });

  it('is in a copy only once that is brought back, or is a device of its own', () => {
    const ledger = createLedger();
    done(ledger, 'A', sum);
    ledger.putAway('A', 'A@1');
    ledger.wiped('A');
    expect(faults(ledger, {})).toEqual([]);
    ledger.setBack('A', 'A@1');
    ledger.cloned('A', 'D');
    ledger.wiped('A');
    expect(faults(ledger, {})[0]).toContain('held by D');
  });

  it('of a story is all that led to what is shown', () => {
    const ledger = createLedger();
    done(ledger, 'A', story('add', 4));
    done(ledger, 'B', story('set', 50), 4);
    ledger.wiped('A');
    expect(faults(ledger, { 'Story b': 4 })[0]).toContain('should be 50');
    // Whoever holds less than that may not be gone on from.
    expect(ledger.ask(story('plus'), 50)).toBeNull();
  });
});

it('a line that nobody made is a fault', () => {
  expect(faults(createLedger(), { Milk: 1 })[0]).toContain('nobody has put it there');
});
