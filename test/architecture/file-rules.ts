/** A rule about one file at a time: which files, what is wrong with one, and an example that it must find. */
export interface FileRule {
  readonly name: string;
  readonly applies: (file: string) => boolean;
  /** What is wrong, in a few words each; empty when nothing is. */
  readonly faults: (file: string, text: string) => readonly string[];
  readonly planted: { readonly file: string; readonly text: string };
}

const code = (file: string) => /\.(ts|tsx|js)$/.test(file) && !/\.gen\.ts$/.test(file);
const typescript = (file: string) => /\.tsx?$/.test(file);
const test = (file: string) => /\.test\.tsx?$/.test(file);
const tsx = (file: string) => file.endsWith('.tsx') && !test(file);
const any = () => true;
const binary = (file: string) => /\.(png|jpg|woff2?|ico|pdf|xlsx)$/.test(file);
/** This folder names what it forbids. */
const rulesThemselves = (file: string) => file.startsWith('test/architecture/');

const lines = (text: string) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
/** Line numbers with what matched, for a pattern that may occur more than once. */
function found(text: string, pattern: RegExp): string[] {
  return text.split('\n').flatMap((line, n) => {
    const hit = pattern.exec(line);
    return hit ? [`line ${n + 1}: ${hit[0].trim()}`] : [];
  });
}
const longer = (most: number) => (_: string, text: string) =>
  lines(text) > most ? [`${lines(text)} lines`] : [];
const pattern = (shape: RegExp) => (_: string, text: string) => found(text, shape);

const NAME =
  /^([._]?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*|\d{4}_[a-z0-9_]+\.sql|README\.md|LICENSE|CHANGELOG\.md)$/;
const DRAWER = /^(utils?|helpers?|common|lib|misc|shared)$/;

export const FILE_RULES: readonly FileRule[] = [
  {
    name: 'a source file has at most 300 lines',
    applies: (file) => code(file) && !test(file),
    faults: longer(300),
    planted: { file: 'gateway/opp/service.ts', text: 'x\n'.repeat(301) },
  },
  {
    name: 'a style sheet has at most 400 lines',
    applies: (file) => file.endsWith('.css'),
    faults: longer(400),
    planted: { file: 'lti-tool/ui/styles/opp.css', text: 'x\n'.repeat(401) },
  },
  {
    name: 'a test file has at most 400 lines',
    applies: test,
    faults: longer(400),
    planted: { file: 'gateway/opp/service.test.ts', text: 'x\n'.repeat(401) },
  },
  {
    name: 'names are kebab-case',
    applies: any,
    faults: (file) => file.split('/').filter((part) => !NAME.test(part)),
    planted: { file: 'gateway/opp/oppService.ts', text: '' },
  },
  {
    name: 'no drawer for whatever fits nowhere',
    applies: any,
    faults: (file) => file.split('/').filter((part) => DRAWER.test(part.replace(/\..*$/, ''))),
    planted: { file: 'gateway/opp/helpers.ts', text: '' },
  },
  {
    name: 'no screen needs eval: hx-on, js: values, trigger filters',
    applies: tsx,
    faults: pattern(/hx-on|["'`{]\s*(js|javascript):|trigger=["'{`][^"'`]*\[/),
    planted: {
      file: 'lti-tool/screens/opp/page.tsx',
      text: `<b hx-on:click="x" />\n<b hx-vals='js:{}' />\n<b hx-trigger="click[ctrlKey]" />`,
    },
  },
  {
    name: 'no inline script, style or handler in a screen',
    applies: tsx,
    faults: pattern(
      /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[A-Za-z]+=["'{]|dangerouslySetInnerHTML[^;]*<(script|style)/,
    ),
    planted: {
      file: 'lti-tool/screens/opp/page.tsx',
      text: `<script>\n<b style={{}} />\n<b onClick={go} />`,
    },
  },
  {
    name: 'nothing comes from another host',
    applies: (file) => tsx(file) || file.endsWith('.css'),
    faults: pattern(
      /(src|srcset|href)=["'{`]+(https?:)?\/\/|url\(\s*["']?(https?:)?\/\/|@import\s+["'](https?:)?\/\//,
    ),
    planted: {
      file: 'lti-tool/ui/styles/x.css',
      text: '@import "https://cdn.example/x.css";\na { background: url(//cdn.example/x.png) }',
    },
  },
  {
    name: 'settings are read in one place',
    applies: (file) =>
      /\.(tsx?|js)$/.test(file) &&
      !test(file) &&
      !/^(test|bench)\//.test(file) &&
      file !== 'gateway/config.ts',
    faults: pattern(/process\.env\b/),
    planted: { file: 'gateway/opp/service.ts', text: "const x = process.env['X'];" },
  },
  {
    name: 'the type checker is believed',
    applies: (file) => typescript(file) && !rulesThemselves(file),
    faults: pattern(
      /\bas any\b(?=\s*[;,)\].}]|$)|<any[>,]|:\s*any\b(?=\s*[;,)=]|$)|@ts-(ignore|nocheck|expect-error)/,
    ),
    planted: { file: 'gateway/opp/service.ts', text: 'f(x as any);\n// @ts-ignore\nlet y: any;' },
  },
  {
    name: 'a rule is switched off with a reason only',
    applies: (file) => typescript(file) && !rulesThemselves(file),
    faults: pattern(/biome-ignore[^:]*:?\s*$|biome-ignore [^:]*:\s*(<explanation>|\*)/),
    planted: {
      file: 'gateway/opp/service.ts',
      text: '// biome-ignore lint/x/y\n// biome-ignore lint/x/y: <explanation>',
    },
  },
  {
    name: 'no path of one machine, no host of a registry',
    applies: (file) => !binary(file) && !rulesThemselves(file),
    faults: pattern(
      /(?<![\w.@-])\/(work|home\/\w+|Users\/\w+|tmp)\/\w|[A-Z]:\\Users|registry\.[a-z]+\.|npmjs\.(org|com)|yarnpkg|npmmirror|artifactory|verdaccio|jfrog/,
    ),
    planted: {
      file: 'docs/x.md',
      text: 'cd /home/juf/koers\nnpm i --registry https://registry.example.org\n"resolved": "https://npmjs.org/x"',
    },
  },
];
