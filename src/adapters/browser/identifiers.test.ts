import { describe, expect, test, vi } from 'vitest';
import { newCommandId, newProfileSecret, newReplicaId, randomBytes, randomFraction } from './identifiers.ts';

describe('identifiers', () => {
  test('a command id is 8 bytes in hex, a profile secret 32 bytes in base64url', () => {
    expect(newCommandId()).toMatch(/^[0-9a-f]{16}$/);
    expect(newProfileSecret()).toMatch(/^[\w-]{43}$/);
    expect(randomBytes(16)).toHaveLength(16);
    expect(randomFraction()).toBeLessThan(1);
  });

  test('a replica id is a positive safe integer and uses all 53 bits', () => {
    const ids = Array.from({ length: 500 }, newReplicaId);
    expect(ids.every((id) => Number.isSafeInteger(id) && id > 0)).toBe(true);
    expect(new Set(ids).size).toBe(500);
    expect(ids.some((id) => id >= 2 ** 52)).toBe(true);
    expect(ids.some((id) => id < 2 ** 52)).toBe(true);
  });

  test('zero is drawn again: it is nobody', () => {
    const draws = [0, 7];
    const random = vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
      const words = array as unknown as Uint32Array;
      words[0] = 0;
      words[1] = draws.shift() ?? 0;
      return array;
    });
    expect(newReplicaId()).toBe(7);
    random.mockRestore();
  });
});
