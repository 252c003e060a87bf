#!/usr/bin/env node
// `node bin/run.js <program>.ts …`: runs a program of this project from its source, without a build step to keep in step.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { built } from './built.js';

const [program, ...args] = process.argv.slice(2);
if (program === undefined) {
  process.stderr.write('Zeg welk programma: node bin/run.js gateway/main.ts\n');
  process.exit(2);
}
const source = path.resolve(program);
process.setSourceMapsEnabled(true); // so that a fault names the line of the source
process.argv.splice(1, process.argv.length, source, ...args); // a program knows itself by the name of its source
await import(pathToFileURL(await built(source)).href);
