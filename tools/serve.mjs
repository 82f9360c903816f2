// A static server for dist/, for tools/run and the browser tests.
//   node tools/serve.mjs FOLDER [--port 8080] [--prefix /sub/folder/]
// Tries the next ports when the wanted one is taken; --port 0 takes any free one. Listens on
// 127.0.0.1 only. Prints the address, alone on a line, when it is ready.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const mimeTypes = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** The file that a request path names below the folder, or null when it leads out of it. */
export function fileFor(folder, prefix, requestPath) {
  let path;
  try {
    path = decodeURIComponent(requestPath);
  } catch {
    return null;
  }
  if (!path.startsWith(prefix) || path.includes('\0')) return null;
  path = path.slice(prefix.length);
  if (path === '' || path.endsWith('/')) path += 'index.html';
  const file = normalize(join(folder, path));
  return file.startsWith(resolve(folder) + sep) ? file : null;
}

async function answer(request, response, folder, prefix) {
  const refuse = (status, text) => {
    response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(`${text}\n`);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'GET only');
  const path = request.url.replace(/[?#].*$/, '');
  if (`${path}/` === prefix) {
    response.writeHead(302, { Location: prefix });
    return response.end();
  }
  const file = fileFor(folder, prefix, path);
  const found = file && (await stat(file).catch(() => null));
  if (!found?.isFile()) return refuse(404, 'not found');
  // The browser may keep a copy but asks each time: a new build is seen at once.
  const tag = `"${found.size.toString(36)}-${found.mtimeMs.toString(36)}"`;
  const headers = {
    'Content-Type': mimeTypes[extname(file)] ?? 'application/octet-stream',
    'Cache-Control': 'no-cache',
    ETag: tag,
    'X-Content-Type-Options': 'nosniff',
  };
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers);
    return response.end();
  }
  response.writeHead(200, { ...headers, 'Content-Length': found.size });
  if (request.method === 'HEAD') return response.end();
  return createReadStream(file).on('error', () => response.destroy()).pipe(response);
}

/**
 * Starts the server; resolves to { url, port, close() }.
 * `port` 0 takes any free port; another one that is taken gives way to the next 50.
 */
export async function serve(folder, { port = 0, prefix = '/' } = {}) {
  const server = createServer((request, response) => {
    answer(request, response, resolve(folder), prefix).catch(() => response.destroy());
  });
  const listen = (wanted) => new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(wanted, '127.0.0.1', () => {
      server.off('error', failed);
      done();
    });
  });
  for (let wanted = port; ; ++wanted) {
    try {
      await listen(wanted);
      break;
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || port === 0 || wanted >= port + 50) throw error;
    }
  }
  const actual = server.address().port;
  const close = () => new Promise((done) => {
    server.closeAllConnections();
    server.close(done);
  });
  return { url: `http://127.0.0.1:${actual}${prefix}`, port: actual, close };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: 'string', default: '8080' }, prefix: { type: 'string', default: '/' } },
  });
  try {
    const port = Number(options.port);
    const server = await serve(positionals[0], { port, prefix: options.prefix });
    if (port !== 0 && server.port !== port) console.error(`port ${port} is taken`);
    console.log(server.url);
  } catch (error) {
    console.error(`The server did not start: ${error.message}. Try another port: PORT=9000 tools/run`);
    process.exit(1);
  }
}
