// Which of a noun's forms goes with a number, by the language's own rules.

export interface Forms {
  readonly one: string;
  readonly other: string;
}

export function createPlural(locale: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (count, forms) => {
    const form = rules.select(count) === 'one' ? forms.one : forms.other;
    return `${numbers.format(count)} ${form}`;
  };
}
