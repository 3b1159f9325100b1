import type { ReportDocument } from '../../src/report/document.ts';

/** A report with every kind of block, and with text that would do harm if it were printed as it is. */
export const SAMPLE: ReportDocument = {
  title: 'A sample',
  blocks: [
    { kind: 'heading', text: 'Heading' },
    { kind: 'text', text: 'A plain paragraph.' },
    { kind: 'text', tone: 'warning', text: 'A warning\u001b[31m in red.' },
    {
      kind: 'table',
      title: 'Sites',
      pinned: 1,
      columns: [
        { key: 'site', label: 'site', isElastic: true },
        { key: 'rttMs', label: 'RTT', unit: 'ms', number: { digits: 1 } },
        { key: 'share', label: 'share', unit: '%', number: { digits: 1, style: 'percent' } },
      ],
      rows: [
        { site: 'Querétaro', rttMs: 12.345, share: 0.5 },
        { site: '=HYPERLINK("http://x","y")', rttMs: -1, share: undefined },
        { site: 'clear\u001b[2Jscreen\u202e', rttMs: undefined, share: 0 },
      ],
    },
    {
      kind: 'bars',
      title: 'Points',
      number: { digits: 0 },
      bars: [
        { label: 'a', value: 10 },
        { label: 'b', value: 5, note: 'half' },
      ],
    },
    { kind: 'picture', title: 'Map', lines: [[{ text: '⣿', color: 'blue' }, { text: '⠁' }]] },
  ],
};
