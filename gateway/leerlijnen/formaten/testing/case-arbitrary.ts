import fc from 'fast-check';
import { type CfPakket, DEFINITIES, type Obj, RELATIES } from '../case/model.ts';

/** Text of any script; without U+0000, which no row can hold. */
const tekst = fc.string({ unit: 'binary', maxLength: 12 }).map((t) => t.replaceAll('\0', ''));
const naam = fc.oneof(tekst, fc.constantFrom('Rekenen', ' Rekenen ', 'Taal 日本語', 'e\u0301 👩🏽‍🏫', ''));
const moment = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((d) => d.toISOString());
const dag = moment.map((m) => m.slice(0, 10));
const json = fc
  .jsonValue({ maxDepth: 2 })
  .map((w) => JSON.parse(JSON.stringify(w).replaceAll('\\u0000', '')) as unknown);
const koers = fc.oneof(
  json,
  fc.record(
    { soort: fc.constantFrom('LO', 'LS'), geordend: fc.boolean(), wie: naam, ldgm: fc.nat(8) },
    { requiredKeys: [] },
  ),
);
const extensies = fc
  .tuple(fc.dictionary(tekst, json, { maxKeys: 3 }), fc.option(koers, { freq: 4, nil: undefined }))
  .map(([vrij, k]) => ({ ...vrij, ...(k !== undefined && { koers: k }) }));
const link = fc.record({ title: naam, identifier: fc.uuid(), uri: fc.webUrl() });

const los = <T extends Record<string, fc.Arbitrary<unknown>>>(velden: T) =>
  fc.record(velden, { requiredKeys: [] });
const begrip = { hierarchyCode: tekst, description: tekst, extensions: extensies };
const uri = fc.option(fc.webUrl(), { freq: 2, nil: null });

function kop(o: Obj, id: string): Obj {
  return { ...o, identifier: id, uri: o['uri'] ?? `https://bron.example/ims/case/v1p1/CFItems/${id}` };
}

const item = fc
  .tuple(
    fc.record({
      fullStatement: naam,
      lastChangeDateTime: fc.oneof(moment, fc.constant('2020-05-05T10:00:00Z')),
      uri,
    }),
    los({
      humanCodingScheme: fc.oneof(tekst, fc.constantFrom('A', 'A.1', ' B')),
      CFItemType: fc.constantFrom(
        'Leergebied',
        'Leerlijn',
        'Niveau',
        'Leerdoel',
        'leerdoel',
        'Actie',
        'Leerroute',
        'Standard',
      ),
      abbreviatedStatement: naam,
      alternativeLabel: tekst,
      listEnumeration: tekst,
      conceptKeywords: fc.array(tekst, { maxLength: 2 }),
      conceptKeywordsURI: link,
      notes: tekst,
      subject: fc.array(tekst, { maxLength: 2 }),
      subjectURI: fc.array(link, { maxLength: 2 }),
      language: fc.constantFrom('nl', 'en'),
      educationLevel: fc.array(tekst, { maxLength: 2 }),
      CFItemTypeURI: link,
      licenseURI: link,
      statusStartDate: dag,
      statusEndDate: dag,
      extensions: extensies,
    }),
  )
  .map(([vast, vrij]): Obj => ({ ...vrij, ...vast }));

const definitie = fc.record({
  title: naam,
  lastChangeDateTime: moment,
  uri: fc.webUrl(),
  hierarchyCode: tekst,
  description: tekst,
  licenseText: tekst,
});
const PER_LIJST = {
  CFConcepts: ['hierarchyCode', 'description'],
  CFSubjects: ['hierarchyCode', 'description'],
  CFLicenses: ['description', 'licenseText'],
  CFItemTypes: ['hierarchyCode', 'description'],
  CFAssociationGroupings: ['description'],
} as const;

function definities(): fc.Arbitrary<Obj> {
  const lijsten = DEFINITIES.map((lijst) => {
    const velden = ['title', 'lastChangeDateTime', 'uri', ...PER_LIJST[lijst]];
    const rij = fc.tuple(definitie, fc.uuid(), fc.option(extensies, { nil: undefined })).map(
      ([d, id, ext]): Obj => ({
        ...Object.fromEntries(Object.entries(d).filter(([veld]) => velden.includes(veld))),
        identifier: id,
        ...(ext && { extensions: ext }),
      }),
    );
    return [lijst, fc.uniqueArray(rij, { maxLength: 2, selector: (r) => r['identifier'] })] as const;
  });
  return los({ ...Object.fromEntries(lijsten), extensions: extensies });
}

const rubriek = fc
  .tuple(
    fc.uuid(),
    fc.uuid(),
    fc.uuid(),
    moment,
    tekst,
    los({ title: tekst, description: tekst, extensions: begrip.extensions }),
    link,
    fc.nat(9),
  )
  .map(
    ([id, criterium, niveau, m, t, vrij, naar, n]): Obj => ({
      ...vrij,
      identifier: id,
      uri: `urn:uuid:${id}`,
      lastChangeDateTime: m,
      CFRubricCriteria: [
        {
          identifier: criterium,
          uri: 'x',
          lastChangeDateTime: m,
          CFItemURI: naar,
          weight: n / 2,
          position: n,
          rubricId: id,
          CFRubricCriterionLevels: [
            {
              identifier: niveau,
              uri: t,
              lastChangeDateTime: m,
              score: n,
              quality: t,
              extensions: [{ a: t }],
              rubricCriterionId: criterium,
            },
          ],
        },
      ],
    }),
  );

/** An association by places in the list of items: the document is -1, something outside of the package -2. */
const relatie = fc.record({
  soort: fc.constantFrom(
    ...RELATIES,
    'isChildOf',
    'precedes',
    'ext:koers.routeLeerlijn',
    'ext:eigen_relatie',
  ),
  van: fc.nat(),
  naar: fc.nat(),
  id: fc.uuid(),
  los: fc.boolean(),
  vrij: los({
    sequenceNumber: fc.integer({ min: -3, max: 50 }),
    notes: tekst,
    extensions: extensies,
    CFAssociationGroupingURI: link,
  }),
  titel: fc.option(naam, { nil: null }),
  moment,
});

/**
 * A CFPackage of CASE 1.1: a tree of five levels and more in which an item may have several parents, relations of every
 * kind, also to outside of it, text of every script, and whatever else the schema allows.
 */
export const casePakket: fc.Arbitrary<CfPakket> = fc
  .record({
    ids: fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 14 }),
    items: fc.array(item, { minLength: 14, maxLength: 14 }),
    ouders: fc.array(
      fc.record({
        keuze: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
        nummer: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
        id: fc.array(fc.uuid(), { minLength: 3, maxLength: 3 }),
      }),
      { minLength: 14, maxLength: 14 },
    ),
    relaties: fc.array(relatie, { maxLength: 12 }),
    volgorde: fc.infiniteStream(fc.nat()),
    door: fc.boolean(),
    document: los({
      version: fc.oneof(tekst, fc.constant('2.1')),
      description: tekst,
      notes: tekst,
      language: tekst,
      subject: fc.array(tekst, { maxLength: 2 }),
      publisher: naam,
      adoptionStatus: fc.constant('Draft'),
      caseVersion: fc.constant('1.1'),
      extensions: extensies,
      statusStartDate: dag,
    }),
    titels: fc.tuple(naam, naam, moment),
    licentie: fc.record({
      title: naam.filter((t) => t.trim() !== ''),
      identifier: fc.uuid(),
      uri: fc.webUrl(),
    }),
    rest: los({
      CFDefinitions: definities(),
      CFRubrics: fc.uniqueArray(rubriek, { maxLength: 2, selector: (r) => r['identifier'] }),
      extensions: extensies,
    }),
    leeg: fc.boolean(),
  })
  .map((g) => {
    const [documentId = '', ...ids] = g.ids;
    const knoop = (i: number) => (i === -1 ? documentId : (ids[i] ?? ''));
    const naar = (i: number, titel: string | null) => ({
      title: titel ?? 'x',
      identifier: knoop(i),
      uri: `urn:uuid:${knoop(i)}`,
    });
    const gezien = new Set<string>();
    const vers = (id: string) => !gezien.has(id) && gezien.add(id);
    const boom = ids.flatMap((_, i) =>
      (g.ouders[i]?.keuze ?? []).flatMap((terug, k) => {
        const id = g.ouders[i]?.id[k] ?? '';
        const nummer = g.ouders[i]?.nummer;
        return vers(id)
          ? [
              {
                identifier: id,
                uri: `urn:uuid:${id}`,
                associationType: 'isChildOf',
                originNodeURI: naar(i, null),
                destinationNodeURI: naar(Math.max(-1, i - terug), 'y'),
                lastChangeDateTime: g.titels[2],
                ...(nummer && { sequenceNumber: nummer }),
              },
            ]
          : [];
      }),
    );
    const meer = g.relaties.flatMap((r) => {
      const [a, b] = [r.van % (ids.length + 1), r.naar % (ids.length + 1)].map((n) => n - 1) as [
        number,
        number,
      ];
      // Forward only, so that nothing goes round; `vers` keeps identifiers single.
      if (/^(isChildOf|precedes)$/.test(r.soort) && (a <= b || b < 0) && !(r.soort === 'isChildOf' && a > b))
        return [];
      const eind = r.los
        ? {
            title: 'elders',
            identifier: 'https://elders.example/1',
            uri: 'https://elders.example/1',
            targetType: 'ext:elders',
          }
        : naar(b, r.titel);
      return vers(r.id)
        ? [
            {
              ...r.vrij,
              identifier: r.id,
              uri: `https://bron.example/a/${r.id}`,
              associationType: r.soort,
              originNodeURI: naar(a, r.titel),
              destinationNodeURI: eind,
              lastChangeDateTime: r.moment,
            },
          ]
        : [];
    });
    const keer = <T>(lijst: T[]): T[] =>
      g.door
        ? lijst
        : lijst
            .map((ding) => [g.volgorde.next().value ?? 0, ding] as const)
            .sort((x, y) => x[0] - y[0])
            .map(([, ding]) => ding);
    const items = keer(ids.map((id, i) => kop(g.items[i] ?? {}, id)));
    const relaties = keer([...boom, ...meer]);
    return {
      CFDocument: {
        ...g.document,
        identifier: documentId,
        uri: `https://bron.example/d/${documentId}`,
        creator: g.titels[0],
        title: g.titels[1],
        lastChangeDateTime: g.titels[2],
        licenseURI: g.licentie,
      },
      ...((items.length > 0 || g.leeg) && { CFItems: items }),
      ...((relaties.length > 0 || g.leeg) && { CFAssociations: relaties }),
      ...g.rest,
    } as CfPakket;
  });
