// Which cart an assistant is to have and what it is called, as told by who sets it up: by arguments, or by the environment, which others
// on the machine do not see. Whatever is wrong is one line that says what to do, and never the key.

import { sha256 } from '../../src/log/sha256.ts';
import { roleOfKey } from '../../src/wire/linkKeys.ts';
import type { CartAccess } from './cartApi.ts';

export type ParsedAssistant =
  | { readonly kind: 'assistant'; readonly access: CartAccess }
  | { readonly kind: 'invalid'; readonly problem: string };

const longestName = 60;

export function parseAssistant(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ParsedAssistant {
  const [link = environment['TROLLEY_LINK'] ?? '', as = environment['TROLLEY_NAME'] ?? ''] = args;
  const url = URL.canParse(link) ? new URL(link) : null;
  const [, id = '', query = ''] = /^#\/cart\/([^?]*)\?(.*)$/.exec(url?.hash ?? '') ?? [];
  const key = new URLSearchParams(query).get('k') ?? '';
  if (url === null || id === '' || key === '') {
    return invalid('Set TROLLEY_LINK to the link of the cart: in the app, “Share cart” has one to copy.');
  }
  if (roleOfKey(id, key, sha256) === null) {
    return invalid('The link in TROLLEY_LINK is damaged or cut short. Copy it once more from “Share cart”.');
  }
  const name = as.trim();
  if (name === '' || name.length > longestName) {
    return invalid(
      `Set TROLLEY_NAME to what the history shall call it, such as “Ana's assistant”, 1 to ${longestName} letters.`,
    );
  }
  const origin = environment['API_URL'] || url.origin;
  if (!URL.canParse(origin)) return invalid(`API_URL=${origin} is no address like https://shop.example`);
  return { kind: 'assistant', access: { origin: new URL(origin).origin, id, key, as: name } };
}

export const helpText = [
  'An assistant’s tools for one cart: a server of the Model Context Protocol on standard input and output.',
  '',
  '  TROLLEY_LINK=<link of the cart> TROLLEY_NAME=<name> node mcp.js',
  '',
  '  TROLLEY_LINK   the edit link, or the view link for one that only looks. Guard it: it holds the key',
  '  TROLLEY_NAME   who it is in the history, such as “Ana’s assistant”',
  '  API_URL        where the HTTP API is, if not where the link leads',
  '',
  'Both may be arguments too: node mcp.js <link> <name>. Others on this machine can see those.',
].join('\n');

function invalid(problem: string): ParsedAssistant {
  return { kind: 'invalid', problem };
}
