// Three questions of each command: which events, when is it refused, when does it stay quiet.

import { describe, test } from 'vitest';
import type { ActorId, EventId } from '../engine/message.ts';
import { nthId, scenarioOf } from '../engine/testing/givenWhenThen.ts';
import { cartDecider } from './cartDecider.ts';
import type { CartCommand } from './commands.ts';
import type { CartEvent } from './events.ts';

const ana = 'ana' as ActorId;
const given = scenarioOf(cartDecider, { actorId: ana }, ana);
const first: readonly EventId[] = [nthId(0)];
const none: readonly EventId[] = [];

describe('CreateCart', () => {
  const create: CartCommand = { type: 'CreateCart', data: { name: ' Week\t47 ', currency: 'EUR' } };
  const created: CartEvent = { type: 'CartCreated', data: { name: 'Week 47', currency: 'EUR' } };
  test('makes the cart', () => given().when(create).then(created));
  test('is refused where there is a cart', () => given(created).when(create).thenRefused({ kind: 'already-created' }));
  test('is refused without a name, or with a currency that is none', () => {
    given()
      .when({ type: 'CreateCart', data: { name: ' \u0000 ', currency: 'EUR' } })
      .thenRefused({ kind: 'name-empty' });
    given()
      .when({ type: 'CreateCart', data: { name: 'Week', currency: 'eur' } })
      .thenRefused({ kind: 'currency-invalid' });
  });
});

describe('RenameCart', () => {
  const created: CartEvent = { type: 'CartCreated', data: { name: 'Week', currency: 'EUR' } };
  const rename = (name: string): CartCommand => ({ type: 'RenameCart', data: { name } });
  test('renames', () =>
    given(created)
      .when(rename('Party'))
      .then({ type: 'CartRenamed', data: { name: 'Party', observed: first } }));
  test('needs no CartCreated: that may be on its way', () =>
    given()
      .when(rename('Party'))
      .then({ type: 'CartRenamed', data: { name: 'Party', observed: none } }));
  test('is refused without a name or with a long one', () => {
    given(created).when(rename(' ')).thenRefused({ kind: 'name-empty' });
    given(created)
      .when(rename('x'.repeat(201)))
      .thenRefused({ kind: 'text-too-long', limit: 200 });
  });
  test('is quiet where it is the name', () => given(created).when(rename(' Week')).thenNothing());
});

describe('JoinCart', () => {
  const joined: CartEvent = { type: 'MemberJoined', data: { name: 'Ana', color: 'teal', observed: none } };
  const join = (name: string, color: string): CartCommand => ({
    type: 'JoinCart',
    data: { name, color: color as 'teal' },
  });
  test('makes a member', () => given().when(join('Ana', 'teal')).then(joined));
  test('again changes name or colour', () =>
    given(joined)
      .when(join('Ana', 'rose'))
      .then({ type: 'MemberJoined', data: { name: 'Ana', color: 'rose', observed: first } }));
  test('after leaving brings back', () => {
    const left: CartEvent = { type: 'MemberLeft', data: { observed: first } };
    const back: CartEvent = { type: 'MemberJoined', data: { name: 'Ana', color: 'teal', observed: [nthId(1)] } };
    given(joined, left).when(join('Ana', 'teal')).then(back);
  });
  test('is refused without a name or with a colour that is not in the palette', () => {
    given().when(join('', 'teal')).thenRefused({ kind: 'name-empty' });
    given().when(join('Ana', 'beige')).thenRefused({ kind: 'color-invalid' });
  });
  test('is quiet where nothing is new', () => given(joined).when(join('Ana', 'teal')).thenNothing());
});

describe('LeaveCart', () => {
  const leave: CartCommand = { type: 'LeaveCart', data: {} };
  const joined: CartEvent = { type: 'MemberJoined', data: { name: 'Ana', color: 'teal', observed: none } };
  const left: CartEvent = { type: 'MemberLeft', data: { observed: first } };
  test('leaves', () => given(joined).when(leave).then(left));
  test('is refused to who is not, or no longer, a member', () => {
    given().when(leave).thenRefused({ kind: 'not-a-member' });
    given(joined, left).when(leave).thenRefused({ kind: 'not-a-member' });
  });
});
