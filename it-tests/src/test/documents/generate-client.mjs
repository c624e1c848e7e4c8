// usage: node generate-client.mjs DOCUMENT FOLDER
// Has OpenRPC's generator make a client in TypeScript of a document, as FOLDER/src/client.ts.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const generate = require('@open-rpc/generator').default;

const [document, folder] = process.argv.slice(2);
await generate({
  openrpcDocument: JSON.parse(readFileSync(document, 'utf8')),
  outDir: folder,
  components: [{ type: 'client', language: 'typescript', name: 'contract', openRPCPath: null }],
});
// Names of methods stand as they are where those of members do, so one with a dot needs quotes.
const client = readFileSync(join(folder, 'client/typescript/src/index.ts'), 'utf8')
  .replace(/^ {2}public ([\w]+\.[\w.]+): /gm, '  public "$1": ');
mkdirSync(join(folder, 'src'), { recursive: true });
writeFileSync(join(folder, 'src/client.ts'), client);
