// The same people, in the order that both our languages say them: "You and Cem", never "Cem and You".

export function withMeFirst<Actor extends string>(actors: readonly Actor[], me: Actor | null): readonly Actor[] {
  return me !== null && actors.includes(me) ? [me, ...actors.filter((actor) => actor !== me)] : actors;
}
