import { describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../../domain/readModels/activity.ts';
import type { MemberView } from '../../domain/readModels/cartView.ts';
import type { ActorId } from '../../engine/message.ts';
import { text } from '../text/en.ts';
import { actorOf, initialOf, listNames, paletteColor, personOf } from './person.ts';

const ben: MemberView = { actorId: 'ben' as ActorId, name: 'Ben', color: 'orange', hasLeft: false };
const act = (change: Partial<ActivityEntry>) =>
  ({ actorId: 'ben', actorName: 'Ben', actorColor: 'orange', ...change }) as ActivityEntry;

describe('actorOf', () => {
  it('uses the name of now: what a guest did is found under the name that was given later', () => {
    expect(actorOf(act({ actorName: 'Teal fox', actorColor: 'teal' }), [ben], text)).toEqual({
      id: 'ben',
      name: 'Ben',
      color: 'orange',
    });
  });

  it('uses the name of that moment for who is not known now', () => {
    expect(actorOf(act({ actorName: 'Benjamin', actorColor: 'teal' }), [], text)).toEqual({
      id: 'ben',
      name: 'Benjamin',
      color: 'teal',
    });
  });

  it('uses the name of now for who had none yet: a cart is started before its maker has joined', () => {
    expect(actorOf(act({ actorName: '', actorColor: null }), [ben], text)).toEqual({
      id: 'ben',
      name: 'Ben',
      color: 'orange',
    });
  });
});

it('knows nobody as someone', () => {
  expect(personOf('carol', [ben], text)).toEqual({ id: 'carol', name: 'Someone', color: 'slate' });
});

it('shows a colour that is none of the palette as slate', () => {
  expect([paletteColor('url(x)'), paletteColor(null), paletteColor('rose')]).toEqual(['slate', 'slate', 'rose']);
});

it('takes a whole character for the dot', () => {
  expect([initialOf('ana'), initialOf(' ben'), initialOf('👩x'), initialOf('')]).toEqual(['A', 'B', '👩', '?']);
});

it('lists people in words', () => {
  expect(
    listNames(
      ['Ana', 'Ben', 'Cleo'].map((name) => ({ id: name, name, color: 'teal' })),
      text,
    ),
  ).toBe('Ana, Ben, and Cleo');
});
