/** What both tools made of one case: Koers first, the peer second. */
export interface Verdict {
  readonly name: string;
  readonly must: 'refuse' | 'accept';
  readonly right: readonly boolean[];
}

/** Koers first, the peer second. */
export interface Figures {
  readonly perSecond: readonly [number, number];
  readonly statements: readonly [number, number];
}

const INTRO = `# LTI launches: what is refused, what gets in, and what it costs

Written by \`npm run bench:lti -- --write\`: the same platform, the same launches, Koers and ltijs 5.9.9 (as its documentation
sets it up, dynamic registration on) in one run on one PostgreSQL. "wrong" in bold is a launch that got in and must not, or
was kept out and is honest. Why Koers has a core of its own: [decision 0002](../decisions/0002-own-lti-core.md).

`;

const table = (rows: readonly Verdict[]): string =>
  rows
    .map(({ name, right }) => `| ${name} | ${right.map((ok) => (ok ? 'right' : '**wrong**')).join(' | ')} |`)
    .join('\n');

/** The page for docs/security/lti.md. */
export function page(rows: readonly Verdict[], { perSecond, statements }: Figures): string {
  const wrong = [0, 1].map((tool) => rows.filter((row) => !row.right[tool]).length);
  const [ours, theirs] = perSecond;
  const section = (title: string, must: Verdict['must']) =>
    `## ${title}\n\n| launch | Koers | ltijs 5.9.9 |\n|---|---|---|\n${table(rows.filter((row) => row.must === must))}\n`;
  return `${INTRO}${section('Must be refused', 'refuse')}
${section('Must get in', 'accept')}
## In figures

| | Koers | ltijs 5.9.9 |
|---|---|---|
| wrong verdicts of ${rows.length} | ${wrong.join(' | ')} |
| launches a second, eight at a time | ${ours.toFixed(0)} | ${theirs.toFixed(0)} |
| statements to the database in a launch | ${statements.join(' | ')} |

Koers is ${(ours / theirs).toFixed(1)} times as fast. A launch is from the ELO's link to the first answer that the session gives.
Statements are counted on the wire, entering a school or a session among them; BEGIN, COMMIT and SET ROLE are not.
`;
}
