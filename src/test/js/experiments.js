import { readFileSync } from 'node:fs';

/** The server's schema, and experiments from everywhere with what the server takes them for; written by the build. */
export const { schema, experiments } = JSON.parse(readFileSync(new URL('../../../target/page-tests/experiments.json', import.meta.url), 'utf8'));
