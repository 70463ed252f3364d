import { expect, test } from 'vitest';
import { colors } from '../../domain/colors.ts';
import * as german from './dePeople.ts';
import * as english from './enPeople.ts';
import { animalCount, guestAnimal } from './guestAnimal.ts';

const languages = [english, german];

test('every language has all animals, each once', () => {
  for (const { animals } of languages) expect(new Set(animals).size).toBe(animalCount);
});

test('a guest is the same animal in every language and on every device', () => {
  for (const actorId of ['ana', 'ben', 'Qm0z-_x1']) {
    const places = languages.map(({ animals }) => animals.indexOf(guestAnimal(actorId, animals)));
    expect(new Set(places).size).toBe(1);
    expect(places[0]).toBeGreaterThanOrEqual(0);
  }
  expect(english.guestInWords('teal', 'ana')).toBe(english.guestInWords('teal', 'ana'));
});

test('guests of one colour differ by their animal, and all animals are met', () => {
  const met = new Set(Array.from({ length: 9_000 }, (_, n) => guestAnimal(`${n * 7919}`, english.animals)));
  expect(met.size).toBe(animalCount);
});

test('colour and animal make a name, in both languages, for every colour', () => {
  for (const color of colors) {
    expect(english.guestInWords(color, 'ana')).toMatch(/^[A-Z][a-z]+ [a-z]+$/);
    expect(german.guestInWords(color, 'ana')).toMatch(/^[A-ZÄÖÜ][a-zäöü]+ [A-ZÄÖÜ][a-zäöü]+$/);
  }
  expect(english.personInWords('', 'teal', 'ana')).toBe(english.guestInWords('teal', 'ana'));
  expect(english.personInWords('', null, 'ana')).toBe('Someone');
  expect(german.personInWords('Ana', 'teal', 'ana')).toBe('Ana');
});
