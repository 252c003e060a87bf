import type { VNode } from 'preact';
import type { ConnectionReport } from '../../../gateway/sync/source-adapter.ts';
import { Icon } from '../../ui/components/icon.tsx';
import { Notice } from '../../ui/components/notice.tsx';

export const TEST = 'test-uitslag';

export interface CheckReportProps {
  report: ConnectionReport | null;
  title: string;
  /** It came just now, by a tap. */
  fresh?: boolean;
}

/** What testing the connection found, step by step. Empty until somebody tests. */
export function CheckReport({ report, title, fresh }: CheckReportProps): VNode {
  return (
    <div id={TEST}>{report ? <Steps report={report} title={title} fresh={fresh === true} /> : null}</div>
  );
}

function Steps({ report, title, fresh }: { report: ConnectionReport; title: string; fresh: boolean }): VNode {
  return (
    <Notice
      kind={report.ok ? 'success' : 'error'}
      title={report.ok ? 'De verbinding werkt.' : `Koers kan nog niets ophalen bij ${title}.`}
      announce={fresh}
      next={
        report.ok
          ? 'Er is niets opgehaald of veranderd.'
          : 'Kijk de gegevens van de verbinding na, of vraag het je leverancier.'
      }
    >
      <ul class="s-sync-stappen">
        {report.steps.map((step, i) => (
          <li
            key={`${i}-${step.message}`}
            class={step.ok ? 's-sync-stap s-sync-stap--goed' : 's-sync-stap s-sync-stap--fout'}
          >
            <Icon name={step.ok ? 'check' : 'x'} />
            <span>
              <span class="k-hidden">{step.ok ? 'Goed: ' : 'Fout: '}</span>
              {step.message}
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
