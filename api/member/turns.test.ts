import { describe, expect, it } from 'vitest';
import type { StreamId } from '../../src/engine/message.ts';
import { createTurns, type Turns } from './turns.ts';

const id = 'A' as StreamId;

/** What happened, in order: "+a" began, "-a" ended. Each work ends when it is told to. */
function diary(turns: Turns) {
  const said: string[] = [];
  const endings = new Map<string, () => void>();
  const work = (name: string) => () => {
    said.push(`+${name}`);
    return new Promise<void>((resolve) => {
      endings.set(name, () => {
        said.push(`-${name}`);
        resolve();
      });
    });
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    said,
    together: (name: string, of = id) => turns.together(of, work(name)),
    alone: (name: string, of = id) => turns.alone(of, work(name)),
    async end(name: string) {
      endings.get(name)?.();
      await settle();
    },
    settle,
  };
}

describe('turns of a stream', () => {
  it('go together, but not beside who goes alone', async () => {
    const { said, together, alone, end } = diary(createTurns());
    void together('a');
    void together('b');
    void alone('c');
    void together('d');
    void alone('e');
    await end('a');
    expect(said).toEqual(['+a', '+b', '-a']);
    await end('b');
    expect(said.slice(3)).toEqual(['-b', '+c']);
    await end('c');
    expect(said.slice(5)).toEqual(['-c', '+d']);
    await end('d');
    expect(said.slice(7)).toEqual(['-d', '+e']);
    await end('e');
    void together('f');
    expect(said.slice(9)).toEqual(['-e', '+f']);
  });

  it('are not held up by another stream, or by one that failed', async () => {
    const turns = createTurns();
    const { said, alone, together, end, settle } = diary(turns);
    void alone('a');
    void together('b', 'B' as StreamId);
    await settle();
    expect(said).toEqual(['+b', '+a']);
    await end('a');
    await expect(turns.alone(id, () => Promise.reject(new Error('full')))).rejects.toThrow('full');
    void together('c');
    expect(said.at(-1)).toBe('+c');
  });
});
