// What is supposed so far, each with a way to suppose it no more.

import type { Supposition } from '../../domain/whatIf/suppositions.ts';
import { subjectOf } from '../../domain/whatIf/suppositions.ts';
import type { ActorId, CommandId, EventId } from '../../engine/message.ts';
import { useCart } from '../cart/CartContext.ts';
import type { RowInWords } from '../causal/useRows.ts';
import { Icon } from '../elements/Icon.tsx';
import { personOf } from '../people/person.ts';
import { useText } from '../text/TextContext.ts';
import { useWhatIfText } from '../text/useWhatIfText.ts';

export function Suppositions(props: {
  readonly suppositions: readonly Supposition[];
  readonly rowOf: ReadonlyMap<EventId, number>;
  readonly commandRowOf: (command: CommandId) => number | undefined;
  readonly wordsOf: (row: number) => RowInWords | null;
  readonly onTakeBack: (less: Supposition) => void;
}) {
  const { suppositions, rowOf, commandRowOf, wordsOf, onTakeBack } = props;
  const text = useText();
  const words = useWhatIfText();
  const me = useCart((cart) => cart.me);
  const members = useCart((cart) => cart.now.members);
  const act = (row: number | undefined) => (row === undefined ? null : wordsOf(row)?.what) ?? words.unknown;
  const who = (actor: ActorId) => (actor === me ? null : personOf(actor, members, text).name);
  const inWords = (supposition: Supposition): string => {
    switch (supposition.kind) {
      case 'without-act':
        return words.without(act(commandRowOf(supposition.command)));
      case 'without-person':
        return words.withoutPerson(who(supposition.actor));
      case 'without-branch':
        return words.withoutBranch(act(rowOf.get(supposition.of)));
      case 'moved':
        return words.moved(
          act(commandRowOf(supposition.command)),
          supposition.after === null ? null : act(rowOf.get(supposition.after)),
        );
    }
  };
  if (suppositions.length === 0) return <p className="hint">{words.nothing}</p>;
  return (
    <ul className="suppositions" aria-label={words.supposed}>
      {suppositions.map((supposition) => (
        <li key={subjectOf(supposition)}>
          <span>{inWords(supposition)}</span>
          <button
            type="button"
            className="icon-button"
            aria-label={words.takeBack(inWords(supposition))}
            onClick={() => onTakeBack(supposition)}
          >
            <Icon name="remove" />
          </button>
        </li>
      ))}
    </ul>
  );
}
