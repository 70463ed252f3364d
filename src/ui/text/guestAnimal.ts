// Who has given no name goes by a colour and an animal: told apart from other guests, and the same on every device.

/** Every language has as many, in the same order. */
export const animalCount = 32;

export function guestAnimal(actorId: string, animals: readonly string[]): string {
  // FNV-1a, of which the upper bits are the well mixed ones.
  let hash = 0x811c9dc5;
  for (let at = 0; at < actorId.length; at++) hash = Math.imul(hash ^ actorId.charCodeAt(at), 0x01000193);
  return animals[(hash >>> 16) % animalCount] ?? '';
}
