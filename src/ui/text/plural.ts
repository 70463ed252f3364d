// Which of a noun's forms goes with a number, by the language's own rules.

export interface Forms {
  readonly one: string;
  readonly other: string;
}

export function createPlural(locale: string): (count: number, forms: Forms) => string {
  // Made when something is counted: on a slow phone they take longer than all other words together.
  let rules: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  return (count, forms) => {
    rules ??= new Intl.PluralRules(locale);
    numbers ??= new Intl.NumberFormat(locale);
    const form = rules.select(count) === 'one' ? forms.one : forms.other;
    return `${numbers.format(count)} ${form}`;
  };
}
