#!/usr/bin/env node
import { fileURLToPath, pathToFileURL } from 'node:url';
import { built } from './built.js';

await import(
  pathToFileURL(await built(fileURLToPath(new URL('../gateway/cli/cli.ts', import.meta.url)))).href
);
