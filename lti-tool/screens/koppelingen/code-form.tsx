import type { VNode } from 'preact';
import type { SourceList } from '../../../gateway/sync/source-adapter.ts';
import { Button } from '../../ui/components/button.tsx';
import { Select } from '../../ui/components/input.tsx';
import { codesUrl, codeVoorbeeldUrl } from './urls.ts';

/** What a form about codes needs to know of its connection. */
export interface CodesOf {
  readonly connection: string;
  readonly lists: readonly SourceList[];
}

export interface CodeFormProps {
  /** Once on the page. */
  id: string;
  connection: string;
  list: SourceList;
  code: string;
}

/** "Dit betekent …": one choice for one code. Choosing shows what it would change; nothing changes before it is saved. */
export function CodeForm({ id, connection, list, code }: CodeFormProps): VNode {
  return (
    <form class="s-sync-code" method="post" action={codesUrl(connection)}>
      <input type="hidden" name="lijst" value={list.id} />
      <input type="hidden" name="code" value={code} />
      <Select
        id={id}
        name="waarde"
        label={`“${code}” betekent`}
        placeholder="Kies wat het is"
        options={Object.entries(list.values).map(([value, label]) => ({ value, label }))}
        hx={{
          get: codeVoorbeeldUrl(connection),
          trigger: 'change',
          target: `#${id}-gevolg`,
          vals: { lijst: list.id, code },
        }}
      />
      <Button type="submit" label={`Bewaren: wat “${code}” betekent`}>
        Bewaren
      </Button>
      <div id={`${id}-gevolg`} class="s-sync-code__gevolg" />
    </form>
  );
}
