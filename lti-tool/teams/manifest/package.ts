import { zipSync } from 'fflate';
import { colorIcon, outlineIcon } from './icons.ts';
import { type AppVraag, ICONS, manifestOf } from './manifest.ts';

/** Days and times in a ZIP begin in 1980; with one fixed time the same question gives the same bytes. */
const ALWAYS = new Date(1980, 0, 1);

/**
 * The app package that a beheerder of Microsoft Teams uploads: the manifest and its two icons.
 * @throws AppError `bad_request` with every fault
 */
export function teamsPackage(vraag: AppVraag, version: string): Uint8Array {
  const manifest = Buffer.from(`${JSON.stringify(manifestOf(vraag, version), null, 2)}\n`);
  const files = { 'manifest.json': manifest, [ICONS.color]: colorIcon(), [ICONS.outline]: outlineIcon() };
  return zipSync(files, { mtime: ALWAYS });
}
