// The size of a compiled module as it would be served: measure.js FILE. Prints the bytes, minified and gzipped.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { minify } from 'terser';

const { code } = await minify(readFileSync(process.argv[2]!, 'utf8'), { module: true, ecma: 2020, compress: { passes: 3 } });
console.log(`${gzipSync(code!, { level: 9 }).length}`);
