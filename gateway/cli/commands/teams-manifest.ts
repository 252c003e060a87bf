import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { AppVraag } from '../../../lti-tool/teams/manifest/manifest.ts';
import { teamsPackage } from '../../../lti-tool/teams/manifest/package.ts';
import { version } from '../../version.ts';
import { outcome } from '../command.ts';

interface Options extends AppVraag {
  out: string;
}

/** `koers teams-manifest`: writes the app package that a beheerder of Microsoft Teams uploads. Needs no database. */
export function teamsManifestCommand(program: Command): void {
  const command = program
    .command('teams-manifest')
    .description('Maakt het app-pakket voor Microsoft Teams')
    .requiredOption('--app-id <id>', 'id van de app in Teams; een nieuwe uuid mag')
    .requiredOption('--host <host>', 'adres van Koers zonder https://')
    .requiredOption('--client-id <id>', 'toepassings-ID van de app in Microsoft Entra')
    .requiredOption('--out <bestand>', 'ZIP-bestand om te schrijven')
    .option('--aanbieder <naam>', 'wie Koers aanbiedt, zoals Teams het toont')
    .option('--privacy-url <url>', 'privacyverklaring van de aanbieder')
    .option('--voorwaarden-url <url>', 'voorwaarden van de aanbieder');
  outcome<Options>(
    command,
    'teams-manifest --app-id bccfbe67-e08b-4ec1-a7fd-e0aaf41a097c --host koers.school.nl --client-id 3f1d2c4b-5a69-4788-8f90-a1b2c3d4e5f6 --out koers-teams.zip',
    async ({ out, appId, host, clientId, aanbieder, privacyUrl, voorwaardenUrl }) => {
      const more = {
        ...(aanbieder === undefined ? {} : { aanbieder }),
        ...(privacyUrl === undefined ? {} : { privacyUrl }),
        ...(voorwaardenUrl === undefined ? {} : { voorwaardenUrl }),
      };
      const bytes = teamsPackage({ appId, host, clientId, ...more }, version());
      await writeFile(out, bytes);
      return {
        json: { out, bytes: bytes.length },
        lines: [
          `${out} is geschreven (${bytes.length} bytes). Upload het in het beheercentrum van Teams, en zet in Microsoft Entra:`,
          `  Application ID URI: api://${host}/${clientId}, bereik access_as_user, accessTokenAcceptedVersion 2`,
          '  vooraf toegestaan: 1fec8e78-bce4-4aaf-ab1b-5451cc387264 en 5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
          `Vul daarna in Koers bij Leeromgevingen > Microsoft Teams de tenant-ID en toepassings-ID ${clientId} in.`,
        ],
      };
    },
  );
}
