import { describe, expect, it } from 'vitest';
import { faultLine } from '../../src/world/pack/fault.ts';
import { readTable } from '../../src/world/pack/read-table.ts';
import { may, must, type TableSchema } from '../../src/world/table-schema.ts';

const schema: TableSchema = {
  name: 'towns',
  key: ['id'],
  columns: {
    id: must('text'),
    latDeg: must('number'),
    people: may('whole'),
    opened: may('date'),
    size: may('text', ['big', 'small']),
    year: must('year'),
    isPort: must('flag'),
  },
};
const HEADER = 'id,latDeg,people,opened,size,year,isPort';
const faultsOf = (...lines: string[]) =>
  readTable(schema, [HEADER, ...lines].join('\n')).faults.map(faultLine);

describe('readTable', () => {
  it('reads rows with the line on which each begins, quoted line breaks and all', () => {
    const csv = `${HEADER}\n"a\nb",-1.5,10,2024-02,big,2025,1\nc,2,,,,2025,0\n`;
    const { rows, faults } = readTable(schema, csv);
    expect(faults).toEqual([]);
    expect(rows.map(({ line, cells }) => [line, cells.id])).toEqual([
      [2, 'a\nb'],
      [4, 'c'],
    ]);
  });

  it.each([
    ['x,4o.2,,,,2025,1', 'towns.csv:2 latDeg: "4o.2" is not a decimal number'],
    ['x,,,,,2025,1', 'towns.csv:2 latDeg: is empty'],
    ['x,1e3,,,,2025,1', 'towns.csv:2 latDeg: "1e3" is not a decimal number'],
    ['x,1,1.5,,,2025,1', 'towns.csv:2 people: "1.5" is not a whole number'],
    [
      'x,1,,2024-13,,2025,1',
      'towns.csv:2 opened: "2024-13" is not a date YYYY, YYYY-MM or YYYY-MM-DD',
    ],
    ['x,1,,,huge,2025,1', 'towns.csv:2 size: "huge" is none of big, small'],
    ['x,1,,,,20255,1', 'towns.csv:2 year: "20255" is not a year from 1990 to 2100'],
    ['x,1,,,,2025,yes', 'towns.csv:2 isPort: "yes" is not 0 or 1'],
    [' x,1,,,,2025,1', 'towns.csv:2 id: " x" has blanks around it'],
    ['x,1,,,2025,1', 'towns.csv:2 has 6 cells, the header has 7'],
  ])('refuses %j with its place', (line, message) => {
    expect(faultsOf(line)).toEqual([message]);
  });

  it('names the row that a key repeats, and every fault at once', () => {
    const faults = faultsOf('x,1,,,,2025,1', 'y,no,,,,2025,2', 'x,2,,,,2025,0');
    expect(faults).toEqual([
      'towns.csv:3 latDeg: "no" is not a decimal number',
      'towns.csv:3 isPort: "2" is not 0 or 1',
      'towns.csv:4 id: repeats the row of line 2: x',
    ]);
  });

  it('refuses a header with unknown, missing or repeated columns', () => {
    const { faults } = readTable(schema, 'id,id,latitude\n');
    const messages = faults.map(({ message }) => message);
    expect(messages).toContain('unknown column latitude');
    expect(messages).toContain('lacks the column latDeg');
    expect(messages).toContain('repeats id');
  });
});
