/** One file that breaks one wall, and what else must stand beside it for that. */
export interface Planted {
  readonly rule: string;
  readonly file: string;
  readonly code: string;
}

const from = (target: string) => `import '${target}';\n`;
const type = (target: string) => `import type { x } from '${target}';\nexport type y = typeof x;\n`;

/** Every wall with a breach of it. The names are those of the rules. */
export const PLANTED: readonly Planted[] = [
  { rule: 'only-jobs-names-bullmq', file: 'gateway/opp/jobs.ts', code: from('bullmq') },
  { rule: 'only-db-names-pg', file: 'gateway/platform/jobs/pg-type.ts', code: type('pg') },
  { rule: 'only-stores-name-kysely', file: 'lti-tool/screens/vandaag/sql.ts', code: from('kysely') },
  {
    rule: 'only-passkeys-name-webauthn',
    file: 'gateway/access/sign-in-again.ts',
    code: from('@simplewebauthn/server'),
  },
  {
    rule: 'only-oidc-names-openid-client',
    file: 'gateway/access/oidc/again.ts',
    code: from('openid-client'),
  },
  {
    rule: 'only-teams-js-in-teams',
    file: 'lti-tool/ui/client/teams.ts',
    code: from('@microsoft/teams-js'),
  },
  { rule: 'only-lti-names-jose', file: 'gateway/access/token.ts', code: from('jose') },
  { rule: 'only-kit-names-xml', file: 'adapters/_formats/edexml/read.ts', code: from('fast-xml-parser') },
  { rule: 'only-http-names-express', file: 'gateway/opp/routes.ts', code: from('express') },
  { rule: 'only-uploads-in-http', file: 'gateway/leerlijnen/upload.ts', code: from('busboy') },
  { rule: 'only-openapi-in-http', file: 'gateway/opp/document.ts', code: from('zod-openapi') },
  { rule: 'only-cli-names-commander', file: 'gateway/opp/command.ts', code: from('commander') },
  { rule: 'only-ui-names-preact', file: 'gateway/opp/page.tsx', code: from('preact') },
  { rule: 'only-assets-name-esbuild', file: 'lti-tool/screens/opp/bundle.ts', code: from('esbuild') },
  { rule: 'only-threads-in-platform', file: 'gateway/rapportage/pool.ts', code: from('piscina') },
  { rule: 'only-documents-name-writers', file: 'gateway/rapportage/print.ts', code: from('pdfkit') },
  { rule: 'only-platform-logs', file: 'gateway/opp/log.ts', code: from('pino') },
  { rule: 'model-is-vocabulary', file: 'gateway/model/opp.ts', code: from('../errors.ts') },
  { rule: 'rules-are-pure', file: 'gateway/opp/rules.ts', code: from('node:fs') },
  { rule: 'rules-reach-no-work', file: 'gateway/groepen/rules.ts', code: from('./detour.ts') },
  {
    rule: 'nothing-below-routes-knows-routes',
    file: 'gateway/groepen/service.ts',
    code: from('./routes.ts'),
  },
  {
    rule: 'store-knows-no-service',
    file: 'gateway/groepen/members-store.ts',
    code: from('./plain-service.ts'),
  },
  { rule: 'no-foreign-store', file: 'gateway/rapportage/service.ts', code: from('../opp/store.ts') },
  { rule: 'platform-knows-no-feature', file: 'gateway/platform/clock.ts', code: from('../groepen/view.ts') },
  { rule: 'nobody-imports-the-root', file: 'gateway/rapportage/restart.ts', code: from('../main.ts') },
  {
    rule: 'gateway-knows-itself',
    file: 'gateway/rapportage/vendor.ts',
    code: from('../../adapters/esis/index.ts'),
  },
  {
    rule: 'screens-ask-services',
    file: 'lti-tool/screens/groep/page.tsx',
    code: from('../../../gateway/opp/store.ts'),
  },
  {
    rule: 'screens-open-no-database',
    file: 'lti-tool/screens/groep/tx.ts',
    code: from('../../../gateway/platform/db/pool.ts'),
  },
  { rule: 'ui-knows-no-screen', file: 'lti-tool/ui/card.tsx', code: from('../screens/groep/free.ts') },
  { rule: 'lti-knows-no-screen', file: 'lti-tool/lti/launch.ts', code: from('../screens/groep/free.ts') },
  {
    rule: 'lti-tool-knows-no-vendor',
    file: 'lti-tool/screens/koppelingen/page.tsx',
    code: from('../../../adapters/esis/index.ts'),
  },
  {
    rule: 'adapters-see-the-port-only',
    file: 'adapters/esis/peek.ts',
    code: from('../../gateway/platform/db/pool.ts'),
  },
  { rule: 'vendors-stand-apart', file: 'adapters/magister/index.ts', code: from('../esis/index.ts') },
  { rule: 'kit-knows-no-format', file: 'adapters/_kit/http.ts', code: from('../_formats/edexml/free.ts') },
  {
    rule: 'formats-know-no-vendor',
    file: 'adapters/_formats/edexml/quirk.ts',
    code: from('../../esis/index.ts'),
  },
  {
    rule: 'mappings-are-data',
    file: 'mappings/edexml/jaargroep.ts',
    code: from('../../adapters/_kit/free.ts'),
  },
  {
    rule: 'product-needs-no-fixture',
    file: 'adapters/esis/shortcut.ts',
    code: from('./simulator/server.ts'),
  },
  { rule: 'product-needs-no-dev-dependency', file: 'gateway/rapportage/check.ts', code: from('fast-check') },
  { rule: 'no-cycle', file: 'gateway/rapportage/a.ts', code: from('./b.ts') },
  { rule: 'every-import-exists', file: 'gateway/rapportage/gone.ts', code: from('./not-there.ts') },
];

const EMPTY = 'export const x = 1;\n';

/** What the breaches point at, and imports that look like breaches and are none. */
export const SOUND: Readonly<Record<string, string>> = {
  'gateway/errors.ts': EMPTY,
  'gateway/config.ts': EMPTY,
  'gateway/main.ts': `${from('../adapters/esis/index.ts')}${from('../lti-tool/screens/groep/free.ts')}${from('express')}`,
  'gateway/model/leerling.ts': from('zod'),
  'gateway/platform/db/pool.ts': `${from('pg')}${from('pg-copy-streams')}${from('kysely')}${from('../../config.ts')}`,
  'gateway/platform/jobs/queues.ts': `${from('bullmq')}${from('../db/pool.ts')}`,
  'gateway/opp/store.ts': `${from('../platform/db/pool.ts')}${from('../model/leerling.ts')}`,
  'gateway/access/webauthn.ts': from('@simplewebauthn/server'),
  'gateway/opp/opp-rules.ts': `${from('zod')}${from('../model/leerling.ts')}${from('../groepen/view.ts')}`,
  'gateway/groepen/detour.ts': from('../platform/db/pool.ts'),
  'gateway/groepen/routes.ts': EMPTY,
  'gateway/groepen/plain-service.ts': from('./members.ts'),
  'gateway/groepen/members.ts': from('../platform/db/pool.ts'),
  'gateway/groepen/view.ts': EMPTY,
  'gateway/rapportage/b.ts': from('./a.ts'),
  'gateway/sync/source-adapter.ts': type('../model/leerling.ts'),
  'lti-tool/screens/groep/free.ts': `${type('../../../gateway/platform/db/pool.ts')}${from('../../../gateway/groepen/plain-service.ts')}`,
  'lti-tool/lti/token.ts': from('jose'),
  'adapters/esis/index.ts': `${from('../_formats/edexml/free.ts')}${from('../../mappings/edexml/free.ts')}${type('../../gateway/sync/source-adapter.ts')}`,
  'adapters/esis/simulator/server.ts': `${from('express')}${from('../../../fixtures/school.ts')}`,
  'adapters/esis/index.test.ts': `${from('vitest')}${from('./simulator/server.ts')}`,
  'adapters/_formats/edexml/free.ts': from('../../_kit/free.ts'),
  'adapters/_kit/free.ts': `${from('fast-xml-parser')}${from('../../gateway/errors.ts')}`,
  'mappings/edexml/free.ts': `${from('../../gateway/model/leerling.ts')}${from('zod')}`,
  'fixtures/school.ts': `${from('../gateway/platform/db/pool.ts')}${from('express')}`,
  'test/int/db.test.ts': `${from('pg')}${from('../../fixtures/school.ts')}`,
};
