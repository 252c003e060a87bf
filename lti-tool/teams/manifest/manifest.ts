import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import { VANDAAG } from '../plek.ts';
import { INSTELLEN, OVER, TAB } from '../urls.ts';

/** What who installs Koers in Teams says. */
export const AppVraag = z.object({
  /** Id of the app in Teams. */
  appId: z.guid('moet een id zijn, in de vorm 00000000-0000-0000-0000-000000000000'),
  /** Host by which people open Koers, without https://. */
  host: z
    .string()
    .trim()
    .toLowerCase()
    .regex(
      /^([a-z0-9-]+\.)+[a-z]{2,}(:\d+)?$/,
      'moet een adres zijn zonder https://, bijvoorbeeld koers.school.nl',
    ),
  /** Id of the app in Microsoft Entra that gives the tokens. */
  clientId: z.guid('moet een id zijn, in de vorm 00000000-0000-0000-0000-000000000000'),
  /** Who offers it. */
  aanbieder: z.string().trim().min(1).max(32, 'is te lang (32 tekens)').default('Koers'),
  privacyUrl: z.url({ protocol: /^https$/ }).optional(),
  voorwaardenUrl: z.url({ protocol: /^https$/ }).optional(),
});
export type AppVraag = z.input<typeof AppVraag>;

const SCHEMA = '1.29';
export const ICONS = { color: 'koers-192.png', outline: 'koers-32.png' } as const;

/**
 * The manifest of the app in Teams (Microsoft Teams app manifest 1.29): a personal tab, a tab for channels and chats, and
 * single sign-on. Teams is told no more than the ids of whoever opens it.
 * @param version of Koers, as Teams shows it
 * @throws AppError `bad_request` with every fault
 */
export function manifestOf(vraag: AppVraag, version: string): Readonly<Record<string, unknown>> {
  const parsed = AppVraag.safeParse(vraag);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message }));
    throw new AppError('bad_request', 'Deze gegevens voor Teams kloppen niet:', { issues });
  }
  const { appId, host, clientId, aanbieder, privacyUrl, voorwaardenUrl } = parsed.data;
  const at = (path: string): string => `https://${host}${path}`;
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA}/MicrosoftTeams.schema.json`,
    manifestVersion: SCHEMA,
    version,
    id: appId,
    developer: {
      name: aanbieder,
      websiteUrl: at('/'),
      privacyUrl: privacyUrl ?? at(OVER),
      termsOfUseUrl: voorwaardenUrl ?? at(OVER),
    },
    name: { short: 'Koers', full: 'Koers: leerroutes boven op het leerlingvolgsysteem' },
    description: {
      short: 'Leerroutes, arrangementskaarten en het OPP van je leerlingen.',
      full: 'Koers zet leerroutes, arrangementskaarten en het OPP boven op het leerlingvolgsysteem dat je school al heeft. Je ziet in Teams wat je in Koers mag zien, en niets meer.',
    },
    icons: ICONS,
    accentColor: '#12313B',
    localizationInfo: { defaultLanguageTag: 'nl-nl' },
    staticTabs: [
      {
        entityId: VANDAAG,
        name: 'Koers',
        contentUrl: at(TAB),
        websiteUrl: at('/vandaag'),
        scopes: ['personal'],
      },
    ],
    configurableTabs: [
      {
        configurationUrl: at(INSTELLEN),
        canUpdateConfiguration: true,
        scopes: ['team', 'groupChat'],
        context: ['channelTab', 'privateChatTab'],
      },
    ],
    showLoadingIndicator: true,
    permissions: ['identity'],
    validDomains: [host],
    webApplicationInfo: { id: clientId, resource: `api://${host}/${clientId}` },
  };
}
