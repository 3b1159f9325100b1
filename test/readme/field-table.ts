import { fieldTable } from '../../src/scenario/field-table.ts';

/** The fields of a scenario as a Markdown table. */
export function fieldTableMarkdown(): string {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const rows = fieldTable().map(
    ({ path, type, unit, default: otherwise, meaning }) =>
      `| \`${path}\` | ${cell(type)} | ${cell(unit)} | ${cell(otherwise)} | ${cell(meaning)} |`,
  );
  return [
    '| field | type | unit | default | meaning |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
