import { describe, expect, it } from 'vitest';
import { createNotices } from './notices.ts';

function given() {
  const timers = new Set<() => void>();
  const notices = createNotices((_, run) => {
    timers.add(run);
    return () => timers.delete(run);
  });
  const pass = () => {
    for (const run of [...timers]) {
      timers.delete(run);
      run();
    }
  };
  return { notices, pass, timers };
}

describe('notices', () => {
  it('goes by itself, and then what it announced is final', () => {
    const { notices, pass } = given();
    const happened: string[] = [];
    notices.show('Milk removed.', { undo: () => happened.push('undo'), onGone: () => happened.push('gone') });
    expect(notices.store.getState()?.text).toBe('Milk removed.');
    pass();
    expect(notices.store.getState()).toBeNull();
    expect(happened).toEqual(['gone']);
  });

  it('undoes once, and is not final then', () => {
    const { notices, pass } = given();
    const happened: string[] = [];
    notices.show('Milk removed.', { undo: () => happened.push('undo'), onGone: () => happened.push('gone') });
    notices.undo();
    notices.undo();
    pass();
    expect(happened).toEqual(['undo']);
  });

  it('makes the older notice final when a newer one comes', () => {
    const { notices } = given();
    const happened: string[] = [];
    notices.show('first', { onGone: () => happened.push('first gone') });
    notices.show('second', { onGone: () => happened.push('second gone') });
    expect(happened).toEqual(['first gone']);
    expect(notices.store.getState()?.text).toBe('second');
  });

  it('offers no undo while one looks at the past, and does again when one is back', () => {
    const { notices, pass } = given();
    const happened: string[] = [];
    const undo = () => happened.push('undo');
    notices.show('Milk removed.', { undo });
    notices.inThePast(true);
    expect(notices.store.getState()).toMatchObject({ text: 'Milk removed.', undo: null });
    notices.inThePast(false);
    notices.undo();
    expect(happened).toEqual(['undo']);

    notices.inThePast(true);
    notices.show('Bread removed.', { undo });
    expect(notices.store.getState()).toMatchObject({ text: 'Bread removed.', undo: null });
    pass();
    notices.inThePast(false);
    expect(notices.store.getState()).toBeNull();
    expect(happened).toEqual(['undo']);
  });

  it('waits while held', () => {
    const { notices, timers } = given();
    notices.show('Milk removed.');
    notices.hold();
    expect(timers.size).toBe(0);
    notices.release();
    expect(timers.size).toBe(1);
  });
});
