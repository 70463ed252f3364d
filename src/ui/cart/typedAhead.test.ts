import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyField, type FieldText, refused, send, stored, textOf, write } from './typedAhead.ts';

const typed = (text: string) => write(emptyField, text);

/** One Enter; null where there was nothing to send. */
function enter(field: FieldText) {
  const sending = send(field);
  if (sending === null) throw new Error('nothing was sent');
  return sending;
}

describe('what is typed ahead', () => {
  test('a text leaves the field when it is stored', () => {
    const { field, sent } = enter(typed('Milk'));
    expect(textOf(field)).toBe('Milk');
    expect(textOf(stored(field, sent))).toBe('');
  });

  test('a second Enter sends what was typed since the first', () => {
    const milk = enter(typed('Milk'));
    const bread = enter(write(milk.field, 'MilkBread'));
    expect(bread.sent.text).toBe('Bread');
    const afterMilk = stored(bread.field, milk.sent);
    expect(textOf(afterMilk)).toBe('Bread');
    expect(textOf(stored(afterMilk, bread.sent))).toBe('');
  });

  test('Enter twice is once', () => {
    expect(send(enter(typed('Milk')).field)).toBeNull();
    expect(send(write(enter(typed('Milk')).field, 'Milk '))).toBeNull();
  });

  test('Enter in an empty field is sent, so that it can be refused in words', () => {
    expect(enter(emptyField).sent.text).toBe('');
  });

  test('what is refused stays, before what was typed since, and goes again with it', () => {
    const milk = enter(typed('Milk'));
    const field = refused(write(milk.field, 'Milky'), milk.sent);
    expect(textOf(field)).toBe('Milky');
    expect(enter(field).sent.text).toBe('Milky');
  });

  test('what is refused does not take along what was sent after it', () => {
    const milk = enter(typed('Milk'));
    const bread = enter(write(milk.field, 'MilkBread'));
    const field = refused(bread.field, milk.sent);
    expect(textOf(field)).toBe('MilkBread');
    expect(textOf(stored(field, bread.sent))).toBe('Milk');
  });

  test('who changes what was sent types anew', () => {
    const milk = enter(typed('Milk'));
    const field = write(milk.field, 'Mil');
    expect(textOf(stored(field, milk.sent))).toBe('Mil');
    expect(enter(field).sent.text).toBe('Mil');
  });

  test('the space after a word does not stay behind', () => {
    const milk = enter(typed('Milk'));
    expect(textOf(stored(write(milk.field, 'Milk Br'), milk.sent))).toBe('Br');
  });

  test('property: whatever is typed ahead is sent once, in order, and the field is empty in the end', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,5}$/), fc.nat(3)), { maxLength: 8 }), (words) => {
        let field = emptyField;
        const waiting: { text: string }[] = [];
        const done: string[] = [];
        const settleOne = () => {
          const first = waiting.shift();
          if (first === undefined) return;
          done.push(first.text);
          field = stored(field, first);
        };
        for (const [word, settled] of words) {
          for (const letter of word) field = write(field, textOf(field) + letter);
          const next = enter(field);
          field = next.field;
          waiting.push(next.sent);
          for (let count = 0; count < settled; count++) settleOne();
        }
        while (waiting.length > 0) settleOne();
        expect(done).toEqual(words.map(([word]) => word));
        expect(textOf(field)).toBe('');
      }),
    );
  });
});
