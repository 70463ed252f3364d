import { expect, test } from 'vitest';
import type { MemberView } from '../../domain/readModels/cartView.ts';
import type { ActorId } from '../../engine/message.ts';
import { guestInWords } from '../text/dePeople.ts';
import { onePerson } from './onePerson.ts';

const member = (actorId: string, name: string): MemberView => {
  return { actorId: actorId as ActorId, name, color: 'teal', hasLeft: false };
};

test('two devices of one name are one person, whoever has given no name stands alone', () => {
  const guest = guestInWords('rose', 'guest');
  const members = [
    ...[member('a', 'Ana'), member('b', ''), member('c', 'ana '), member('d', ''), member('e', 'Ben')],
    // Ben gave himself the name that this guest was given.
    ...[member('guest', guest), member('f', guest)],
  ];
  const personOf = onePerson(members);
  expect(['a', 'b', 'c', 'd', 'e', 'guest', 'f', 'nobody'].map((actor) => personOf(actor as ActorId))).toEqual([
    ...['a', 'b', 'a', 'd', 'e', 'guest', 'f', 'nobody'],
  ]);
});
