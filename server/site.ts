// Serves the built app from memory, as it was when the relay started: what is not in the build does not exist, so no
// path can lead out of it, and a rebuild never mixes two versions.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

interface SiteFile {
  readonly type: string;
  readonly bytes: Buffer;
  /** Null where it would not be smaller. */
  readonly gzipped: Buffer | null;
  readonly etag: string;
  readonly isImmutable: boolean;
}

export type SiteFiles = ReadonlyMap<string, SiteFile>;

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Null where there is no index.html. */
export function loadSite(directory: string): SiteFiles | null {
  const files = new Map<string, SiteFile>();
  try {
    for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || entry.name.startsWith('.')) continue;
      const folder = entry.parentPath.slice(directory.length).split(/[\\/]/).filter(Boolean);
      if (folder.some((name) => name.startsWith('.'))) continue; // the build's own notes
      files.set(
        `/${[...folder, entry.name].join('/')}`,
        siteFile(join(entry.parentPath, entry.name), folder[0] === 'assets'),
      );
    }
  } catch {
    return null;
  }
  const index = files.get('/index.html');
  if (index === undefined) return null;
  return files.set('/', index);
}

function siteFile(path: string, isHashed: boolean): SiteFile {
  const bytes = readFileSync(path);
  const gzipped = gzipSync(bytes);
  return {
    type: types[extname(path)] ?? 'application/octet-stream',
    bytes,
    gzipped: gzipped.length < bytes.length ? gzipped : null,
    etag: createHash('sha256').update(bytes).digest('base64url').slice(0, 22),
    isImmutable: isHashed,
  };
}

/** The app's files and `/healthz`; 404 for everything else. */
export function serveSite(files: SiteFiles): RequestListener {
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return answer(request, response, 405, { Allow: 'GET, HEAD' }, 'text/plain', 'Only GET and HEAD.\n');
    }
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (path === '/healthz') {
      return answer(request, response, 200, { 'Cache-Control': 'no-store' }, 'application/json', '{"status":"ok"}');
    }
    const file = files.get(path);
    if (file === undefined) return answer(request, response, 404, {}, 'text/plain', 'Nothing here.\n');
    sendFile(request, response, file);
  };
}

function sendFile(request: IncomingMessage, response: ServerResponse, file: SiteFile): void {
  const body = file.gzipped !== null && acceptsGzip(request) ? file.gzipped : file.bytes;
  const etag = `"${file.etag}${body === file.bytes ? '' : '-gzip'}"`;
  const headers = {
    ETag: etag,
    Vary: 'Accept-Encoding',
    'Cache-Control': file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(body === file.bytes ? {} : { 'Content-Encoding': 'gzip' }),
  };
  const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(etag)) {
    response.writeHead(304, { ...securityHeaders(request), ...headers }).end();
  } else answer(request, response, 200, headers, file.type, body);
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  type: string,
  body: string | Buffer,
): void {
  response.writeHead(status, {
    ...securityHeaders(request),
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function acceptsGzip(request: IncomingMessage): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0+)?\s*(?:,|$))/.test(String(request.headers['accept-encoding'] ?? ''));
}

/** Older browsers do not count WebSockets of the same host as 'self'. */
function securityHeaders(request: IncomingMessage): Record<string, string> {
  const { host = '' } = request.headers;
  const sockets = /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : '';
  return {
    'Content-Security-Policy': [
      "default-src 'self'",
      `connect-src 'self'${sockets}`,
      "img-src 'self' data: blob:",
      "style-src 'self'",
      "worker-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}
