declare const brand: unique symbol;

/** One writer of a stream's log: a tab's slot on a device. 53 random bits; also its Yjs client id. */
export type ReplicaId = number & { readonly [brand]: 'ReplicaId' };
