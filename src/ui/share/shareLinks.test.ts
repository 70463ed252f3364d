import { describe, expect, it } from 'vitest';
import type { StreamId } from '../../engine/message.ts';
import { shareLinks } from './shareLinks.ts';

const cartId = 'AbCdEfGhIjKlMnOpQrStUg' as StreamId;
const links = { viewKeyOf: (key: string) => `view-of-${key}` };

describe('shareLinks', () => {
  it('makes both links from an edit key', () => {
    expect(shareLinks({ cartId, key: 'edit-key', role: 'edit' }, links, 'https://t.example/')).toEqual({
      edit: `https://t.example/#/cart/${cartId}?k=edit-key`,
      view: `https://t.example/#/cart/${cartId}?k=view-of-edit-key`,
    });
  });

  it('makes only the view link from a view key', () => {
    expect(shareLinks({ cartId, key: 'view-key', role: 'view' }, links, 'https://t.example/')).toEqual({
      edit: null,
      view: `https://t.example/#/cart/${cartId}?k=view-key`,
    });
  });
});
