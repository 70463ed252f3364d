// Where other devices find this app. A page's own address, unless that is this very machine's (localhost): then the relay
// is asked by which addresses it can be reached from elsewhere.

import * as v from 'valibot';

const answer = v.object({ addresses: v.array(v.pipe(v.string(), v.url())) });

/** Origins, the likeliest first; none where only this machine reaches it. Never rejects. */
export async function askShareAddresses(
  page: { readonly hostname: string; readonly origin: string },
  get: (path: string) => Promise<Pick<Response, 'ok' | 'json'>>,
): Promise<readonly string[]> {
  if (!/^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/i.test(page.hostname)) return [page.origin];
  try {
    const response = await get('/addresses');
    const parsed = v.safeParse(answer, response.ok ? await response.json() : null);
    return parsed.success ? parsed.output.addresses : [];
  } catch {
    // Without a network there is nobody to share with either.
    return [];
  }
}
