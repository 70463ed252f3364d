import { describe, expect, it } from 'vitest';
import type { EventId } from '../../engine/message.ts';
import { cursorAt, lastPosition } from './position.ts';

const entries = ['a', 'b', 'c'].map((id) => ({ id: id as EventId }));

describe('cursorAt', () => {
  it('is just after the event of that place', () => {
    expect(cursorAt(0, entries)).toBe('a');
    expect(cursorAt(1, entries)).toBe('b');
  });

  it('is now at the last place: one step back from now undoes the last act', () => {
    expect(cursorAt(lastPosition(entries.length), entries)).toBeNull();
  });

  it('is now where nothing has happened', () => {
    expect(cursorAt(0, [])).toBeNull();
  });
});
