import { expect, test } from 'vitest';
import type { MemberView } from '../../domain/readModels/cartView.ts';
import type { ActorId } from '../../engine/message.ts';
import { onePerson } from './onePerson.ts';

const member = (actorId: string, name: string): MemberView => {
  return { actorId: actorId as ActorId, name, color: 'teal', hasLeft: false };
};

test('two devices of one name are one person, whoever has no name stands alone', () => {
  const members = [
    member('a', 'Ana'),
    member('b', ''),
    member('c', 'ana '),
    member('d', ''),
    member('g', 'Rose guest'),
    member('h', 'Rose guest'),
    member('e', 'Ben'),
  ];
  const personOf = onePerson(members);
  expect(['a', 'b', 'c', 'd', 'e', 'g', 'h', 'nobody'].map((actor) => personOf(actor as ActorId))).toEqual([
    'a',
    'b',
    'a',
    'd',
    'e',
    'g',
    'h',
    'nobody',
  ]);
});
