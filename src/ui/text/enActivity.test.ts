import { describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../../domain/readModels/activity.ts';
import type { ActorId, CommandId, EventId } from '../../engine/message.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { activityInWords, arrivalsInWords } from './enActivity.ts';

const said: ActivityEntry = {
  id: '0'.repeat(30) as EventId,
  commandId: 'c' as CommandId,
  replicaId: 1 as ReplicaId,
  seq: 0,
  actorId: 'ben' as ActorId,
  actorName: 'Ben',
  actorColor: 'orange',
  at: 0,
  receivedAt: 0,
  clockAhead: false,
  isReissue: false,
  type: 'ItemRemoved',
  line: 'oat-milk',
  subject: 'Oat milk',
  before: 2,
  after: 0,
  formerName: null,
  value: null,
};
const words = (change: Partial<ActivityEntry>, me = '') =>
  activityInWords(
    { ...said, ...change },
    {
      price: (minor) => `€${minor / 100}`,
      aisle: (key) => key ?? 'other',
      isMe: ({ actorId }) => actorId === me,
      who: ({ actorId, actorName }) => (actorId === me ? 'You' : actorName),
    },
  );

describe('activityInWords', () => {
  it.each<[Partial<ActivityEntry>, string]>([
    [{}, 'Ben removed Oat milk'],
    [{ after: 3 }, 'Ben removed Oat milk, kept at 3'],
    [{ type: 'ItemAdded', before: 0, after: 1 }, 'Ben added Oat milk'],
    [{ type: 'ItemAdded', before: 0, after: 2 }, 'Ben added 2 × Oat milk'],
    [{ type: 'ItemAdded', before: 2, after: 5 }, 'Ben added 3 × Oat milk, now 5'],
    [{ type: 'ItemEnsured', before: 2, after: 2 }, 'Ben asked for Oat milk, there already'],
    [{ type: 'QuantityChanged', before: 2, after: 3 }, 'Ben changed Oat milk from 2 to 3'],
    [{ type: 'QuantityChanged', before: 1, after: 0 }, 'Ben took the last Oat milk off'],
    [{ type: 'QuantitySet', after: 7 }, 'Ben set Oat milk to 7'],
    [{ type: 'PriceChanged', value: '129' }, 'Ben priced Oat milk at €1.29'],
    [{ type: 'PriceChanged', value: '' }, 'Ben took the price off Oat milk'],
    [{ type: 'ItemNoted', value: 'blue lid' }, 'Ben noted “blue lid” on Oat milk'],
    [{ type: 'ItemNoted', value: '' }, 'Ben took the note off Oat milk'],
    [{ type: 'ItemMoved', value: 'dairy' }, 'Ben moved Oat milk to dairy'],
    [{ type: 'MemberJoined', subject: 'Ben' }, 'Ben joined in'],
    [
      { type: 'MemberJoined', subject: 'Ben', formerName: 'Teal fox' },
      'Ben took the name Ben, and was Teal fox before',
    ],
    [{ type: 'MemberJoined', subject: 'Ben', formerName: 'Ben' }, 'Ben chose another colour'],
    [{ type: 'CartCreated', subject: 'Flat 12' }, 'Ben started the cart “Flat 12”'],
  ])('%j', (change, sentence) => {
    expect(words(change)).toBe(sentence);
  });

  it('says "you" to who did it', () => {
    expect(words({}, 'ben')).toBe('You removed Oat milk');
  });
});

describe('arrivalsInWords', () => {
  it('says up to two things in full', () => {
    const told = ['Ben removed Milk', 'Ana added Eggs'];
    expect(arrivalsInWords(told, String, ['Ben', 'Ana'])).toBe('Ben removed Milk. Ana added Eggs.');
  });

  it('sums up more, and tells none of them', () => {
    const sentence = () => expect.unreachable();
    expect(arrivalsInWords(['a', 'b', 'c'], sentence, ['Ben', 'Ana'])).toBe('Ben and Ana made 3 changes.');
  });
});
