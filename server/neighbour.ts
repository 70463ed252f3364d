// A process beside the relay that answers what lies below some paths, started when it is first asked for something and ended with
// the relay. The relay passes bytes on and knows nothing of what they are.

import { type ChildProcess, fork } from 'node:child_process';
import {
  request as ask,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';

export interface Neighbour {
  /** Answers what lies below its paths; everything else is the site's. */
  before(site: RequestListener): RequestListener;
  /** Starts it, if nobody has asked yet. */
  start(): void;
  /** What it says of itself at this path; nothing where it does not run. */
  ask(path: string): Promise<string>;
  /** Lets it end in good order. */
  close(): Promise<void>;
}

export interface NeighbourOptions {
  /** Such as "/api". */
  readonly paths: readonly string[];
  readonly program: URL;
  /** Asked when it is started: the relay listens by then. */
  readonly environment: () => Readonly<Record<string, string>>;
  readonly isTls: boolean;
  readonly addressOf: (request: IncomingMessage) => string;
  readonly onEnd: (code: number | null) => void;
}

interface Running {
  readonly process: ChildProcess;
  readonly port: Promise<number>;
}

/** Of one connection to the next, not of a request. */
const hopByHop = ['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailer', 'upgrade'];
const askMs = 2_000;
/** One that ends at once is not started again and again. */
const restartMs = 1_000;

export function neighbour(options: NeighbourOptions): Neighbour {
  let running: Running | null = null;
  let startedAt = Number.NEGATIVE_INFINITY;
  let isClosed = false;

  function start(): Running | null {
    if (running !== null || isClosed) return running;
    if (Date.now() - startedAt < restartMs) return null;
    startedAt = Date.now();
    const child = fork(options.program, {
      env: { ...process.env, ...options.environment() },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: [],
    });
    const port = new Promise<number>((resolve, reject) => {
      child.once('message', (message) => resolve((message as { port: number }).port));
      child.once('error', reject);
      child.once('exit', (code) => {
        running = null;
        if (!isClosed) options.onEnd(code);
        reject(new Error('it has ended'));
      });
    });
    port.catch(() => {});
    running = { process: child, port };
    return running;
  }

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const port = await start()?.port;
    if (port === undefined) throw new Error('it does not run');
    const headers: IncomingHttpHeaders = { ...request.headers };
    for (const name of hopByHop) delete headers[name];
    headers['x-forwarded-for'] = options.addressOf(request);
    if (options.isTls) headers['x-forwarded-proto'] = 'https';
    const { method, url: path } = request;
    const passed = ask({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    // Whoever is gone is not worked for any more; and what fails here is told.
    response.on('close', () => passed.destroy());
    passed.on('error', () => unavailable(response));
    request.pipe(passed);
  }

  return {
    before: (site) => (request, response) => {
      const path = (request.url ?? '').split('?', 1)[0] ?? '';
      const isIts = options.paths.some((its) => path === its || path.startsWith(`${its}/`));
      if (!isIts) return site(request, response);
      pass(request, response).catch(() => unavailable(response));
    },
    start: () => void start(),
    async ask(path) {
      const port = await running?.port.catch(() => undefined);
      if (port === undefined) return '';
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(askMs) }).catch(
        () => null,
      );
      return answer?.ok ? answer.text() : '';
    },
    async close() {
      isClosed = true;
      const ending = running?.process;
      if (ending === undefined || ending.exitCode !== null) return;
      const ended = new Promise((resolve) => ending.once('exit', resolve));
      ending.kill('SIGTERM');
      await ended;
    },
  };
}

function unavailable(response: ServerResponse): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(503, { 'Content-Type': 'text/plain', 'Retry-After': '1' }).end('This part does not answer.\n');
}
