import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { changeSecrets, keepSecrets } from './secrets.ts';

const root = mkdtempSync(path.join(os.tmpdir(), 'koers-geheimen-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const folder = () => mkdtempSync(path.join(root, 'data-'));
const mode = (at: string) => statSync(path.join(at, 'secrets.json')).mode & 0o777;

describe('the secrets of an embedded Koers (ASVS 5.0 §13.2.3, §13.3.1)', () => {
  it('are made at the first start, no two the same, and another for every Koers', () => {
    const [one, two] = [folder(), folder()];
    const all = [...Object.values(keepSecrets(one)), ...Object.values(keepSecrets(two))];
    expect(all).toHaveLength(8);
    expect(new Set(all).size).toBe(8);
    expect(keepSecrets(one)).toEqual(keepSecrets(one));
  });

  it('stand in a file that nobody but its owner reads, also after a change', () => {
    const at = folder();
    keepSecrets(at);
    expect(mode(at)).toBe(0o600);
    changeSecrets(at, (secrets) => ({ ...secrets, nextMasterKey: secrets.masterKey }));
    expect(mode(at)).toBe(0o600);
  });
});
