// usage: node read-documents.mjs FOLDER... [--recursive FOLDER...]
// Has the official tools read the documents of each folder: openrpc-*.json, asyncapi.json and json-schema/*.
// Where a type holds itself, types are not put in the place of references: schema-utils-js does not come to an end with it.
// Prints a line a check, then "N passed, M failed"; exits with 1 when one failed.
import { createRequire } from 'node:module';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const require = createRequire(import.meta.url);
const { parseOpenRPCDocument, validateOpenRPCDocument, MethodCallValidator } = require('@open-rpc/schema-utils-js');
// One of the meta-schema's references leads to a property by the name of $ref, which later versions of Ajv do not follow.
const Ajv6 = createRequire(require.resolve('@open-rpc/schema-utils-js'))('ajv');
const metaSchema = require('@open-rpc/meta-schema').default;
const jsonSchemaTools = require('@json-schema-tools/meta-schema').default;

/** Remarks that no document of ours can do without, each with its reason. */
const INHERENT = new Map([
  ['asyncapi-latest-version', 'it is written in 3.0.0 so that older tools can read it'],
]);

let passed = 0;
let failed = 0;

async function check(name, run) {
  try {
    await run();
    passed++;
    console.log(`ok ${name}`);
  } catch (failure) {
    failed++;
    console.log(`not ok ${name}: ${failure?.stack ?? failure}`);
  }
}

function must(condition, message) {
  if (!condition) {
    throw new Error(message());
  }
}

const read = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));

// OpenRPC

/** What the meta-schema of the package has against a document. It knows versions up to 1.3.2. */
function problemsOfMetaSchema(document) {
  const ajv = new Ajv6();
  ajv.addSchema(jsonSchemaTools, 'https://meta.json-schema.tools');
  ajv.validate(metaSchema, document);
  return ajv.errors ?? [];
}

async function openRpc(folder, file, isRecursive) {
  const name = `${basename(folder)}/${file}`;
  const document = read(folder, file);
  if (document.openrpc === '1.3.2') {
    await check(`${name} keeps to the meta-schema`, () => {
      const problems = problemsOfMetaSchema(document);
      must(problems.length === 0, () => JSON.stringify(problems));
      must(problemsOfMetaSchema({ ...document, methods: [{}] }).length > 0, () => 'It takes anything.');
    });
  }
  await check(`${name} is valid to schema-utils-js`, () => {
    const outcome = validateOpenRPCDocument(document);
    must(outcome === true, () => outcome.message);
    must(validateOpenRPCDocument({ ...document, methods: [{}] }) !== true, () => 'It takes anything.');
  });
  if (isRecursive) {
    return;
  }
  await check(`${name} can be dereferenced`, async () => {
    const parsed = await parseOpenRPCDocument(structuredClone(document), { dereference: true });
    must(parsed.methods.length === document.methods.length, () => 'Methods are missing.');
    must(parsed.methods.every((method) => method.tags.every((tag) => tag.name)), () => 'Tags are missing.');
  });
  await check(`${name} has examples that its schemas allow`, async () => {
    const parsed = await parseOpenRPCDocument(structuredClone(document), { dereference: true });
    const validator = new MethodCallValidator(parsed);
    for (const method of parsed.methods) {
      for (const example of method.examples ?? []) {
        const params = Object.fromEntries(example.params.map((param) => [param.name, param.value]));
        const problems = validator.validate(method.name, params);
        must(problems.length === 0, () => `${method.name}: ${problems.map((problem) => problem.message)}`);
      }
    }
  });
}

// AsyncAPI

async function asyncApi(folder) {
  const name = `${basename(folder)}/asyncapi.json`;
  await check(`${name} is valid to the parser, without warnings`, async () => {
    // The parser asks objects themselves what they have, and copies them by assignment, so none can have a member of these names.
    const text = readFileSync(join(folder, 'asyncapi.json'), 'utf8').replaceAll(/"(hasOwnProperty|__proto__)"/g, '"$1-"');
    const { document, diagnostics } = await new Parser().parse(text);
    const told = diagnostics.filter((diagnostic) => !INHERENT.has(diagnostic.code));
    must(told.length === 0, () => told.slice(0, 9).map((each) => `${each.path.join('/')}: ${each.message}`).join('\n'));
    const { channels } = JSON.parse(text);
    must(document.channels().all().length === Object.keys(channels).length, () => 'Channels are missing.');
    for (const operation of document.operations().all()) {
      must(operation.messages().all().length > 0, () => `${operation.id()} has no messages.`);
      must(!operation.isReceive() || operation.reply().messages().all().length > 0, () => operation.id());
    }
  });
  await check(`${name} would not be valid with anything in it`, async () => {
    const { diagnostics } = await new Parser().parse({ ...read(folder, 'asyncapi.json'), operations: { a: {} } });
    must(diagnostics.some((diagnostic) => diagnostic.severity === 0), () => 'It takes anything.');
  });
}

// JSON Schema

async function jsonSchema(folder) {
  const files = readdirSync(join(folder, 'json-schema')).sort();
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false, strictTypes: false });
  addFormats(ajv);
  await check(`${basename(folder)}/json-schema is valid and complete to Ajv`, () => {
    for (const file of files) {
      ajv.addSchema(read(folder, 'json-schema', file));
    }
    for (const file of files) {
      must(typeof ajv.getSchema(file) === 'function', () => `There is no ${file}.`);
    }
  });
  if (files.includes('Person.schema.json')) {
    await check(`${basename(folder)}/json-schema tells persons from others`, () => {
      const isPerson = ajv.getSchema('Person.schema.json');
      must(isPerson({ name: 'Ada', title: 'Dr.' }) && isPerson({ name: 'Ada' }), () => 'A person is refused.');
      must(!isPerson({ title: 'Dr.' }) && !isPerson({ name: 1 }), () => 'It takes anything.');
    });
  }
}

const folders = process.argv.slice(2);
const recursive = folders.indexOf('--recursive');
for (const [place, folder] of folders.entries()) {
  if (place !== recursive) {
    for (const file of readdirSync(folder).filter((each) => each.startsWith('openrpc-')).sort()) {
      await openRpc(folder, file, recursive >= 0 && place > recursive);
    }
    await asyncApi(folder);
    await jsonSchema(folder);
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
